import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { asksAudience, line, orExpect } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { wanted } from '../steps/known-values.ts'

const page = manual('GitLab', 'https://docs.gitlab.com')
const idTokens = page('OpenID Connect authentication using ID tokens', 'ci/secrets/id_token_authentication/')
const provider = page('GitLab as OpenID Connect identity provider', 'integration/openid_connect_provider/')
const home = 'https://gitlab.com'

/** The issuer of job tokens once had no scheme. */
const isBare = ({ issuerText }: Seen) => issuerText === 'gitlab.com'

const isOfJob = ({ claims = {} }: Seen) =>
  typeof claims.project_path === 'string' && claims.pipeline_id !== undefined && claims.ref_protected !== undefined

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'A job names the audience itself, under id_tokens. Put in what your API expects.',
      snippets: [
        line(
          '.gitlab-ci.yml',
          'text',
          'your-job:\n  id_tokens:\n    ID_TOKEN:\n      ',
          `aud: ${JSON.stringify(wanted(facts, 'https://api.example.com'))}`,
        ),
      ],
    },
    {
      text: 'Send the variable ID_TOKEN. CI_JOB_JWT and CI_JOB_TOKEN are something else: the first is gone, the second is for GitLab’s own API.',
    },
  ],
  asks: asksAudience,
  docs: idTokens,
})

export const gitlab: Provider<'gitlab'> = {
  id: 'gitlab',
  name: 'GitLab',
  recognise(seen) {
    const traits = isOfJob(seen) ? ['job'] : []
    if (isBare(seen)) return { confidence: 'host', reason: 'the issuer is gitlab.com.', traits }
    const base = seen.issuer ? issuerBase(seen) : secureUrl(seen)?.origin
    if (base === home) return byHost(seen, ...traits)
    return base !== undefined && isOfJob(seen) ? byHint('it has the claims of a GitLab job.', ...traits) : undefined
  },
  endpoints: (seen) =>
    endpointsOf(
      seen.issuer ? issuerBase(seen) : home,
      {
        jwks: '/oauth/discovery/keys',
        userinfo: '/oauth/userinfo',
        introspection: '/oauth/introspect',
        revocation: '/oauth/revoke',
      },
      isBare(seen) ? { metadata: [] } : {},
    ),
  fixes: {
    'aud-missing': audienceFix,
    'ci-identity-token': audienceFix,
    'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
    expired: () => ({
      steps: [
        {
          text: 'A job’s token lives as long as the job may run, or for minutes. Run the job again; each run gets a new one.',
        },
      ],
      docs: idTokens,
    }),
  },
  sources: [idTokens, provider],
  lastChecked: '2026-11-21',
}

const job = { project_path: 'group/shop', pipeline_id: '1', ref_protected: 'true' }

export const cases: ProviderCases = {
  takes: {
    'GitLab.com': certain(() => issuedBy(home, job), 'job'),
    'a user’s token': certain(() => issuedBy(home)),
    'an issuer without a scheme': certain(() => issuedBy('gitlab.com')),
    'a request': certain(() => asked('https://gitlab.com/oauth/authorize')),
    'a server of one’s own': hinted(() => issuedBy('https://git.example.com', job), 'job'),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://gitlab.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://my-gitlab.com'),
    'a host below it': () => issuedBy('https://pages.gitlab.com'),
    'a server without its claims': () => issuedBy('https://gitlab.example.com', { project_path: 'group/shop' }),
  },
}

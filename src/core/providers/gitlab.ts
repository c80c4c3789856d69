import type { Trait } from '../model/provider.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('GitLab', 'https://docs.gitlab.com')
export const idTokens = page('OpenID Connect authentication using ID tokens', 'ci/secrets/id_token_authentication/')
const provider = page('GitLab as OpenID Connect identity provider', 'integration/openid_connect_provider/')
const home = 'https://gitlab.com'

/** The issuer of job tokens once had no scheme. */
const isBare = ({ issuerText }: Seen) => issuerText === 'gitlab.com'

const isOfJob = ({ claims = {} }: Seen) =>
  typeof claims.project_path === 'string' && claims.pipeline_id !== undefined && claims.ref_protected !== undefined

export const gitlab: Provider<'gitlab'> = {
  id: 'gitlab',
  name: 'GitLab',
  traits: ['opaque-by-default', 'workload'],
  recognise(seen) {
    const traits: readonly Trait[] = isOfJob(seen) ? ['job'] : []
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

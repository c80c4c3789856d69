import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { asksAudience, line, orExpect } from '../steps/recipes.ts'
import { js, query } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { issuerOfToken, wanted } from '../steps/known-values.ts'

const reference = {
  label: 'GitHub: OpenID Connect reference',
  url: 'https://docs.github.com/en/actions/reference/security/oidc',
}

const audience = (facts: Facts) => wanted(facts, 'YOUR_AUDIENCE')

const askStep = (facts: Facts): FixStep => ({
  text: 'Ask for the token with the audience that your API expects. Unasked, it is the address of the repository’s owner.',
  snippets: [
    line('@actions/core', 'js', 'const token = await core.getIDToken(', js(audience(facts)), ')'),
    line(
      'In a step of the workflow',
      'bash',
      'curl --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL',
      `&audience=${query(audience(facts))}`,
      '"',
    ),
  ],
})

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    askStep(facts),
    {
      text: 'The job needs the permission for it.',
      snippets: [line('Workflow', 'text', 'permissions:\n  ', 'id-token: write')],
    },
  ],
  asks: asksAudience,
  afterwards: [
    'If the audience is right and the cloud still refuses, compare sub with its trust policy: it names the repository and then the branch, the environment or pull_request.',
  ],
  docs: reference,
})

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Let your API trust the issuer in the token. It ends with the enterprise’s name if the enterprise has set that, and GitHub Enterprise has hosts of its own.',
      snippets: [
        snippet('Issuer', 'text', changed(issuerOfToken(facts, 'https://token.actions.githubusercontent.com'))),
      ],
    },
  ],
  docs: reference,
})

/** GitHub.com with or without the enterprise, GHE.com, and GitHub Enterprise Server, whose path and claims tell it. */
function recogniseHost(seen: Seen) {
  const url = seen.issuer && secureUrl(seen)
  if (!url) return undefined
  const path = url.pathname
  if (url.hostname === 'token.actions.githubusercontent.com' && /^\/(?:[\w-]+\/?)?$/.test(path)) return byHost(seen)
  if (/^token\.actions\.[a-z0-9-]+\.ghe\.com$/.test(url.hostname) && path === '/') return byHost(seen)
  const server = path === '/_services/token' && typeof seen.claims?.job_workflow_ref === 'string'
  return server ? byHint('path and claims are those of GitHub Enterprise Server.') : undefined
}

export const githubActions: Provider<'github-actions'> = {
  id: 'github-actions',
  name: 'GitHub Actions',
  recognise: recogniseHost,
  endpoints: (seen) => endpointsOf(issuerBase(seen), { jwks: '/.well-known/jwks' }),
  fixes: {
    'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
    expired: (facts) => ({
      steps: [
        {
          text: 'The token lives for a few minutes. Ask for it in the step that needs it, not at the beginning of the job.',
          snippets: askStep(facts).snippets ?? [],
        },
      ],
      docs: reference,
    }),
    'iss-mismatch-exact': issuerFix,
    'iss-near-miss': issuerFix,
    'ci-identity-token': audienceFix,
  },
  sources: [
    reference,
    {
      label: 'GitHub: REST API for OIDC, custom issuer of an enterprise',
      url: 'https://docs.github.com/en/enterprise-cloud@latest/rest/actions/oidc',
    },
  ],
  lastChecked: '2026-11-21',
}

const job = { job_workflow_ref: 'owner/shop/.github/workflows/ci.yml@refs/heads/main' }

export const cases: ProviderCases = {
  takes: {
    'GitHub.com': certain(() => issuedBy('https://token.actions.githubusercontent.com')),
    'an enterprise': certain(() => issuedBy('https://token.actions.githubusercontent.com/octo-enterprise')),
    'GHE.com': certain(() => issuedBy('https://token.actions.octocorp.ghe.com')),
    'a server of one’s own': hinted(() => issuedBy('https://github.example.com/_services/token', job)),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://token.actions.githubusercontent.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://my-token.actions.githubusercontent.com'),
    'two labels below GHE.com': () => issuedBy('https://token.actions.a.b.ghe.com'),
    'another domain that ends so': () => issuedBy('https://token.actions.octocorp.notghe.com'),
    'a path of two': () => issuedBy('https://token.actions.githubusercontent.com/a/b'),
    'the server’s path alone': () => issuedBy('https://github.example.com/_services/token'),
  },
}

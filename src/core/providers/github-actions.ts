import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'

export const reference = {
  label: 'GitHub: OpenID Connect reference',
  url: 'https://docs.github.com/en/actions/reference/security/oidc',
}

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
  traits: ['workload', 'job'],
  recognise: recogniseHost,
  endpoints: (seen) => endpointsOf(issuerBase(seen), { jwks: '/.well-known/jwks' }),
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

import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy, underHost } from './define.ts'
import { byHost, endpointsOf, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Logto', 'https://docs.logto.io')
export const resources = page('Protect global API resources', 'authorization/global-api-resources')
const opaque = page('Opaque token', 'concepts/opaque-token')

function tenantIssuer(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (!url || url.hostname === 'logto.app' || !underHost(url.hostname, 'logto.app')) return undefined
  return (seen.issuer ? /^\/oidc\/?$/ : /^\/oidc\//).test(url.pathname) ? `${url.origin}/oidc` : undefined
}

export const logto: Provider<'logto'> = {
  id: 'logto',
  name: 'Logto',
  traits: ['asks-resource'],
  recognise: (seen) => (tenantIssuer(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(tenantIssuer(seen), {
      jwks: '/jwks',
      userinfo: '/me',
      introspection: '/token/introspection',
      revocation: '/token/revocation',
    }),
  sources: [resources, opaque],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'a tenant': certain(() => issuedBy('https://abc123.logto.app/oidc')),
    'a request': certain(() => asked('https://abc123.logto.app/oidc/auth')),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://logto.app/oidc'),
    'the name as an ending': () => issuedBy('https://abc.notlogto.app/oidc'),
    'the name in front of another domain': () => issuedBy('https://abc.logto.app.evil.example/oidc'),
    'another path': () => issuedBy('https://abc.logto.app/api'),
  },
}

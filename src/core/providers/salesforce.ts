import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, secureUrl, tenantOf } from './recognition.ts'

export const discovery = {
  label: 'Salesforce: OAuth endpoints',
  url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm&language=en_US&type=5',
}
export const document = {
  label: 'Salesforce: OpenID Connect discovery document',
  url: 'https://login.salesforce.com/.well-known/openid-configuration',
}
export const logins = ['https://login.salesforce.com', 'https://test.salesforce.com']

function orgOf(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (url && logins.includes(url.origin)) return seen.issuer && url.pathname !== '/' ? undefined : url.origin
  return tenantOf(seen, 'my.salesforce.com', 'my.site.com')
}

export const salesforce: Provider<'salesforce'> = {
  id: 'salesforce',
  name: 'Salesforce',
  traits: ['opaque-by-default', 'keys-elsewhere'],
  recognise: (seen) => (orgOf(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(orgOf(seen), {
      jwks: '/id/keys',
      userinfo: '/services/oauth2/userinfo',
      introspection: '/services/oauth2/introspect',
      revocation: '/services/oauth2/revoke',
    }),
  sources: [discovery, document],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the login host': certain(() => issuedBy('https://login.salesforce.com')),
    'a My Domain': certain(() => issuedBy('https://shop.my.salesforce.com')),
    'a sandbox': certain(() => issuedBy('https://shop--dev.sandbox.my.salesforce.com')),
    'a request': certain(() => asked('https://login.salesforce.com/services/oauth2/authorize')),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://login.salesforce.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://evil-login.salesforce.com'),
    'the domain as an ending': () => issuedBy('https://shop.notmy.salesforce.com'),
    'a path': () => issuedBy('https://login.salesforce.com/x'),
  },
}

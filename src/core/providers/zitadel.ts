import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, tenantOf } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('ZITADEL', 'https://zitadel.com/docs')
export const scopes = page('Reserved scopes', 'apis/openidoauth/scopes')
export const endpoints = page('OIDC endpoints', 'apis/openidoauth/endpoints')

const hasOwnClaims = ({ claims = {} }: Seen) => Object.keys(claims).some((name) => name.startsWith('urn:zitadel:iam:'))

export const zitadel: Provider<'zitadel'> = {
  id: 'zitadel',
  name: 'ZITADEL',
  traits: ['opaque-by-default'],
  recognise(seen) {
    if (tenantOf(seen, 'zitadel.cloud') !== undefined) return byHost(seen)
    return issuerBase(seen) !== undefined && hasOwnClaims(seen) ? byHint('it has claims of ZITADEL’s.') : undefined
  },
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen) ?? tenantOf(seen, 'zitadel.cloud'), {
      jwks: '/oauth/v2/keys',
      userinfo: '/oidc/v1/userinfo',
      introspection: '/oauth/v2/introspect',
      revocation: '/oauth/v2/revoke',
    }),
  sources: [scopes, endpoints],
  lastChecked: '2026-11-21',
}

const roles = { 'urn:zitadel:iam:org:project:roles': { admin: {} } }

export const cases: ProviderCases = {
  takes: {
    'an instance': certain(() => issuedBy('https://shop-abc123.zitadel.cloud')),
    'an instance in a region': certain(() => issuedBy('https://shop-abc123.us1.zitadel.cloud')),
    'a request': certain(() => asked('https://shop-abc123.zitadel.cloud/oauth/v2/authorize')),
    'a server of one’s own': hinted(() => issuedBy('https://login.example.com', roles)),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://zitadel.cloud'),
    'the name as an ending': () => issuedBy('https://shop.notzitadel.cloud'),
    'the name in front of another domain': () => issuedBy('https://shop.zitadel.cloud.evil.example'),
    'a server without its claims': () => issuedBy('https://login.example.com'),
  },
}

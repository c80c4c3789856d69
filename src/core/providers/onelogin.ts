import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy, underHost } from './define.ts'
import { byHost, endpointsOf, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('OneLogin', 'https://developers.onelogin.com/openid-connect')
export const api = page('OpenID Connect API, user info', 'api/user-info')

function account(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (!url || url.hostname === 'onelogin.com' || !underHost(url.hostname, 'onelogin.com')) return undefined
  return (seen.issuer ? /^\/oidc\/2\/?$/ : /^\/oidc\/2\//).test(url.pathname) ? `${url.origin}/oidc/2` : undefined
}

export const onelogin: Provider<'onelogin'> = {
  id: 'onelogin',
  name: 'OneLogin',
  traits: ['opaque-by-default'],
  recognise: (seen) => (account(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(account(seen), { jwks: '/certs', userinfo: '/me', introspection: '/token/introspection' }),
  sources: [api],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'an account': certain(() => issuedBy('https://shop.onelogin.com/oidc/2')),
    'a request': certain(() => asked('https://shop.onelogin.com/oidc/2/auth')),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://onelogin.com/oidc/2'),
    'the name as an ending': () => issuedBy('https://shop.notonelogin.com/oidc/2'),
    'the name in front of another domain': () => issuedBy('https://shop.onelogin.com.evil.example/oidc/2'),
    'another version': () => issuedBy('https://shop.onelogin.com/oidc'),
  },
}

import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('PingOne', 'https://developer.pingidentity.com/pingone-api')
export const resources = page('Resources', 'platform/resources/resources-1.html')
export const tokens = page('Token endpoints', 'auth/openid-connect-oauth-2/token-intro.html')
const discovery = page('Discovery', 'auth/openid-connect-oauth-2/discovery-openid-configuration.html')

const hosts = ['com', 'eu', 'asia', 'ca', 'com.au', 'sg'].map((ending) => `auth.pingone.${ending}`)

function environment(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (!url || !hosts.includes(url.hostname)) return undefined
  const [path] =
    (seen.issuer ? /^\/[0-9a-f-]{36}\/as(?=\/?$)/i : /^\/[0-9a-f-]{36}\/as(?=\/)/i).exec(url.pathname) ?? []
  return path === undefined ? undefined : `${url.origin}${path}`
}

export const pingone: Provider<'pingone'> = {
  id: 'pingone',
  name: 'PingOne',
  recognise: (seen) => (environment(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(environment(seen), {
      jwks: '/jwks',
      userinfo: '/userinfo',
      introspection: '/introspect',
      revocation: '/revoke',
    }),
  sources: [resources, tokens, discovery],
  lastChecked: '2026-11-21',
}

const path = '11111111-2222-3333-4444-555555555555/as'

export const cases: ProviderCases = {
  takes: {
    'an environment': certain(() => issuedBy(`https://auth.pingone.eu/${path}`)),
    'an environment in Australia': certain(() => issuedBy(`https://auth.pingone.com.au/${path}`)),
    'a request': certain(() => asked(`https://auth.pingone.com/${path}/authorize`)),
  },
  refuses: {
    'an ending that is none of theirs': () => issuedBy(`https://auth.pingone.com.evil.example/${path}`),
    'the name behind a hyphen': () => issuedBy(`https://my-auth.pingone.com/${path}`),
    'no environment': () => issuedBy('https://auth.pingone.com/as'),
    'a path below': () => issuedBy(`https://auth.pingone.com/${path}/x`),
  },
}

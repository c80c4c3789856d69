import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, tenantOf } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Kinde', 'https://docs.kinde.com')
export const register = page('Register and manage APIs', 'developer-tools/your-apis/register-manage-apis/')
export const verifying = page('Verify access tokens', 'build/tokens/verifying-json-web-tokens/')

export const kinde: Provider<'kinde'> = {
  id: 'kinde',
  name: 'Kinde',
  traits: ['asks-audience'],
  recognise: (seen) => (tenantOf(seen, 'kinde.com') === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(tenantOf(seen, 'kinde.com'), {
      jwks: '/.well-known/jwks',
      userinfo: '/oauth2/v2/user_profile',
      introspection: '/oauth2/introspect',
      revocation: '/oauth2/revoke',
    }),
  sources: [
    register,
    verifying,
    {
      label: 'Kinde: OpenID Connect discovery document',
      url: 'https://app.kinde.com/.well-known/openid-configuration',
    },
  ],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'a business': certain(() => issuedBy('https://shop.kinde.com')),
    'a request': certain(() => asked('https://shop.kinde.com/oauth2/auth')),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://kinde.com'),
    'the name as an ending': () => issuedBy('https://shop.notkinde.com'),
    'the name in front of another domain': () => issuedBy('https://shop.kinde.com.evil.example'),
    'a path': () => issuedBy('https://shop.kinde.com/api'),
  },
}

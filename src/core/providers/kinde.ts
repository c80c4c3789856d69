import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, tenantOf } from './recognition.ts'
import { accessTokenOf, line, nameTheApi, orExpect, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { attribute, sh } from '../snippets/literals.ts'
import { serverOf } from '../steps/known-values.ts'
import { askAgain } from '../steps/steps.ts'

const page = manual('Kinde', 'https://docs.kinde.com')
const register = page('Register and manage APIs', 'developer-tools/your-apis/register-manage-apis/')
const verifying = page('Verify access tokens', 'build/tokens/verifying-json-web-tokens/')

const audienceFix = (facts: Facts): Fix =>
  nameTheApi(facts, {
    parameter: 'audience',
    authorize: `${serverOf(facts, 'https://YOUR_BUSINESS.kinde.com')}/oauth2/auth`,
    register: {
      where: 'Kinde → Settings → APIs → Add API',
      text: 'Register your API there, copy its audience and authorise your application for it.',
    },
    sdk: (identifier) => [
      line('kinde-auth-react', 'jsx', '<KindeProvider\n  ', `audience=${attribute(identifier)}`, '\n>'),
      line('kinde-auth-nextjs', 'bash', '', `KINDE_AUDIENCE=${sh(identifier)}`),
    ],
    afterwards: ['Unasked, Kinde writes an empty list into aud.'],
    docs: register,
  })

const getToken = line('kinde-auth-react', 'js', 'const token = await ', 'getToken()')

export const kinde: Provider<'kinde'> = {
  id: 'kinde',
  name: 'Kinde',
  recognise: (seen) => (tenantOf(seen, 'kinde.com') === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(tenantOf(seen, 'kinde.com'), {
      jwks: '/.well-known/jwks',
      userinfo: '/oauth2/v2/user_profile',
      introspection: '/oauth2/introspect',
      revocation: '/oauth2/revoke',
    }),
  fixes: {
    'aud-missing': audienceFix,
    'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
    'request-audience-missing': audienceFix,
    'id-token-as-access-token': (facts) => accessTokenOf(audienceFix(facts), getToken),
    expired: (facts) => ({
      steps: [askAgain(getToken)],
      ...whetherActive(facts, 'Kinde'),
      docs: verifying,
    }),
  },
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

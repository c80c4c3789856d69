import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, line, nameTheApi, orExpect, whetherActive } from '../steps/recipes.ts'
import { js } from '../snippets/literals.ts'
import { serverOf } from '../steps/known-values.ts'
import { resources } from '../providers/logto.ts'
import type { Fixes } from './define.ts'

const resourceFix = (facts: Facts): Fix =>
  nameTheApi(facts, {
    parameter: 'resource',
    authorize: `${serverOf(facts, 'https://YOUR_TENANT.logto.app')}/oidc/auth`,
    register: {
      where: 'Logto Console → API resources → Create API resource',
      text: 'Register your API there and copy its API identifier, character for character.',
    },
    sdk: (identifier) => [
      line(
        '@logto/react',
        'jsx',
        '<LogtoProvider config={{ endpoint, appId, ',
        `resources: [${js(identifier)}]`,
        ' }}>',
      ),
      line('@logto/react', 'js', 'const token = await getAccessToken(', js(identifier), ')'),
    ],
    afterwards: [
      'The token request needs the same resource; the SDKs send it. Without one the access token is opaque, and for Logto’s userinfo only.',
    ],
    docs: resources,
  })

export const logtoFixes: Fixes = {
  'opaque-token': resourceFix,
  'request-audience-missing': resourceFix,
  'aud-missing': resourceFix,
  'aud-mismatch': (facts) => orExpect(facts, resourceFix(facts)),
  'id-token-as-access-token': (facts) => accessTokenOf(resourceFix(facts)),
  expired: (facts) => ({
    steps: [
      {
        text: 'Ask the SDK right before each call; it exchanges the refresh token when it has to.',
        snippets: [line('@logto/react', 'js', 'const token = await ', "getAccessToken('YOUR_API_IDENTIFIER')")],
      },
    ],
    ...whetherActive(facts, 'Logto'),
    docs: resources,
  }),
}

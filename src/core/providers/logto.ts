import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy, underHost } from './define.ts'
import { byHost, endpointsOf, secureUrl } from './recognition.ts'
import { accessTokenOf, line, nameTheApi, orExpect, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { js } from '../snippets/literals.ts'
import { serverOf } from '../steps/known-values.ts'

const page = manual('Logto', 'https://docs.logto.io')
const resources = page('Protect global API resources', 'authorization/global-api-resources')
const opaque = page('Opaque token', 'concepts/opaque-token')

function tenantIssuer(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (!url || url.hostname === 'logto.app' || !underHost(url.hostname, 'logto.app')) return undefined
  return (seen.issuer ? /^\/oidc\/?$/ : /^\/oidc\//).test(url.pathname) ? `${url.origin}/oidc` : undefined
}

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

export const logto: Provider<'logto'> = {
  id: 'logto',
  name: 'Logto',
  recognise: (seen) => (tenantIssuer(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(tenantIssuer(seen), {
      jwks: '/jwks',
      userinfo: '/me',
      introspection: '/token/introspection',
      revocation: '/token/revocation',
    }),
  fixes: {
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
  },
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

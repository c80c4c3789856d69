import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, secureUrl } from './recognition.ts'
import { accessTokenOf, asksAudience, orExpect, requestWithScope, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { wanted } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'

const page = manual('PingOne', 'https://developer.pingidentity.com/pingone-api')
const resources = page('Resources', 'platform/resources/resources-1.html')
const tokens = page('Token endpoints', 'auth/openid-connect-oauth-2/token-intro.html')
const discovery = page('Discovery', 'auth/openid-connect-oauth-2/discovery-openid-configuration.html')

const hosts = ['com', 'eu', 'asia', 'ca', 'com.au', 'sg'].map((ending) => `auth.pingone.${ending}`)

function environment(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (!url || !hosts.includes(url.hostname)) return undefined
  const [path] =
    (seen.issuer ? /^\/[0-9a-f-]{36}\/as(?=\/?$)/i : /^\/[0-9a-f-]{36}\/as(?=\/)/i).exec(url.pathname) ?? []
  return path === undefined ? undefined : `${url.origin}${path}`
}

const resourceFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'PingOne → Applications → Resources → Add resource',
      text: 'Make a custom resource for your API with the audience that it expects and a scope. Without an audience its name takes the place.',
      snippets: [snippet('Audience', 'text', changed(wanted(facts, 'YOUR_API_IDENTIFIER')))],
    },
    { where: 'PingOne → Applications → your application → Resources', text: 'Grant the application that scope.' },
    {
      text: 'Ask for the scope. With openid and the like alone the access token is for PingOne’s userinfo.',
      snippets: [
        requestWithScope(
          facts,
          'YOUR_SCOPE',
          `${facts.provider?.endpoints.issuer ?? 'https://auth.pingone.com/YOUR_ENVIRONMENT_ID/as'}/authorize`,
        ),
      ],
    },
    newToken,
  ],
  asks: asksAudience,
  docs: resources,
})

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
  fixes: {
    'aud-missing': resourceFix,
    'aud-userinfo-only': resourceFix,
    'aud-mismatch': (facts) => orExpect(facts, resourceFix(facts)),
    'id-token-as-access-token': (facts) => accessTokenOf(resourceFix(facts)),
    expired: (facts) => ({
      steps: [
        {
          where: 'PingOne → Applications → your application → Configuration',
          text: 'Switch on the refresh token there and exchange it, or let the user log in again.',
        },
      ],
      ...whetherActive(facts, 'PingOne'),
      docs: tokens,
    }),
  },
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

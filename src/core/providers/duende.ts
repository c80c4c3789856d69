import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { headerTypeOf } from '../token/token-use.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, issuerBase } from './recognition.ts'
import { asksAudience, line, orExpect, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { wanted } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'

const page = manual('Duende IdentityServer', 'https://docs.duendesoftware.com/identityserver')
const apiResources = page('API resources', 'fundamentals/resources/api-resources/')
const endpoints = page('Endpoints', 'reference/endpoints/')

/** Its access tokens by their habits together: each alone is anybody’s. */
function looksIssued({ header, claims = {} }: Seen): boolean {
  const { jti, scope, client_id } = claims
  const id = typeof jti === 'string' && /^[0-9A-F]{32}$/.test(jti)
  return id && headerTypeOf(header) === 'at+jwt' && Array.isArray(scope) && typeof client_id === 'string'
}

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'A scope alone adds no audience. Define an ApiResource with the name that your API expects, and give it the scope that the client asks for.',
      snippets: [
        line(
          'IdentityServer',
          'text',
          '',
          `new ApiResource(${JSON.stringify(wanted(facts, 'YOUR_API_IDENTIFIER'))}) { Scopes = { "YOUR_SCOPE" } }`,
        ),
      ],
    },
    newToken,
  ],
  asks: asksAudience,
  otherwise: {
    title: 'If scopes are enough for your API',
    steps: [
      {
        text: 'Let it compare the type instead of the audience, and ask for its scope.',
        snippets: [
          line(
            'Your API, ASP.NET Core',
            'text',
            'options.TokenValidationParameters = new() { ',
            'ValidateAudience = false, ValidTypes = ["at+jwt"]',
            ' };',
          ),
        ],
      },
    ],
  },
  docs: apiResources,
})

export const duende: Provider<'duende'> = {
  id: 'duende',
  name: 'Duende IdentityServer',
  recognise: (seen) =>
    issuerBase(seen) !== undefined && looksIssued(seen)
      ? byHint('type, jti and the list in scope are written in its way.')
      : undefined,
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen), {
      jwks: '/.well-known/openid-configuration/jwks',
      userinfo: '/connect/userinfo',
      introspection: '/connect/introspect',
      revocation: '/connect/revocation',
    }),
  fixes: {
    'aud-missing': audienceFix,
    'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
    expired: (facts) => ({
      steps: [
        {
          text: 'Exchange the refresh token: the client needs AllowOfflineAccess and the scope offline_access for one. AccessTokenLifetime of the client says how long a token lives.',
        },
      ],
      ...whetherActive(facts, 'IdentityServer'),
      docs: endpoints,
    }),
  },
  sources: [apiResources, endpoints],
  lastChecked: '2026-11-21',
}

const access = { sub: 'user-1', jti: '0123456789ABCDEF0123456789ABCDEF', scope: ['api1'], client_id: 'web' }

export const cases: ProviderCases = {
  takes: { 'an access token': hinted(() => issuedBy('https://id.example', access, { typ: 'at+jwt' })) },
  refuses: {
    'an access token of RFC 9068': () => issuedBy('https://id.example', { ...access, jti: 'a-1' }, { typ: 'at+jwt' }),
    'scopes in one string': () => issuedBy('https://id.example', { ...access, scope: 'api1' }, { typ: 'at+jwt' }),
    'another type': () => issuedBy('https://id.example', access, { typ: 'JWT' }),
  },
}

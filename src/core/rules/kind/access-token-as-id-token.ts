import { usesIn } from '../../facts/uses.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Rows of the catalogue of errors that only somebody says who checks an ID token: go-oidc and Kubernetes, ASP.NET Core’s sign-in. */
const signIn: ReadonlySet<string> = new Set(['E244', 'E427'])

export const accessTokenAsIdToken = defineRule({
  id: 'access-token-as-id-token',
  stage: 'kind',
  severity: 'error',
  title: 'An access token stands where an ID token should',
  sources: [
    {
      label: 'OpenID Connect Core, section 3.1.3.7',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    },
  ],
  companions: true,
  suppresses: ['aud-mismatch', 'aud-near-miss'],
  check({ token, tokens, errors, audience, companion }) {
    if (token.kind !== 'jws' || token.use !== 'access-token') return inapplicable
    const named = token.hint === 'id-token'
    const alone = !companion && !usesIn(tokens).has('id-token')
    const told = errors.some(
      ({ id, facts }) =>
        signIn.has(id) &&
        !(facts.audience !== undefined && (audience.includes(facts.audience) || facts.audience.includes('://'))),
    )
    if (!named && !(alone && told && token.claims?.nonce === undefined)) return inapplicable
    return { outcome: 'flag', at: '/claims/aud', evidence: { named } }
  },
  message: ({ named }) =>
    named
      ? 'This is called an ID token, and its content is that of an access token.'
      : 'The error is that of a sign-in which expects an ID token, and this is an access token.',
  why: () =>
    'A sign-in checks whether the token was made for its own client and for this very login. An access token is made for an API and says neither.',
  fix: () => ({
    steps: [
      { text: 'Hand over the “id_token” of the same token response, and keep the access token for APIs.' },
      { text: 'If the response has none, ask for the scope “openid”.' },
    ],
  }),
})

const refused = 'oidc: expected audience "portal" got ["https://api.example"]'
const login = { iss: 'https://issuer.example/', aud: 'portal', azp: 'portal', nonce: 'n', sub: 'u' }

export const cases: RuleCases = {
  flags: {
    'go-oidc expects the client': () => ({ paste: `${accessToken()}\n\n${refused}` }),
    'ASP.NET Core misses the nonce': () => ({
      paste: `${accessToken()}\n\nIDX21323: RequireNonce is 'True'. OpenIdConnectProtocolValidationContext.Nonce was null`,
    }),
    'under the name of an ID token': () => ({ paste: JSON.stringify({ id_token: accessToken() }) }),
    'twice in a response': () => ({ paste: JSON.stringify({ access_token: accessToken(), id_token: accessToken() }) }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'the error of an API': () => ({ paste: `${accessToken()}\n\njwt audience invalid. expected: portal` }),
    'go-oidc at an API, whose audience is an address': () => ({
      paste: `${accessToken()}\n\noidc: expected audience "https://orders.example" got ["https://api.example"]`,
    }),
    'an audience that it has': () => ({ paste: `${accessToken({ aud: 'portal' })}\n\n${refused}` }),
    'an ID token for another client': () => ({ paste: `${jws({ claims: login })}\n\n${refused}` }),
    'an ID token beside it': () => ({
      paste: `${JSON.stringify({ access_token: accessToken(), id_token: jws({ claims: login }) })}\n\n${refused}`,
    }),
  },
}

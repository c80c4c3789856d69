import { tokensByArtifact } from '../../facts/answers.ts'
import { encryptionOf } from '../../token/encryption.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, filler, jwe, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

const isUnreadable = (token: Token) =>
  token.hint === 'access-token' &&
  // One whose form names another service is told apart by its own rule.
  ((token.kind === 'opaque' && !token.credential) ||
    (token.kind === 'jwe' && encryptionOf(token) !== 'cognito-refresh'))

export const responseOpaquePlusId = defineAnswerRule({
  id: 'response-opaque-plus-id',
  stage: 'answer',
  severity: 'error',
  title: 'The ID token can be read, the access token beside it cannot',
  sources: [
    { label: 'Auth0: get access tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens' },
    rfc(6749, '1.4'),
  ],
  fixedAs: 'opaque-token',
  check({ artifact, index, tokens, provider }) {
    if (!artifact?.response) return inapplicable
    const own = tokensByArtifact(tokens).get(index) ?? []
    const access = own.find(isUnreadable)
    if (!access || !own.some(({ hint, kind, claims }) => hint === 'id-token' && kind === 'jws' && claims))
      return inapplicable
    const usual = provider?.traits.includes('opaque-by-default') === true
    return {
      outcome: 'flag',
      evidence: { encrypted: access.kind === 'jwe', usual },
      ...(usual && { severity: 'info' as const }),
    }
  },
  message: ({ encrypted, usual }, { provider }) =>
    usual
      ? `The access token in this answer is opaque, as those of ${provider?.name ?? 'this provider'} usually are.`
      : `The ID token in this answer can be read, but the access token is ${encrypted ? 'encrypted' : 'opaque'}: the request probably named no API.`,
  why: ({ usual }) =>
    usual
      ? 'An API cannot check it by itself. It asks the provider about it, or the app sends what the provider means for that.'
      : 'Without the name of an API many providers make an access token for themselves, which only they can read. An API that expects a signed token of three parts calls it malformed.',
  fix: (_, { usual }) => ({
    steps: usual
      ? [
          {
            text: 'Let the API ask the provider’s introspection endpoint, with credentials of its own, or its userinfo endpoint if it only wants to know who it is.',
          },
          { text: 'Or switch this client to signed access tokens, if the provider offers that.' },
        ]
      : [
          {
            text: 'Name your API in the login request and in the token request: with “audience”, “resource” or a scope of the API, whichever your provider knows.',
          },
          { text: 'Log in again, and paste the new answer here: the access token should have three parts.' },
          {
            text: 'If your provider’s access tokens are opaque by design, let the API ask its introspection endpoint instead.',
          },
        ],
  }),
})

const id = (iss: string) => jws({ claims: { iss, aud: 'client-1', sub: 'u', nonce: 'n', iat: noon, exp: noon + 3600 } })
const response = (access: string, iss = 'https://issuer.example/') =>
  JSON.stringify({ access_token: access, id_token: id(iss), token_type: 'Bearer', expires_in: 3600 })

export const cases: RuleCases = {
  flags: {
    'an opaque one': () => ({ paste: response(filler(24)) }),
    'an encrypted one': () => ({
      paste: response(jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })),
    }),
    'of Auth0': () => ({ paste: response(filler(24), 'https://tenant.eu.auth0.com/') }),
    'of a provider whose tokens are opaque': () => ({
      paste: response(filler(24), 'https://project.projects.oryapis.com'),
      severity: 'info',
    }),
  },
  spares: {
    'a signed one': () => ({ paste: response(accessToken()) }),
    'no ID token': () => ({ paste: JSON.stringify({ access_token: filler(24), token_type: 'Bearer' }) }),
    'only the refresh token is opaque': () => ({
      paste: JSON.stringify({
        access_token: accessToken(),
        id_token: id('https://a.example'),
        refresh_token: filler(24),
      }),
    }),
    'one of Google, which says so itself': () => ({
      paste: response('ya29.a0AfB_byC1x2y3z4w5v6u7t8s9r0', 'https://accounts.google.com'),
    }),
    'an ID token from elsewhere': () => ({ paste: `${id('https://a.example')}\n{"access_token":"${filler(24)}"}` }),
  },
}

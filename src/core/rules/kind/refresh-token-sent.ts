import { encryptionOf } from '../../token/encryption.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { accessClaims, accessToken, filler, jwe, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Why it is taken for one, to follow “because”; undefined when it is not. `certain`: its issuer or its carrier says so. */
function signOf({ token, artifact }: TokenFacts): { certain: boolean; sign: string; label?: string } | undefined {
  const { use, kind, hint, credential } = token
  const byShape = encryptionOf(token) === 'cognito-refresh'
  if (use === 'refresh-token') {
    if (hint === 'refresh-token') {
      // In a token request it is where it belongs.
      return artifact.request ? undefined : { certain: true, sign: 'its field name says so' }
    }
    if (kind === 'jws') return { certain: true, sign: 'its claims say so' }
    return { certain: false, sign: 'its beginning gives it away', ...(credential && { label: credential.label }) }
  }
  if (!byShape || hint === 'access-token' || hint === 'id-token') return undefined
  return {
    certain: false,
    label: 'a Cognito refresh token',
    sign: 'it is encrypted with RSA-OAEP and A256GCM, and its header names no key and no type',
  }
}

export const refreshTokenSent = defineRule({
  id: 'refresh-token-sent',
  stage: 'kind',
  severity: 'error',
  title: 'A refresh token stands where an access token should',
  sources: [
    rfc(6749, '1.5'),
    rfc(6749, '6'),
    { label: 'keycloak/keycloak, issue 15390', url: 'https://github.com/keycloak/keycloak/issues/15390' },
  ],
  // Only the token endpoint may judge it: its key, its signature and its audience concern nobody else.
  suppresses: [
    'opaque-token',
    'jwe-generic',
    'nested-jwt',
    'kid-not-in-jwks',
    'signature-bad',
    'aud-missing',
    'aud-mismatch',
    'aud-near-miss',
  ],
  check(facts) {
    const evidence = signOf(facts)
    return evidence ? { outcome: 'flag', evidence } : inapplicable
  },
  message: ({ certain, label = 'a refresh token' }) =>
    `This ${certain ? 'is' : 'looks like'} ${label}: it belongs at the token endpoint, and no API takes it.`,
  why: ({ sign }) =>
    `It is taken for one because ${sign}. Refresh tokens only serve to get new access tokens, and an API has no way to check them. ` +
    'They usually work for days or months, so keep this one out of requests, logs and messages.',
  fix: () => ({
    steps: [
      {
        text: 'Send the “access_token” of the token response instead. Client libraries hold both: look for the property or call that names the access token.',
      },
      {
        text: 'If the access token has run out, trade this one for a new one at the token endpoint (grant_type=refresh_token), or let the client library do it.',
      },
      { text: 'If the refresh token went to an API, into a log or into a message, revoke it and log in again.' },
    ],
  }),
})

const keycloak = (typ: string, alg: string) =>
  jws({
    header: { alg, typ: 'JWT', kid: 'key-1' },
    claims: { ...accessClaims({ scope: undefined }), iss: 'https://idp.example/realms/r', typ },
  })

export const cases: RuleCases = {
  flags: {
    'Keycloak’s usual one': () => ({ paste: keycloak('Refresh', 'HS512') }),
    'Keycloak’s with an asymmetric algorithm': () => ({ paste: keycloak('Refresh', 'RS256') }),
    'Keycloak’s offline token': () => ({ paste: `Authorization: Bearer ${keycloak('Offline', 'HS512')}` }),
    'one that Keycloak’s keys do not fit': () => ({
      paste: keycloak('Refresh', 'HS512'),
      context: {
        signatures: new Map([[keycloak('Refresh', 'HS512'), { status: 'unverifiable', because: 'no-matching-key' }]]),
      },
    }),
    'token_type in its claims': () => ({
      paste: accessToken({ token_type: 'refresh', aud: undefined }, { alg: 'RS256', kid: 'k' }),
    }),
    'Descope’s session refresh': () => ({ paste: accessToken({ drn: 'DSR' }, { alg: 'RS256', kid: 'k' }) }),
    'Cognito’s encrypted one': () => ({ paste: jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }) }),
    'one of Google': () => ({ paste: `Bearer 1//0${filler(60)}` }),
    'one of Ory': () => ({ paste: `ory_rt_${filler(30)}` }),
    'one of Entra': () => ({ paste: `0.A${filler(60)}` }),
    'the only token of a response': () => ({ paste: '{"refresh_token":"V1StGXR8Z5jdHi6BmyTaQw"}' }),
  },
  spares: {
    'one beside its access token': () => ({
      paste: JSON.stringify({ access_token: accessToken(), refresh_token: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    }),
    'Keycloak’s beside its access token': () => ({
      paste: JSON.stringify({ access_token: keycloak('Bearer', 'RS256'), refresh_token: keycloak('Refresh', 'HS512') }),
    }),
    'one in a request for a new access token': () => ({
      paste:
        "curl https://issuer.example/token -d grant_type=refresh_token -d client_id=a -d 'refresh_token=V1StGXR8Z5jdHi6BmyTaQw'",
    }),
    'an access token with HS512': () => ({ paste: keycloak('Bearer', 'HS512') }),
    'a JWE with a type': () => ({ paste: jwe({ typ: 'at+jwt', alg: 'RSA-OAEP', enc: 'A256GCM' }) }),
    'a JWE of OpenIddict': () => ({ paste: jwe({ typ: 'at+jwt', alg: 'RSA-OAEP', enc: 'A256CBC-HS512' }) }),
    'a JWE for an API’s own key': () => ({ paste: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'key-1' }) }),
    'a JWE with another key encryption': () => ({ paste: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }) }),
    'a JWE under the name of an access token': () => ({
      paste: JSON.stringify({ access_token: jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }) }),
    }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
  },
}

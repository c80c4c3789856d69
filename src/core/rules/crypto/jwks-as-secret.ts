import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** jsonwebtoken, PyJWT, golang-jwt and Microsoft.IdentityModel, about a key of the wrong family. */
const rows: ReadonlySet<string> = new Set(['E110', 'E215', 'E241', 'E420'])

export const jwksAsSecret = defineAnswerRule({
  id: 'jwks-as-secret',
  stage: 'crypto',
  severity: 'error',
  title: 'The API holds a key of another family than it was told to use',
  sources: [
    rfc(8725, '2.1'),
    {
      label: 'jsonwebtoken: verify.js',
      url: 'https://github.com/auth0/node-jsonwebtoken/blob/HEAD/verify.js',
    },
  ],
  check({ reading }) {
    if (!reading || !rows.has(reading.id) || !reading.conditions.includes('alg')) return inapplicable
    return { outcome: 'flag', evidence: { emitter: reading.emitter } }
  },
  message: ({ emitter }) => `${emitter} was given a public key where a shared secret is meant, or the other way round.`,
  why: () =>
    'HS… algorithms need a shared secret, RS…, PS…, ES… and EdDSA a public key. A library that stops here protects you: whoever knows the public key could otherwise sign tokens with its text as the secret.',
  fix: () => ({
    steps: [
      {
        text: 'Let the API allow one family only, the one that its issuer signs with: RS256 or ES256 with the published keys, or HS256 with the secret.',
      },
      {
        text: 'If the token says HS256 although the issuer publishes keys, change the signing algorithm at the provider. Never make it work by allowing HS256 with the public key.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    jsonwebtoken: () => ({ paste: 'Error: secretOrPublicKey must be an asymmetric key when using RS256' }),
    'PyJWT, beside the token': () => ({
      paste: `${accessToken({}, { alg: 'HS256' })}\njwt.exceptions.InvalidKeyError: The specified key is an asymmetric key or x509 certificate and should not be used as an HMAC secret.`,
    }),
    'golang-jwt': () => ({ paste: 'token is unverifiable: key is of invalid type: RSA verify expects *rsa.PublicKey' }),
  },
  spares: {
    'an algorithm that is not on the list': () => ({ paste: 'JsonWebTokenError: invalid algorithm' }),
    'a token with a secret': () => ({ paste: accessToken({}, { alg: 'HS256' }) }),
    'a bad signature': () => ({ paste: `${accessToken()}\nJsonWebTokenError: invalid signature` }),
  },
}

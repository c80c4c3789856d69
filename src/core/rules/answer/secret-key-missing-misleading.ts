import { once } from '../../facts/once.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const firstSigned = once((tokens: readonly Token[]) => tokens.findIndex(({ kind }) => kind === 'jws'))

export const secretKeyMissingMisleading = defineRule({
  id: 'secret-key-missing-misleading',
  stage: 'answer',
  severity: 'warning',
  title: 'No key was found for this token; no secret is missing',
  sources: [
    {
      label: 'auth0/node-jsonwebtoken: verify.js',
      url: 'https://github.com/auth0/node-jsonwebtoken/blob/HEAD/verify.js',
    },
    { label: 'auth0/node-jwks-rsa', url: 'https://github.com/auth0/node-jwks-rsa' },
  ],
  check({ errors, token, signature, index, tokens }) {
    if (token.kind !== 'jws' || !errors.some(({ id }) => id === 'E106') || index !== firstSigned(tokens))
      return inapplicable
    if (signature.status === 'verified') return pass
    const alg = token.header?.alg
    const shared = typeof alg === 'string' && alg.startsWith('HS')
    return { outcome: 'flag', at: shared ? '/header/alg' : '/header/kid', evidence: { shared } }
  },
  message: ({ shared }) =>
    shared
      ? 'The message misleads: with jwks-rsa it means that an HS256 token has no key among the public ones, not that a secret is missing.'
      : 'The message misleads: with jwks-rsa it mostly means that no key was found for this token, not that a secret is missing.',
  why: () =>
    'jwks-rsa hands jsonwebtoken no key when “kid” is not among the keys of the issuer, or when the token is signed with a shared secret, and jsonwebtoken then says that none was provided.',
  fix: (_, { shared }) => ({
    steps: shared
      ? [
          { text: 'Have the issuer sign tokens for this API with RS256 (Auth0: the API’s signing algorithm).' },
          {
            text: 'Do not answer with the public key as a secret, and do not allow HS256 beside it: then anybody could make tokens.',
          },
        ]
      : [
          { text: 'Compare “iss” with the “jwksUri” of the API: same tenant, same environment?' },
          {
            text: 'See whether “kid” is among the keys at that address: load them below, where signatures are checked.',
          },
          { text: 'Without jwks-rsa: the variable with the key is empty. Print its length, not its value.' },
        ],
  }),
})

const message = 'JsonWebTokenError: secret or public key must be provided'

export const cases: RuleCases = {
  flags: {
    'a shared secret': () => ({ paste: `${accessToken({}, { alg: 'HS256', typ: 'JWT' })}\n${message}` }),
    'a key that may be unknown': () => ({ paste: `${accessToken()}\n${message}` }),
  },
  spares: {
    'no token': () => ({ paste: message }),
    'another message': () => ({ paste: `${accessToken()}\njwt malformed` }),
    'a token whose key was found': () => {
      const token = jws({ claims: { iss: 'https://issuer.example/', exp: noon + 60 } })
      return {
        paste: `${token}\n${message}`,
        context: {
          signatures: new Map([
            [token, { status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }] as const,
          ]),
        },
      }
    },
  },
}

import { hasWarning } from '../../facts/has-warning.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const jwkAlgMismatch = defineRule({
  id: 'jwk-alg-mismatch',
  stage: 'crypto',
  severity: 'error',
  title: 'The key that signed is not meant for this algorithm',
  sources: [rfc(7517, '4.2'), rfc(7517, '4.3'), rfc(7517, '4.4'), rfc(7518, '3.4')],
  check({ signature }) {
    if (!hasWarning(signature, 'jwk-alg-mismatch')) return inapplicable
    return { outcome: 'flag', at: '/header/alg', evidence: { alg: signature.alg, kid: signature.kid } }
  },
  message: ({ alg, kid }) =>
    `The key${kid === undefined ? '' : ` ${shown(kid)}`} says of itself that it is not for ${shown(alg)}, so an API’s library refuses it.`,
  why: () =>
    'The signature fits mathematically. But a key may name its curve, its purpose (“use”, “key_ops”) and its algorithm (“alg”), and libraries leave out every key of the set whose words do not fit the token: they answer that there is no matching key, or that another algorithm was expected.',
  fix: () => ({
    steps: [
      {
        text: 'At the issuer, compare the algorithm that tokens are signed with and the “alg”, “use” and “crv” of the published key, and change one of them so that both agree.',
      },
      {
        text: 'If the key set is a copy of your own, take it anew from the issuer, or correct those members: “use” is “sig” for a key that checks signatures.',
      },
      {
        text: 'ES256 goes with the curve P-256, ES384 with P-384, ES512 with P-521; RS256 and PS256 are two different algorithms.',
      },
    ],
  }),
})

const verified = { status: 'verified', alg: 'RS256', origin: 'issuer' } as const

export const cases: RuleCases = {
  flags: {
    'a key for encryption': () => checked({ ...verified, kid: 'key-1', warnings: ['jwk-alg-mismatch'] }),
    'one without a name, and weak': () => checked({ ...verified, warnings: ['jwk-alg-mismatch', 'weak-key'] }),
  },
  spares: {
    'a key that fits': () => checked({ ...verified, warnings: [] }),
    'another name': () => checked({ ...verified, warnings: ['kid-not-in-jwks'] }),
    'a key of another type, with which nothing was computed': () =>
      checked({ status: 'unverifiable', because: 'key-mismatch' }),
    'not checked': () => ({ paste: accessToken() }),
  },
}

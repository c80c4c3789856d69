import type { VerificationResult } from '../../model/verification.ts'
import { rfc } from '../../registry/sources.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const keyTypeMismatch = defineRule({
  id: 'key-type-mismatch',
  stage: 'crypto',
  severity: 'error',
  title: 'The key is of another type than the algorithm takes',
  sources: [rfc(7518, '3.1'), rfc(7517, '4.1'), rfc(7515, '4.1.1')],
  check({ token, signature }) {
    if (signature.status !== 'unverifiable' || signature.because !== 'key-mismatch') return inapplicable
    const { alg, kid } = token.header ?? {}
    const given = signature.from !== 'issuer'
    return {
      outcome: 'flag',
      at: '/header/alg',
      evidence: {
        alg: typeof alg === 'string' ? alg : undefined,
        kid: typeof kid === 'string' ? kid : undefined,
        given,
      },
      // Somebody may simply have put another key into the box, or the token brought one along.
      ...(given && { severity: 'warning' as const }),
    }
  },
  message({ alg, kid, given }) {
    const key = given
      ? 'The key that this token was checked with'
      : kid === undefined
        ? 'No key of the set'
        : `The key ${shown(kid)} of the set`
    const wanted = alg === undefined ? 'the algorithm of this token' : shown(alg)
    return kid === undefined && !given
      ? `${key} is of the type that ${wanted} takes, so this token cannot be checked with it.`
      : `${key} is of another type or curve than ${wanted} takes, so this token cannot be checked with it.`
  },
  why: () =>
    'RS and PS take an RSA key, ES256 one on P-256, ES384 on P-384, ES512 on P-521, EdDSA one on Ed25519 or Ed448, and HS a shared secret. An API that finds a key of another kind under that name refuses the token, and should: mixing the two up is how signatures are forged.',
  fix: (_, { given }) => ({
    steps: given
      ? [
          { text: 'Give the key that belongs to the issuer of this token, or fetch its key set.' },
          { text: 'If it is the right key, correct the algorithm where the token is made.' },
        ]
      : [
          {
            text: 'At the issuer, compare the algorithm that tokens are signed with and the key that is published under this “kid”: one of them is from before a change.',
          },
          { text: 'Give a new key a new “kid”, and publish it before the issuer signs with it.' },
        ],
  }),
})

const as = (signature: VerificationResult, severity?: 'warning'): RuleCase => ({
  ...checked(signature, accessToken({}, { alg: 'RS256', kid: 'key-1' })),
  ...(severity && { severity }),
})

export const cases: RuleCases = {
  flags: {
    'of the issuer': () => as({ status: 'unverifiable', because: 'key-mismatch', from: 'issuer' }),
    'that somebody gave': () => as({ status: 'unverifiable', because: 'key-mismatch' }, 'warning'),
    'no key of the set': () => ({
      paste: accessToken({}, { alg: 'ES384' }),
      context: {
        signatures: new Map([
          [accessToken({}, { alg: 'ES384' }), { status: 'unverifiable', because: 'key-mismatch', from: 'issuer' }],
        ]),
      },
    }),
  },
  spares: {
    'another id': () => as({ status: 'unverifiable', because: 'no-matching-key' }),
    'a key that fits': () => as({ status: 'verified', alg: 'RS256', origin: 'issuer', warnings: [] }),
    'not checked': () => ({ paste: accessToken() }),
  },
}

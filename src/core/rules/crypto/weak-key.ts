import type { VerificationResult } from '../../model/verification.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { accessClaims, accessToken, filler, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Octets of signatures by RSA keys of 512 to 1536 bits; other short lengths are signatures that were cut off. */
const shortRsa: ReadonlySet<number> = new Set([64, 96, 128, 192])

export const weakKey = defineRule({
  id: 'weak-key',
  stage: 'crypto',
  severity: 'warning',
  title: 'The key is too weak, or known to everybody',
  sources: [rfc(7518, '3.2'), rfc(7518, '3.3'), rfc(8725, '3.5')],
  check({ token, signature, signatureOctets }) {
    const row = algorithm(token.header?.alg)
    if (!row) return inapplicable
    const found = signature.status !== 'unverifiable' && signature.warnings.includes('weak-key')
    const short = row.family === 'RSA' && signatureOctets !== null && !token.elided && shortRsa.has(signatureOctets)
    if (!found && !short) return inapplicable
    const bits = short ? signatureOctets * 8 : undefined
    return { outcome: 'flag', at: '/header/alg', evidence: { secret: row.family === 'HMAC', bits } }
  },
  message: ({ secret, bits }) =>
    secret
      ? 'The shared secret of this token is too short or well known, so anybody could find it out and make tokens.'
      : bits === undefined
        ? 'The key of this token is too weak or well known, so somebody could find out its private half and make tokens.'
        : `The key of this token has ${bits} bits only, and verifiers ask for 2048.`,
  why: ({ secret }) =>
    secret
      ? 'A secret shorter than the hash, or one that examples use, is guessed from a single token in no time. Strict libraries refuse it: jjwt and .NET, for instance, say that the key is too short.'
      : 'RSA keys below 2048 bits or with a bad exponent or modulus can be broken; of keys printed in an example, or published together with their private half, everybody has that half already. Strict libraries refuse them, so that the same token passes in one API and fails in another.',
  fix: (_, { secret }) => ({
    steps: secret
      ? [
          {
            text: 'Make a new secret from random octets, as many as the hash has at least: openssl rand -base64 64.',
          },
          { text: 'Set it at the issuer and in every API at the same time, and take the old one out.' },
          { text: 'Better, sign with RS256 or ES256: then APIs need no secret at all.' },
        ]
      : [
          { text: 'Make a new key at the issuer: RSA with at least 2048 bits, or P-256 for ES256.' },
          {
            text: 'Publish the new key before the issuer signs with it, and remove the old one once its last token has expired.',
          },
        ],
  }),
})

const warned = (alg: string): RuleCase => {
  const paste = accessToken({}, { alg, kid: 'key-1' })
  const signature: VerificationResult = { status: 'verified', alg, origin: 'given', warnings: ['weak-key'] }
  return { paste, context: { signatures: new Map([[paste, signature]]) } }
}
const rsa = (octets: number) =>
  jws({ header: { alg: 'RS256', kid: 'key-1' }, claims: accessClaims(), signature: filler(octets) })

export const cases: RuleCases = {
  flags: {
    'a short secret': () => warned('HS256'),
    'a weak RSA key': () => warned('RS256'),
    'a signature of 1024 bits': () => ({ paste: rsa(128) }),
    'a key that is printed in an example': () => warned('ES256'),
  },
  spares: {
    'not checked': () => ({ paste: accessToken() }),
    'a signature of 2048 bits': () => ({ paste: rsa(256) }),
    'a signature that was cut off': () => ({ paste: rsa(201) }),
    'a short signature of another algorithm': () => ({
      paste: jws({ header: { alg: 'ES256' }, claims: accessClaims(), signature: filler(64) }),
    }),
    'cut off behind an ellipsis': () => ({ paste: `${rsa(128)}…` }),
  },
}

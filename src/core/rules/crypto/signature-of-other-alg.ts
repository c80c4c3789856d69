import { algorithm, algorithmNames } from '../../registry/algorithms.ts'
import { rfc } from '../../registry/sources.ts'
import { accessClaims, filler, jws } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** The other algorithms of the family whose signatures have this length (RFC 7518 sections 3.2 and 3.4). */
export function othersOfLength(alg: unknown, octets: number): readonly string[] {
  const row = algorithm(alg)
  if (!row || row.signatureOctets === 'modulus' || row.signatureOctets.includes(octets)) return []
  return algorithmNames.filter((name) => {
    const other = algorithm(name)
    return other?.family === row.family && other.signatureOctets !== 'modulus' && other.signatureOctets.includes(octets)
  })
}

export const signatureOfOtherAlg = defineRule({
  id: 'signature-of-other-alg',
  stage: 'crypto',
  severity: 'error',
  title: 'The signature has the length of another algorithm',
  sources: [rfc(7518, '3.4'), rfc(7518, '3.2')],
  check({ token, signatureOctets }) {
    const alg = token.header?.alg
    if (token.kind !== 'jws' || typeof alg !== 'string' || !signatureOctets || token.elided) return inapplicable
    const others = othersOfLength(alg, signatureOctets)
    if (others.length === 0) return pass
    return { outcome: 'flag', at: '/header/alg', evidence: { alg, others, octets: signatureOctets } }
  },
  message: ({ alg, others, octets }) =>
    `The header says ${shown(alg)}, but the signature has ${octets} bytes, as ${others
      .slice(0, 2)
      .map((name) => shown(name))
      .join(' or ')} makes them.`,
  why: ({ alg }) =>
    (alg.startsWith('ES')
      ? 'Probably a key on another curve signed the token: ES256 goes with P-256, ES384 with P-384, ES512 with P-521.'
      : 'Probably another hash was used than the header names.') +
    ' Less likely, the end of the token was cut off just there. No verifier takes it either way.',
  fix: (_, { alg, others }) => ({
    steps: [
      {
        text: `Where the token is signed, use a key that belongs to ${shown(alg)}, or let the header say ${shown(others[0] ?? alg)} if that is what the key is for.`,
      },
      { text: 'If the issuer does so already, copy the token again from its response: a part of it may be missing.' },
    ],
  }),
})

const signed = (alg: string, octets: number) => ({
  paste: jws({ header: { alg, typ: 'at+jwt', kid: 'key-1' }, claims: accessClaims(), signature: filler(octets) }),
})

export const cases: RuleCases = {
  flags: {
    'ES384 with a key on P-256': () => signed('ES384', 64),
    'ES512 with a key on P-384': () => signed('ES512', 96),
    'ES256 with a key on P-384': () => signed('ES256', 96),
    'HS512 as long as HS256': () => signed('HS512', 32),
  },
  spares: {
    ES384: () => signed('ES384', 96),
    'one that was cut off': () => signed('ES384', 80),
    'DER, which has a rule of its own': () => signed('ES256', 71),
    RSA: () => signed('RS256', 256),
    'cut off behind an ellipsis': () => ({ paste: `${signed('ES384', 64).paste}…` }),
  },
}

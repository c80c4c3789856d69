import type { PartLabel } from '../registry/parts.ts'
import { jwe, jws } from '../testing/forge.ts'
import type { DecoderCases } from './define.ts'
import { cutAtDots, looksLikeHeader, readJsonPart, readOctetsPart, withoutEllipsis, defineDecoder } from './define.ts'

const labels: readonly PartLabel[] = ['encrypted-key', 'initialization-vector', 'ciphertext', 'authentication-tag']

/** JWE in compact serialization (RFC 7516 section 3.1): the protected header is readable, of the rest only the lengths. */
export const jweDecoder = defineDecoder({
  kind: 'jwe',
  label: 'encrypted (JWE)',
  protection: 'encrypted',
  compact: true,
  read(whole, sighting) {
    const { text, elided, pieces: all } = withoutEllipsis(whole)
    const { pieces, count } = cutAtDots(text, sighting, 6)
    const [first, ...rest] = pieces
    if (!first || count < 2) return undefined
    const header = readJsonPart('header', first)
    const encrypted = header.value ? Object.hasOwn(header.value, 'enc') : count === 5 && looksLikeHeader(first.text)
    if (!encrypted) return undefined
    return {
      pieces: all ?? count,
      parts: [header.part, ...rest.map((piece, i) => readOctetsPart(labels[i] ?? 'unexpected', piece))],
      ...(header.value && { header: header.value }),
      ...(elided && { elided }),
    }
  },
})

export const cases: DecoderCases = {
  takes: {
    'direct encryption with its empty second part': () => jwe({ alg: 'dir', enc: 'A256GCM' }),
    'a cut token': () => jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }).split('.').slice(0, 4).join('.'),
  },
  leaves: {
    'a signed token': () => jws({ header: { alg: 'RS256' }, claims: {} }),
    'five words': () => 'one.two.three.four.five',
  },
}

import type { Part } from '../model.ts'
import { jwe, jws } from '../testing.ts'
import type { DecoderCases } from './define.ts'
import { cutAtDots, looksLikeHeader, readJsonPart, readOctetsPart, withoutEllipsis, defineDecoder } from './define.ts'

/**
 * JWS in compact serialization (RFC 7515 section 7.1), and what is left of one: a header that reads as such makes it a
 * JWS however many parts follow, so that a cut or doubled token still shows what it can.
 */
export const jwsDecoder = defineDecoder({
  kind: 'jws',
  label: 'signed (JWS)',
  read(whole, sighting) {
    const { text, elided } = withoutEllipsis(whole)
    const { pieces, count } = cutAtDots(text, sighting, 6)
    const [first, second, third, ...rest] = pieces
    if (!first) return undefined
    const header = readJsonPart('header', first)
    const joseHeader = header.value && (Object.hasOwn(header.value, 'alg') || Object.hasOwn(header.value, 'typ'))
    if (count < 3 ? !joseHeader : !header.value && !looksLikeHeader(first.text)) return undefined

    const parts: Part[] = [header.part]
    const claims = second && readJsonPart('claims', second)
    if (claims) parts.push(claims.part)
    if (third) parts.push(readOctetsPart('signature', third))
    for (const piece of rest) parts.push(readOctetsPart('unexpected', piece))
    return {
      parts,
      pieces: count,
      ...(header.value && { header: header.value }),
      ...(claims?.value && { claims: claims.value }),
      ...(elided && { elided }),
    }
  },
})

export const cases: DecoderCases = {
  takes: {
    'three parts': () => jws({ header: { alg: 'RS256' }, claims: { iss: 'https://issuer.example/' } }),
    'a broken payload': () => jws({ header: { alg: 'RS256' }, payload: '{"iss":' }),
    'two parts behind a JOSE header': () =>
      jws({ header: { alg: 'RS256' }, claims: {} })
        .split('.')
        .slice(0, 2)
        .join('.'),
    'a header with a leading space': () => jws({ header: ' {"alg":"RS256"}', claims: {} }),
    'an unsecured JWT': () => jws({ header: { alg: 'none' }, claims: {}, signature: '' }),
  },
  leaves: {
    'a host name': () => 'www.example.com',
    'two parts without a JOSE header': () => 'ory_at_abcdefghijklmnop.qrstuvwxyz',
    'an encrypted token': () => jwe({ alg: 'dir', enc: 'A256GCM' }),
    'three parts in the shape of a Discord bot token': () => `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}`,
  },
}

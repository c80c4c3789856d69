import type { JsonObject } from '../model/primitives.ts'
import type { Part } from '../model/token.ts'
import { credentialOf } from '../registry/credentials.ts'
import { accessToken, jwe, jws } from '../testing/forge.ts'
import { inflate } from './inflate.ts'
import { decodeBase64url, decodeUtf8 } from './octets.ts'
import type { DecoderCases, Piece, Read } from './define.ts'
import {
  cutAtDots,
  defineDecoder,
  isCompactJose,
  isElided,
  looksLikeHeader,
  readJsonPart,
  readObject,
  readOctetsPart,
  readTextPart,
  readVerbatimPart,
  withoutEllipsis,
} from './define.ts'

/**
 * JWS in compact serialization (RFC 7515 section 7.1), and what is left of one: a header that reads as such makes it a
 * JWS however many parts follow, so that a cut or doubled token still shows what it can.
 */
export const jwsDecoder = defineDecoder({
  kind: 'jws',
  label: 'signed (JWS)',
  protection: 'signed',
  compact: true,
  read(whole, { span }) {
    const { text, elided, pieces } = withoutEllipsis(whole)
    const read = readCompact({ text, span })
    if (!read && elided && isElided(whole)) {
      const header = readTextPart('header', { text, span })
      return { parts: [header], pieces: pieces ?? cutAtDots(text, { span }, 0).count, elided }
    }
    return read && { ...read, ...(pieces !== undefined && { pieces }), ...(elided && { elided }) }
  },
})

/** Header, payload and signature of a compact JWS. */
export function readCompact({ text, span }: Piece): Read | undefined {
  const { pieces, count } = cutAtDots(text, { span }, 6)
  const [first, second, third, ...rest] = pieces
  if (!first) return undefined
  const header = readJsonPart('header', first)
  const joseHeader = header.value && (Object.hasOwn(header.value, 'alg') || Object.hasOwn(header.value, 'typ'))
  if (count < 3 ? !joseHeader : !header.value && !looksLikeHeader(first.text)) return undefined
  // The signed values of web frameworks begin with JSON too, but not with a header.
  if (!joseHeader && credentialOf(text)?.likeJwt) return undefined

  const payload = second && readPayload(second, header.value)
  const parts: Part[] = [header.part]
  if (payload) parts.push(payload.part)
  if (third) parts.push(readOctetsPart('signature', third))
  for (const piece of rest) parts.push(readOctetsPart('unexpected', piece))
  return {
    parts,
    pieces: count,
    ...(header.value && { header: header.value }),
    ...(payload?.value && { claims: payload.value }),
    ...(payload?.inner !== undefined && { nested: true, inner: payload.inner }),
  }
}

/** The payload of a JWS: in most cases a claims set, with `b64` false any text (RFC 7797), at times another token (RFC 7519 section 5.2). */
export function readPayload(
  piece: Piece,
  header: JsonObject | undefined,
): { part: Part; value?: JsonObject; inner?: string } {
  const unpacked = header?.zip === 'DEF' ? inflatedPart(piece) : undefined
  if (unpacked) return unpacked
  const read = header?.b64 === false ? readVerbatimPart('claims', piece) : readJsonPart('claims', piece)
  const { text } = read.part
  if (read.value || text === undefined || !isCompactJose(text) || /[^\w.~-]/.test(text)) return read
  return { part: { ...read.part, fault: { fault: 'not-json', at: 0, reason: 'it is itself a token' } }, inner: text }
}

/** Health cards deflate their payload, as JWE may (SMART Health Cards, “health cards are small”). */
function inflatedPart({ text: encoded, span }: Piece): { part: Part; value?: JsonObject } | undefined {
  const packed = decodeBase64url(encoded)
  const octets = packed.ok ? inflate(packed.octets) : undefined
  const text = octets && decodeUtf8(octets)
  return octets && text?.ok ? readObject({ label: 'claims', span, octets: octets.length, text: text.text }) : undefined
}

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
    'a token inside a token': () => jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: accessToken() }),
    'a payload without encoding': () => jws({ header: { alg: 'HS256', b64: false } }).replace(/\.[^.]*\./, '.$1,5.'),
    'a header that names no algorithm': () => jws({ header: { kid: 'key-1' } }),
  },
  leaves: {
    'a host name': () => 'www.example.com',
    'two parts without a JOSE header': () => 'ory_at_abcdefghijklmnop.qrstuvwxyz',
    'an encrypted token': () => jwe({ alg: 'dir', enc: 'A256GCM' }),
    'three parts in the shape of a Discord bot token': () => `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}`,
    'the session of a Flask app': () => `eyJ1c2VyIjoxfQ.Z${'a'.repeat(5)}.${'b'.repeat(27)}`,
  },
}

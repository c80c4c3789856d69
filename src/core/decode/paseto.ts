import type { Part } from '../model/token.ts'
import { jws, paseto } from '../testing/forge.ts'
import type { DecoderCases, Piece } from './define.ts'
import { cutAtDots, defineDecoder, readJsonPart, readObject, readOctetsPart } from './define.ts'
import { decodeBase64url, decodeUtf8 } from './octets.ts'

/** Octets of the signature behind the message, by version of the protocol. */
const signatureOctets: Readonly<Record<string, number>> = { v1: 256, v2: 64, v3: 96, v4: 64 }

/**
 * PASETO (draft-paragon-paseto-rfc section 3): `version.purpose.payload[.footer]`. A public payload is the message with
 * its signature behind it, in one encoding; a local one is encrypted.
 */
export const pasetoDecoder = defineDecoder({
  kind: 'paseto',
  label: 'PASETO',
  read(text, sighting) {
    if (!/^v[1-4]\.(?:local|public)\.[\w-]{50}[\w-]*(?:\.[\w-]*)?$/.test(text)) return undefined
    const { pieces, count } = cutAtDots(text, sighting, 4)
    const [version, purpose, payload, footer] = pieces
    if (!version || !purpose || !payload) return undefined
    const read = purpose.text === 'public' ? readPublic(payload, signatureOctets[version.text] ?? 0) : undefined
    return {
      pieces: count,
      parts: [...(read?.parts ?? [readOctetsPart('ciphertext', payload)]), ...(footer ? [readFooter(footer)] : [])],
      ...(read?.claims && { claims: read.claims }),
    }
  },
})

function readPublic(piece: Piece, behind: number) {
  const decoded = decodeBase64url(piece.text)
  const { span } = piece
  if (!decoded.ok || decoded.octets.length < behind) return { parts: [readOctetsPart('claims', piece)] }
  const message = decoded.octets.subarray(0, decoded.octets.length - behind)
  const utf8 = decodeUtf8(message)
  const claims = utf8.ok
    ? readObject({ label: 'claims', span, octets: message.length, text: utf8.text })
    : { part: { label: 'claims' as const, span, octets: message.length } }
  const signature: Part = { label: 'signature', span, octets: behind }
  return { parts: [claims.part, signature], ...('value' in claims && claims.value && { claims: claims.value }) }
}

/** A footer may be any text, often JSON with a key id. */
function readFooter(piece: Piece): Part {
  const { part, value } = readJsonPart('footer', piece)
  return value ? part : readOctetsPart('footer', piece)
}

export const cases: DecoderCases = {
  takes: {
    'a public one': () => paseto('{"iss":"https://issuer.example/"}'),
    'a public one with a footer': () => paseto('{}', '{"kid":"key-1"}'),
    'a local one': () => `v4.local.${'a'.repeat(80)}`,
    'one of the first version': () => `v1.public.${'a'.repeat(400)}`,
  },
  leaves: {
    'a signed token': () => jws({ claims: {} }),
    'the path of a package': () => 'v1.public.api.example',
    'another version': () => `v9.public.${'a'.repeat(80)}`,
  },
}

import type { Span } from '../model/primitives.ts'
import type { Part } from '../model/token.ts'
import { accessToken, flattened } from '../testing/forge.ts'
import type { DecoderCases, Piece } from './define.ts'
import { defineDecoder, looksLikeHeader, mostParts, readJsonPart, readObject, readOctetsPart } from './define.ts'
import type { JsonNode } from './json.ts'
import { asObject, readJson } from './json.ts'
import { readPayload } from './jws.ts'

/**
 * JWS in JSON serialization, general and flattened (RFC 7515 section 7.2). Of several signatures each is a part; the
 * header is that of the first, its unprotected members included.
 */
export const jwsJsonDecoder = defineDecoder({
  kind: 'jws-json',
  label: 'signed (JWS, written as JSON)',
  protection: 'signed',
  read(text, sighting) {
    const root = readRoot(text)
    if (!root || !isJwsJson(root)) return undefined
    const place = placing(text, sighting.span)
    const several = memberOf(root, 'signatures')?.items
    const signers = several ?? [root]
    const heads = signers.slice(0, Math.floor(mostParts / 3) - 1).map((signer) => {
      const header = readHeaders([memberOf(signer, 'protected'), memberOf(signer, 'header')], place)
      const signature = place(memberOf(signer, 'signature'))
      return { ...header, signature: signature && readOctetsPart('signature', signature) }
    })
    const header = heads[0]?.value
    const piece = place(memberOf(root, 'payload'))
    const payload = piece && readPayload(piece, header)
    return {
      pieces: 1,
      parts: [
        ...(heads[0]?.parts ?? []),
        ...(payload ? [payload.part] : []),
        ...heads.flatMap(({ parts, signature }, i) => [...(i > 0 ? parts : []), ...(signature ? [signature] : [])]),
      ],
      ...(header && { header }),
      ...(payload?.value && { claims: payload.value }),
      ...(payload?.inner !== undefined && { nested: true, inner: payload.inner }),
    }
  },
})

/** The object of a JSON text; other texts are told by their first character. */
export function readRoot(text: string): JsonNode | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  const read = readJson(text)
  return read.ok ? read.root : undefined
}

/** The last member of that name, as JSON.parse has it. */
export const memberOf = ({ members = [] }: JsonNode, name: string) =>
  members.findLast((member) => member.name === name)?.node

const isText = (node: JsonNode | undefined) => node?.type === 'string'
const isSigner = (node: JsonNode) =>
  isText(memberOf(node, 'signature')) &&
  (isText(memberOf(node, 'protected')) || memberOf(node, 'header')?.type === 'object')

/**
 * A payload and its signatures, each with a header: web hooks too have members of these names, but not all of them. The
 * payload may have been detached (RFC 7515 appendix F); then a readable header has to tell it from others.
 */
export function isJwsJson(node: JsonNode): boolean {
  const signers = memberOf(node, 'signatures')?.items ?? [node]
  if (signers.length === 0 || !signers.every(isSigner)) return false
  const payload = memberOf(node, 'payload')
  return payload ? isText(payload) : signers.every((signer) => looksLikeHeader(textOf(memberOf(signer, 'protected'))))
}

const textOf = (node: JsonNode | undefined) => (typeof node?.value === 'string' ? node.value : '')

/** The text of a string, or the whole of another value, and where it stands in the paste. */
export type Place = (node: JsonNode | undefined) => Piece | undefined

export function placing(text: string, [start, end]: Span): Place {
  const exact = end - start === text.length
  return (node) => {
    if (!node) return undefined
    const inner = node.type === 'string' ? 1 : 0
    const [from, to] = [node.start + inner, node.end - inner]
    const value = typeof node.value === 'string' ? node.value : text.slice(from, to)
    const unescaped = value.length === to - from
    return {
      text: value,
      span: !exact ? [start, end] : unescaped ? [start + from, start + to] : [start + node.start, start + node.end],
    }
  }
}

/** The protected header, in base64url, and unprotected ones, in plain JSON: together they are the header (RFC 7515 section 4). */
export function readHeaders([encoded, ...plain]: readonly (JsonNode | undefined)[], place: Place) {
  const [piece, parts] = [place(encoded), [] as Part[]]
  const first = piece && readJsonPart('header', piece)
  if (first) parts.push(first.part)
  let value = first?.value
  for (const node of plain) {
    const unprotected = place(node)
    if (!node || !unprotected) continue
    const octets = new TextEncoder().encode(unprotected.text).length
    parts.push(readObject({ label: 'header', ...unprotected, octets, verbatim: true }).part)
    value = { ...asObject(node.value), ...value }
  }
  return { parts, ...(value && { value }) }
}

export const cases: DecoderCases = {
  takes: {
    flattened: () => JSON.stringify(flattened(accessToken())),
    general: () => {
      const { payload, ...signer } = flattened(accessToken())
      return JSON.stringify({ payload, signatures: [signer, signer] })
    },
    'with nothing but an unprotected header': () => '{"payload":"e30","header":{"alg":"HS256"},"signature":"AA"}',
    'without its payload': () => JSON.stringify({ ...flattened(accessToken()), payload: undefined }),
    'with white space': () => JSON.stringify(flattened(accessToken()), null, 2),
  },
  leaves: {
    'the compact form': () => accessToken(),
    'a web hook with a signature': () => '{"payload":"hello","signature":"sha256=abc"}',
    'a signature over something else': () => '{"protected":"yes","signature":"c2ln"}',
    'a list of no signatures': () => '{"payload":"e30","signatures":[]}',
    'broken JSON': () => '{"payload":"e30","protected":"e30","signature":"AA"',
  },
}

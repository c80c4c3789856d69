import type { SightingOf } from '../model/artifact.ts'
import type { JsonObject, Span } from '../model/primitives.ts'
import type { Part, TokenOf } from '../model/token.ts'
import type { PartLabel } from '../registry/parts.ts'
import { decodeBase64url, decodeUtf8 } from './octets.ts'
import { asObject, readJson } from './json.ts'

/** What a decoder makes of a sighting; the door adds where it was found and what it is for. */
export type Read = Pick<
  TokenOf<string>,
  'parts' | 'pieces' | 'header' | 'claims' | 'credential' | 'elided' | 'nested' | 'keyBinding'
> & {
  /** The text of the token that the payload is. */
  inner?: string
}

/** More parts than these are not kept: a token of many disclosures, or somebody's flood of dots. */
export const mostParts = 100

export interface Decoder<Kind extends string = string> {
  kind: Kind
  /** What a person calls it: “signed (JWS)”. */
  label: string
  /** Who has the key can check its signature, or open it (RFC 7515, RFC 7516). */
  protection?: 'signed' | 'encrypted'
  /** Parts of base64url between dots, and nothing else: what a JWT is (RFC 7519 section 3). */
  compact?: true
  /** Undefined when the text is not of this kind. Never throws. */
  read: (text: string, sighting: SightingOf<string>) => Read | undefined
}

/** Keeps the kind as a literal, so that the union of kinds is the list of decoders. */
export const defineDecoder = <const Kind extends string>(decoder: Decoder<Kind>): Decoder<Kind> => decoder

/** What a decoder must take and must leave to others. */
export interface DecoderCases {
  takes: Readonly<Record<string, () => string>>
  leaves: Readonly<Record<string, () => string>>
}

/** The text between two dots and its place in the paste. */
export interface Piece {
  text: string
  span: Span
}

/** Cuts a token at its dots. At most `most` pieces; the count is exact. */
export const cutAtDots = (text: string, { span }: Pick<SightingOf<string>, 'span'>, most: number) =>
  cutAt('.', { text, span }, most)

/** Cuts a text at a separator. At most `most` pieces; the count is exact. */
export function cutAt(
  separator: '.' | '~',
  { text, span }: Piece,
  most: number,
): { pieces: readonly Piece[]; count: number } {
  const [start, end] = span
  // Where the carrier's escaping changed the length, a piece cannot be placed more exactly than the whole.
  const exact = end - start === text.length
  const pieces: Piece[] = []
  let from = 0
  let count = 0
  for (;;) {
    const dot = text.indexOf(separator, from)
    const to = dot < 0 ? text.length : dot
    count += 1
    if (pieces.length < most) {
      pieces.push({ text: text.slice(from, to), span: exact ? [start + from, start + to] : span })
    }
    if (dot < 0) return { pieces, count }
    from = dot + 1
  }
}

const kindsOfJson = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  literal: 'true, false or null',
}

/** Reads a part that holds text: base64url of UTF-8. */
export function readTextPart(label: PartLabel, { text: encoded, span }: Piece): Part {
  const decoded = decodeBase64url(encoded)
  if (!decoded.ok) {
    const { at, reason, cut } = decoded
    const partial = decodeReadable(encoded.slice(0, at))
    const fault = { fault: 'not-base64url' as const, at, reason, ...(cut && { cut }), ...(partial && { partial }) }
    return { label, span, octets: null, fault }
  }
  const common = { label, span, octets: decoded.octets.length, ...remarkOn(encoded, decoded) }
  const utf8 = decodeUtf8(decoded.octets)
  if (utf8.ok) return { ...common, text: utf8.text }
  const { at, partial } = utf8
  return { ...common, fault: { fault: 'not-utf8', at, reason: 'the octets are not UTF-8 text', partial } }
}

/** Reads a part that must hold a JSON object (RFC 7515 section 5.2, RFC 7519 section 7.2). */
export function readJsonPart(label: PartLabel, piece: Piece): { part: Part; value?: JsonObject } {
  const part = readTextPart(label, piece)
  if (part.text !== undefined) return readObject({ ...part, text: part.text })
  // Padding is a fault, and yet leaves no doubt what stands before it.
  if (!/^[^=]+={1,2}$/.test(piece.text)) return { part }
  const unpadded = readJsonPart(label, { ...piece, text: piece.text.replace(/(?<!=)=+$/, '') })
  const { text } = unpadded.part
  if (!unpadded.value || text === undefined) return { part }
  return { part: { ...part, text }, value: unpadded.value }
}

/** Reads a part that stands in the token as it is (RFC 7797 section 3): whatever text it may be, JSON or not. */
export function readVerbatimPart(label: PartLabel, { text, span }: Piece): { part: Part; value?: JsonObject } {
  const part = { label, span, octets: new TextEncoder().encode(text).length, text, verbatim: true as const }
  const { part: read, value } = readObject(part)
  return value ? { part: read, value } : { part }
}

/** Reads a part whose text is known: the value where it is a JSON object, or the fault. */
export function readObject(part: Part & { text: string }): { part: Part; value?: JsonObject } {
  const { text } = part
  const json = readJson(text)
  if (!json.ok) {
    const { at, reason, cut } = json
    const fault = { fault: 'not-json' as const, at, reason, ...(cut && { cut }), partial: text.slice(0, at) }
    return { part: { ...part, fault } }
  }
  const value = asObject(json.root.value)
  if (!value) {
    const reason = `it is JSON, but ${kindsOfJson[json.root.type]} instead of an object`
    return { part: { ...part, fault: { fault: 'not-an-object', at: json.root.start, reason } } }
  }
  return { part: { ...part, ...(json.repeated && { repeated: json.repeated }) }, value }
}

const remarkOn = (encoded: string, { spareBits }: { spareBits?: true }): Pick<Part, 'remark'> =>
  spareBits
    ? { remark: { at: encoded.length - 1, reason: 'the last character sets bits that belong to no octet' } }
    : {}

/** The text of as many whole octets as there are, for showing what is left of a broken part. */
function decodeReadable(encoded: string): string | undefined {
  const decoded = decodeBase64url(encoded.slice(0, encoded.length - (encoded.length % 4)))
  if (!decoded.ok || decoded.octets.length === 0) return undefined
  const utf8 = decodeUtf8(decoded.octets)
  return utf8.ok ? utf8.text : utf8.partial
}

/** Reads a part of which only the length matters. */
export function readOctetsPart(label: PartLabel, { text, span }: Piece): Part {
  const decoded = decodeBase64url(text)
  if (decoded.ok) return { label, span, octets: decoded.octets.length, ...remarkOn(text, decoded) }
  const { at, reason, cut } = decoded
  return { label, span, octets: null, fault: { fault: 'not-base64url', at, reason, ...(cut && { cut }) } }
}

/** What stands for characters that somebody or something left out. */
const ellipsis = /…|\.{3}|[[<(](?:…|\.{3})[\])>]/

/**
 * A token without an ellipsis at its end, which is not part of it. Behind three dots in the middle nobody knows where things
 * begin; the one character leaves the dots of the token to be counted. `pieces`: what the dots make of the whole.
 */
export function withoutEllipsis(text: string): { text: string; elided?: true; pieces?: number } {
  const at = text.search(ellipsis)
  if (at < 0) return { text }
  const shorter = text.replace(/(?:…|\.{3})$/, '')
  const elided = true as const
  if (shorter !== text || text[at] === '…') return { text: shorter, elided }
  return { text: text.slice(0, at), elided, pieces: text.split('.').length }
}

/** The beginning of a compact token with an ellipsis in it, and nothing but such characters around that. */
export const isElided = (text: string): boolean =>
  /^(?:ey[AJ]|ew[0kop])/.test(text) && ellipsis.test(text) && !/[^\w.=~…[\]<>()-]/.test(text)

/** Whether the first part of a token is that of a JOSE token: a JSON object, or the damaged beginning of one. */
export function looksLikeHeader(encoded: string): boolean {
  // “{” with whatever follows it, in base64url.
  return /^e[0-9w-z_-]/.test(encoded) && encoded.length >= 8
}

/** Two dots or more, and a first part that begins as the text of a JSON object does. */
export function isCompactJose(word: string): boolean {
  const dot = word.indexOf('.')
  if (dot < 0 || !looksLikeHeader(word) || word.indexOf('.', dot + 1) < 0) return false
  const encoded = word.slice(0, dot).replace(/={1,2}$/, '')
  const first = decodeBase64url(encoded.slice(0, encoded.length - (encoded.length % 4)))
  const text = first.ok ? decodeUtf8(first.octets) : undefined
  return text !== undefined && /^\s*\{\s*"/.test(text.ok ? text.text : text.partial)
}

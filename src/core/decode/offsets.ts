import type { Span } from '../model/primitives.ts'
import type { Part } from '../model/token.ts'

/**
 * Between the decoded text of a part and the characters of the paste that carry it: four characters hold three octets
 * (RFC 4648 section 4), so a member's stretch may begin and end inside of a character.
 */

/** The stretch of the paste that a stretch of the part's decoded text came from; undefined where that cannot be told. */
export function placeInPaste(part: Part, from: number, to: number): Span | undefined {
  const { text, verbatim, decrypted } = part
  const [start, end] = part.span
  // Nothing of a plaintext stands in the paste.
  if (text === undefined || decrypted) return undefined
  if (verbatim) return end - start === text.length ? [start + from, start + to] : undefined
  const first = octetsBefore(text, from)
  const last = octetsBefore(text, to, first, from)
  const place: Span = [start + Math.floor((first * 4) / 3), start + Math.ceil((last * 4) / 3)]
  return place[1] <= end ? place : undefined
}

/** The offset in the part's decoded text that a character of the paste carries; undefined outside of the part. */
export function placeInText(part: Part, at: number): number | undefined {
  const { text, verbatim, decrypted } = part
  const [start, end] = part.span
  if (text === undefined || decrypted || at < start || at >= end) return undefined
  if (verbatim) return end - start === text.length ? at - start : undefined
  const octet = Math.floor(((at - start) * 3) / 4)
  let octets = 0
  for (let i = 0; i < text.length; i += 1) {
    octets += octetsOf(text.charCodeAt(i))
    if (octets > octet) return i
  }
  return text.length
}

function octetsBefore(text: string, end: number, known = 0, from = 0): number {
  let octets = known
  for (let i = from; i < end; i += 1) octets += octetsOf(text.charCodeAt(i))
  return octets
}

/** Octets of a UTF-16 code unit in UTF-8; the two halves of a surrogate pair share four. */
const octetsOf = (code: number) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3)

/** Octets and text, strictly: RFC 4648 section 5 without padding (RFC 7515 section 2), UTF-8 without rescue (RFC 3629). */

export type Octets =
  | {
      ok: true
      octets: Uint8Array
      /** The last character sets bits beyond the last octet: another text gives the same octets (RFC 4648 section 3.5). */
      spareBits?: true
    }
  | { ok: false; at: number; reason: string; cut?: true }

/** Letters and digits in the order of their values (RFC 4648 section 5). */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const outsideAlphabet = /[^A-Za-z0-9_-]/

/**
 * Decodes base64url. Never throws; `at` is the offset of the first character that does not belong.
 * White space, padding and the `+` and `/` of ordinary base64 are faults, as RFC 7515 section 2 has it.
 */
export function decodeBase64url(text: string): Octets {
  const at = text.search(outsideAlphabet)
  if (at >= 0) return { ok: false, at, reason: reasonFor(text[at] ?? '') }
  // One character holds six bits, which is less than an octet.
  if (text.length % 4 === 1) {
    return { ok: false, at: text.length, reason: 'one character is missing or too many', cut: true }
  }
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const octets = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i += 1) octets[i] = binary.charCodeAt(i)
  // Two characters hold 12 bits for one octet, three hold 18 for two.
  const spare = [0, 0, 0b1111, 0b11][text.length % 4] ?? 0
  const spareBits = spare > 0 && (alphabet.indexOf(text.at(-1) ?? '') & spare) !== 0
  return { ok: true, octets, ...(spareBits && { spareBits }) }
}

function reasonFor(character: string): string {
  if (character === '+' || character === '/') return `“${character}” belongs to ordinary base64, not to base64url`
  if (character === '=') return 'padding (“=”) is not allowed in a token'
  if (/\s/.test(character)) return 'there is white space inside'
  if (character === '…') return 'an ellipsis stands where characters were left out'
  if (character === '%') return 'it is percent-encoded'
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `the character U+${code} is not in the base64url alphabet`
}

/** Encodes octets as base64url without padding. */
export function encodeBase64url(octets: Uint8Array): string {
  const chunks: string[] = []
  // In pieces: spreading a large array into one call overflows the stack.
  for (let i = 0; i < octets.length; i += 0x8000) chunks.push(String.fromCharCode(...octets.subarray(i, i + 0x8000)))
  return btoa(chunks.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export type Utf8 = { ok: true; text: string } | { ok: false; at: number; partial: string }

/** Decodes UTF-8. A byte order mark is kept as text, so that it is seen; `at` is the offset of the first bad octet. */
export function decodeUtf8(octets: Uint8Array): Utf8 {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets) }
  } catch {
    const at = firstIllFormed(octets)
    return { ok: false, at, partial: new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets.subarray(0, at)) }
  }
}

/** Offset of the first octet of the first sequence that RFC 3629 section 4 does not allow. */
function firstIllFormed(octets: Uint8Array): number {
  let at = 0
  while (at < octets.length) {
    const lead = octets[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    if (length === 0 || at + length > octets.length) return at
    for (let i = 1; i < length; i += 1) {
      const next = octets[at + i] ?? 0
      // Overlong forms, surrogates and code points above U+10FFFF show in the second octet.
      const lowest = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      const highest = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      if (next < lowest || next > highest) return at
    }
    at += length
  }
  return at
}

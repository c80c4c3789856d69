import { visible } from '../../text/wording.ts'

export type Decoded = { ok: true; octets: Uint8Array } | { ok: false; at: number; reason: string }

const outside = { base64: /[^A-Za-z0-9+/\s=]/, base64url: /[^A-Za-z0-9_\-\s=]/ }

/**
 * Ordinary base64 (RFC 4648 section 4) or base64url (section 5) as people write it: with or without padding, in lines. Never throws; `at` is the
 * offset of the first character that does not belong, or the length of the text when one is missing.
 */
export function decodeBase64(text: string, alphabet: 'base64' | 'base64url' = 'base64'): Decoded {
  const found = text.search(outside[alphabet])
  if (found >= 0) return { ok: false, at: found, reason: strange(text, found, alphabet) }
  const padding = text.indexOf('=')
  if (padding >= 0 && /[^\s=]/.test(text.slice(padding))) {
    return { ok: false, at: padding, reason: `there is padding (“=”) in the middle (character ${padding + 1})` }
  }
  const digits = text.replaceAll(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/')
  // One digit holds six bits, which is less than an octet.
  if (digits.length % 4 === 1) return { ok: false, at: text.length, reason: 'one character is missing or too many' }
  return { ok: true, octets: Uint8Array.from(atob(digits), (character) => character.charCodeAt(0)) }
}

function strange(text: string, at: number, alphabet: 'base64' | 'base64url'): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const other = alphabet === 'base64' ? /[-_]/ : /[+/]/
  const hint = !other.test(character) ? '' : alphabet === 'base64' ? '; base64url has it' : '; ordinary base64 has it'
  return `“${visible(character)}” does not belong to it (character ${at + 1})${hint}`
}

/** Hexadecimal digits, with or without `0x`, colons or white space. Never throws. */
export function decodeHex(text: string): Decoded {
  const start = /^\s*0x/i.exec(text)?.[0].length ?? 0
  const found = text.slice(start).search(/[^0-9a-fA-F:\s]/)
  if (found >= 0) {
    const character = String.fromCodePoint(text.codePointAt(start + found) ?? 0)
    const reason = `“${visible(character)}” is no hexadecimal digit (character ${start + found + 1})`
    return { ok: false, at: start + found, reason }
  }
  const digits = text.slice(start).replaceAll(/[:\s]/g, '')
  if (digits.length % 2 === 1) return { ok: false, at: text.length, reason: 'one digit is missing or too many' }
  return { ok: true, octets: Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) }
}

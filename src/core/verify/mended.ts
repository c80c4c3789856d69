import { encodeBase64url } from '../decode/octets.ts'
import type { Algorithm } from '../registry/algorithms.ts'
import { decodeBase64 } from './keys/base64.ts'
import type { Jwk } from './jwk.ts'

/** Members that hold octets in base64url (RFC 7518 section 6). */
const members = ['n', 'e', 'x', 'y', 'pub', 'k'] as const

/** Ordinary base64: a sign of its own, or padding. */
const isOrdinary = (value: unknown): value is string => typeof value === 'string' && /[+/]|=\s*$/.test(value)

/**
 * The key with members that were written in ordinary base64 turned into base64url, as RFC 7517 section 4 has it; undefined where
 * none was, or one cannot be read.
 */
export function mendedKey(key: Jwk): Jwk | undefined {
  const wrong = members.filter((name) => isOrdinary(key[name]))
  if (wrong.length === 0) return undefined
  const mended: Record<string, unknown> = { ...key }
  for (const name of wrong) {
    const decoded = decodeBase64(String(key[name]))
    if (!decoded.ok) return undefined
    mended[name] = encodeBase64url(decoded.octets)
  }
  return mended
}

/** A secret whose `k` was meant as the text itself, and not as base64url of it; undefined for other keys. */
export const asText = (key: Jwk, { family }: Algorithm): Jwk | undefined =>
  family === 'HMAC' && typeof key.k === 'string' && key.k !== ''
    ? { ...key, k: encodeBase64url(new TextEncoder().encode(key.k)) }
    : undefined

import { digestOf } from '../../decode/digest.ts'
import type { Jwk } from '../jwk.ts'

/** The members that make a key what it is, in the order of their names: RFC 7638 section 3.2, RFC 8037 section 2, RFC 9964 section 3. */
const required: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  AKP: ['alg', 'kty', 'pub'],
}

/**
 * The SHA-256 thumbprint of a public or private key, base64url (RFC 7638 section 3). Undefined for a key that lacks a member, for an unknown
 * type, and for a shared secret: its thumbprint would be a hash of the secret, to be guessed at.
 */
export function thumbprintOf(jwk: Jwk): string | undefined {
  const names = typeof jwk.kty === 'string' && Object.hasOwn(required, jwk.kty) ? required[jwk.kty] : undefined
  if (!names?.every((name) => typeof jwk[name] === 'string')) return undefined
  const members = Object.fromEntries(names.map((name) => [name, jwk[name]]))
  return digestOf(JSON.stringify(members))
}

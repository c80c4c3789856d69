import type { Algorithm } from '../registry/algorithms.ts'
import type { Jwk } from './jwk.ts'
import { modulusBits, octetsOf } from './jwk.ts'
import { isKnownKey, isKnownSecret } from './keys/known-keys.ts'
import { modulusWeakness } from './keys/weak-modulus.ts'

/**
 * Whether anybody might find out the secret half of a key: RSA below 2048 bits, with an exponent that hides nothing or
 * a modulus that can be taken apart (RFC 7518 section 3.3), a secret that is shorter than the hash (section 3.2), or
 * one that examples print.
 */
export function isWeak(key: Jwk, { family, hash = 'SHA-256' }: Algorithm, thumbprint: string | undefined): boolean {
  if (thumbprint !== undefined && isKnownKey(thumbprint) !== undefined) return true
  if (family === 'RSA') {
    const weakness = typeof key.n === 'string' ? modulusWeakness(key.n) : undefined
    return modulusBits(key) < 2048 || hasBadExponent(key) || weakness !== undefined
  }
  if (family !== 'HMAC') return false
  const secret = octetsOf(key, 'k')
  return secret !== undefined && (secret.length < Number(hash.slice(4)) / 8 || isKnownSecret(secret))
}

/** An RSA exponent of one leaves the message as it is; an even one has no inverse (RFC 8017 section 3.1). */
function hasBadExponent(key: Jwk): boolean {
  const octets = octetsOf(key, 'e')
  if (!octets || octets.length === 0) return false
  const last = octets.at(-1) ?? 0
  return last % 2 === 0 || (last === 1 && octets.slice(0, -1).every((octet) => octet === 0))
}

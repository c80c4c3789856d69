import type { KeyOrigin, Worthless } from '../model/verification.ts'
import type { Algorithm } from '../registry/algorithms.ts'
import type { Jwk } from './jwk.ts'
import { modulusBits, octetsOf } from './jwk.ts'
import { privateMembersOf } from './keys/key-use.ts'
import { isExampleSecret, isKnownKey, isPrintedSecret } from './keys/known-keys.ts'
import { isSmallOrder } from './keys/small-order.ts'
import { thumbprintOf } from './keys/thumbprint.ts'
import { modulusWeakness } from './keys/weak-modulus.ts'

/**
 * Why a signature that fits this key says nothing about who made it: everybody has the secret half, or can compute it,
 * or needs none. `given`: the set that it is from. Undefined: nothing of the kind is known.
 */
export function worthlessness(
  key: Jwk,
  { family }: Algorithm,
  thumbprint: string | undefined,
  { keys, origin }: { keys: readonly Jwk[]; origin: KeyOrigin },
): Worthless | undefined {
  if (isSmallOrder(key)) return 'small-order'
  // What somebody gave of their own, or put into a token, was shown to nobody by that.
  if (origin === 'issuer' && keys.some((one) => privateMembersOf(one).length > 0 && isSame(one, key, thumbprint)))
    return 'private-published'
  if (thumbprint !== undefined && isKnownKey(thumbprint) !== undefined) return 'known-key'
  if (family === 'RSA') {
    if (hasBadExponent(key)) return 'weak-exponent'
    return typeof key.n === 'string' && modulusWeakness(key.n) !== undefined ? 'weak-modulus' : undefined
  }
  const secret = family === 'HMAC' ? octetsOf(key, 'k') : undefined
  if (!secret) return undefined
  return isPrintedSecret(secret) ? 'known-key' : isExampleSecret(secret) ? 'known-secret' : undefined
}

/** The same key may stand in a set twice, with its private half and without. */
const isSame = (one: Jwk, key: Jwk, thumbprint: string | undefined) =>
  one === key || (thumbprint !== undefined && thumbprintOf(one) === thumbprint)

/**
 * Whether somebody might find out the secret half with effort: RSA below 2048 bits (RFC 7518 section 3.3), or a secret
 * that is shorter than the hash (section 3.2).
 */
export function isWeak(key: Jwk, { family, hash = 'SHA-256' }: Algorithm): boolean {
  if (family === 'RSA') return modulusBits(key) < 2048
  const secret = family === 'HMAC' ? octetsOf(key, 'k') : undefined
  return secret !== undefined && secret.length < Number(hash.slice(4)) / 8
}

/** An RSA exponent of one leaves the message as it is; an even one has no inverse (RFC 8017 section 3.1). */
function hasBadExponent(key: Jwk): boolean {
  const octets = octetsOf(key, 'e')
  if (!octets || octets.length === 0) return false
  const last = octets.at(-1) ?? 0
  return last % 2 === 0 || (last === 1 && octets.slice(0, -1).every((octet) => octet === 0))
}

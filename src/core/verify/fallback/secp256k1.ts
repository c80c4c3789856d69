import { secp256k1 } from '@noble/curves/secp256k1.js'
import { octetsOf } from '../jwk.ts'
import type { ReadKey } from './define.ts'

/** ECDSA on secp256k1 (RFC 8812 section 3.2), which no browser has. */
export const readSecp256k1Key: ReadKey = (key, { hash = 'SHA-256' }) => {
  const [x, y] = [octetsOf(key, 'x'), octetsOf(key, 'y')]
  if (x?.length !== 32 || y?.length !== 32) return undefined
  const uncompressed = Uint8Array.of(4, ...x, ...y)
  if (!secp256k1.utils.isValidPublicKey(uncompressed)) return undefined
  return async (signature, input) => {
    if (signature.length !== 64) return false
    const digest = new Uint8Array(await crypto.subtle.digest(hash, input))
    // JOSE takes either of the two values that s may have; Bitcoin only the lower one.
    return secp256k1.verify(signature, digest, uncompressed, { prehash: false, lowS: false })
  }
}

import { ed448 } from '@noble/curves/ed448.js'
import { octetsOf } from '../jwk.ts'
import type { ReadKey } from './define.ts'

/** EdDSA on Ed448 (RFC 8037 section 3.1), which most browsers lack. */
export const readEd448Key: ReadKey = (key) => {
  const point = octetsOf(key, 'x')
  if (point?.length !== 57 || !ed448.utils.isValidPublicKey(point, false)) return undefined
  return async (signature, input) => signature.length === 114 && ed448.verify(signature, input, point)
}

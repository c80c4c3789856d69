import { ed25519 } from '@noble/curves/ed25519.js'
import { octetsOf } from '../jwk.ts'
import type { ReadKey } from './define.ts'

/** EdDSA on Ed25519 (RFC 8037 section 3.1), which Chrome has from version 137 on only. */
export const readEd25519Key: ReadKey = (key) => {
  const point = octetsOf(key, 'x')
  if (point?.length !== 32 || !ed25519.utils.isValidPublicKey(point, false)) return undefined
  // RFC 8032 section 5.1.7, not the looser ZIP 215 of chains of blocks.
  return async (signature, input) =>
    signature.length === 64 && ed25519.verify(signature, input, point, { zip215: false })
}

import { encodeBase64url } from '../../decode/octets.ts'
import type { Jwk } from '../jwk.ts'
import type { Curve } from './curves.ts'
import type { DerKey, Unfinished } from './der-key.ts'

/**
 * Computes what a key does not write out: the second coordinate of a compressed point (SEC 1 section 2.3.4), or the public half of a
 * private key. With @noble, loaded only then: WebCrypto does neither for all curves in all browsers. Undefined when the
 * point is on no such curve, or the number is no private key. Never rejects.
 */
export async function finishKey(key: DerKey & { ok: true }): Promise<Jwk | undefined> {
  if (!key.unfinished) return key.jwk
  try {
    const octets = await publicOctets(key.unfinished)
    const { curve } = key.unfinished
    return curve.kty === 'OKP'
      ? { ...key.jwk, x: encodeBase64url(octets) }
      : {
          ...key.jwk,
          x: encodeBase64url(octets.subarray(1, curve.octets + 1)),
          y: encodeBase64url(octets.subarray(curve.octets + 1)),
        }
  } catch {
    return undefined
  }
}

async function publicOctets(unfinished: Unfinished): Promise<Uint8Array> {
  const { curve } = unfinished
  if (curve.kty === 'EC') {
    const group = await weierstrass(curve)
    return 'point' in unfinished
      ? group.Point.fromBytes(unfinished.point).toBytes(false)
      : group.getPublicKey(unfinished.d, false)
  }
  if ('point' in unfinished) return unfinished.point
  return (await edwardsOrMontgomery(curve)).getPublicKey(unfinished.d)
}

async function weierstrass({ crv }: Curve) {
  if (crv === 'secp256k1') return (await import('@noble/curves/secp256k1.js')).secp256k1
  const nist = await import('@noble/curves/nist.js')
  return crv === 'P-256' ? nist.p256 : crv === 'P-384' ? nist.p384 : nist.p521
}

async function edwardsOrMontgomery({ crv }: Curve) {
  if (crv === 'Ed25519' || crv === 'X25519') {
    const { ed25519, x25519 } = await import('@noble/curves/ed25519.js')
    return crv === 'Ed25519' ? ed25519 : x25519
  }
  const { ed448, x448 } = await import('@noble/curves/ed448.js')
  return crv === 'Ed448' ? ed448 : x448
}

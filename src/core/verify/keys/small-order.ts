import type { Jwk } from '../jwk.ts'
import { octetsOf } from '../jwk.ts'

/** `p`, the length of a point in octets, and the y of points of order eight, up to its sign. */
const curves: Readonly<Record<string, { p: bigint; octets: number; eighth?: bigint }>> = {
  Ed25519: {
    p: 2n ** 255n - 19n,
    octets: 32,
    eighth: 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  },
  Ed448: { p: 2n ** 448n - 2n ** 224n - 1n, octets: 57 },
}

/**
 * Whether an EdDSA key is one of the few points of small order, in any of its encodings: for those anybody can make
 * signatures, and one fits any message (RFC 8032 section 5.1.7, “Taming the many EdDSAs”, SSR 2020, section 3). Some
 * libraries take them, OpenSSL among them.
 */
export function isSmallOrder(key: Jwk): boolean {
  const curve = typeof key.crv === 'string' && Object.hasOwn(curves, key.crv) ? curves[key.crv] : undefined
  const point = curve && key.kty === 'OKP' ? octetsOf(key, 'x') : undefined
  if (!curve || point?.length !== curve.octets) return false
  // The last bit is the sign of x (RFC 8032 sections 5.1.2 and 5.2.2).
  const big = Array.from(point, (octet, i) => (i === curve.octets - 1 ? octet & 0x7f : octet)).toReversed()
  const y = BigInt(`0x${big.map((octet) => octet.toString(16).padStart(2, '0')).join('')}`) % curve.p
  const up = y * 2n > curve.p ? curve.p - y : y
  if (up <= 1n) return true
  const { eighth } = curve
  return eighth !== undefined && (up === eighth || up === curve.p - eighth)
}

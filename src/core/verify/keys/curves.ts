/** Curves and parameter sets as DER names them: RFC 5480 section 2.1.1.1, RFC 8410 section 3, RFC 9881 section 2. */

export interface Curve {
  kty: 'EC' | 'OKP'
  /** RFC 7518 section 7.6, RFC 8037 section 2, RFC 8812 section 3.1. */
  crv: string
  /** Length of a coordinate, of an OKP public key and of a private key. */
  octets: number
}

const curve = (kty: Curve['kty'], crv: string, octets: number): Curve => ({ kty, crv, octets })

const curves: ReadonlyMap<string, Curve> = new Map([
  ['1.2.840.10045.3.1.7', curve('EC', 'P-256', 32)],
  ['1.3.132.0.34', curve('EC', 'P-384', 48)],
  ['1.3.132.0.35', curve('EC', 'P-521', 66)],
  ['1.3.132.0.10', curve('EC', 'secp256k1', 32)],
  ['1.3.101.110', curve('OKP', 'X25519', 32)],
  ['1.3.101.111', curve('OKP', 'X448', 56)],
  ['1.3.101.112', curve('OKP', 'Ed25519', 32)],
  ['1.3.101.113', curve('OKP', 'Ed448', 57)],
])

/** The curve of an object identifier, in dots. */
export const curveOf = (identifier: string): Curve | undefined => curves.get(identifier)

/** Curves that a JWK may name in `crv`. */
export const curveNames: ReadonlySet<string> = new Set([...curves.values()].map(({ crv }) => crv))

const mlDsa: ReadonlyMap<string, { alg: string; octets: number }> = new Map([
  ['2.16.840.1.101.3.4.3.17', { alg: 'ML-DSA-44', octets: 1312 }],
  ['2.16.840.1.101.3.4.3.18', { alg: 'ML-DSA-65', octets: 1952 }],
  ['2.16.840.1.101.3.4.3.19', { alg: 'ML-DSA-87', octets: 2592 }],
])

/** The ML-DSA parameter set of an object identifier, with the length of its public keys (FIPS 204 section 4). */
export const mlDsaOf = (identifier: string) => mlDsa.get(identifier)

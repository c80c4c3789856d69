/** JWS algorithms: RFC 7518 section 3, RFC 8037, RFC 8812, RFC 9864 and the ML-DSA registrations at IANA. */

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'
export type Fallback = 'rsa' | 'secp256k1' | 'ed25519' | 'ed448' | 'ml-dsa'

export interface Algorithm {
  family: 'HMAC' | 'RSA' | 'ECDSA' | 'EdDSA' | 'ML-DSA'
  kty: 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP'
  /** Curves that fit; empty where the key type has none. */
  curves: readonly string[]
  /** Exact length of the signature in octets; `modulus` where the key decides. */
  signatureOctets: readonly number[] | 'modulus'
  /** Of the signing input, before it is signed; absent where the algorithm does that by itself. */
  hash?: Hash
  /** RSA with the padding PSS (RFC 8017 section 8.1); its salt is as long as the hash (RFC 7518 section 3.5). */
  pss?: true
  /** What computes it where the browser cannot: a file of core/verify/fallback. */
  fallback?: Fallback
  /** In words. */
  label: string
}

type Bits = 256 | 384 | 512

const hmac = (bits: Bits): Algorithm => ({
  family: 'HMAC',
  kty: 'oct',
  curves: [],
  signatureOctets: [bits / 8],
  hash: `SHA-${bits}`,
  label: `HMAC with SHA-${bits}, a shared secret`,
})
const rsa = (bits: Bits, pss?: true): Algorithm => ({
  family: 'RSA',
  kty: 'RSA',
  curves: [],
  signatureOctets: 'modulus',
  hash: `SHA-${bits}`,
  ...(pss && { pss }),
  fallback: 'rsa',
  label: `${pss ? 'RSA-PSS' : 'RSA PKCS #1 v1.5'} with SHA-${bits}`,
})
const ecdsa = (curve: string, octets: number, bits: Bits, fallback?: Fallback): Algorithm => ({
  family: 'ECDSA',
  kty: 'EC',
  curves: [curve],
  signatureOctets: [octets],
  hash: `SHA-${bits}`,
  ...(fallback && { fallback }),
  label: `ECDSA on ${curve} with SHA-${bits}`,
})
const eddsa = (curve: string, octets: number, fallback: Fallback): Algorithm => ({
  family: 'EdDSA',
  kty: 'OKP',
  curves: [curve],
  signatureOctets: [octets],
  fallback,
  label: `EdDSA on ${curve}`,
})
const mldsa = (level: number, octets: number): Algorithm => ({
  family: 'ML-DSA',
  kty: 'AKP',
  curves: [],
  signatureOctets: [octets],
  fallback: 'ml-dsa',
  label: `ML-DSA-${level}, post-quantum`,
})

const rows: Readonly<Record<string, Algorithm>> = {
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsa(256),
  RS384: rsa(384),
  RS512: rsa(512),
  PS256: rsa(256, true),
  PS384: rsa(384, true),
  PS512: rsa(512, true),
  ES256: ecdsa('P-256', 64, 256),
  ES384: ecdsa('P-384', 96, 384),
  ES512: ecdsa('P-521', 132, 512),
  ES256K: ecdsa('secp256k1', 64, 256, 'secp256k1'),
  EdDSA: { family: 'EdDSA', kty: 'OKP', curves: ['Ed25519', 'Ed448'], signatureOctets: [64, 114], label: 'EdDSA' },
  Ed25519: eddsa('Ed25519', 64, 'ed25519'),
  Ed448: eddsa('Ed448', 114, 'ed448'),
  'ML-DSA-44': mldsa(44, 2420),
  'ML-DSA-65': mldsa(65, 3309),
  'ML-DSA-87': mldsa(87, 4627),
}

/** The row for an `alg` value, which a token may set to anything at all. Names are case-sensitive (RFC 7515 section 4.1.1). */
export function algorithm(name: unknown): Algorithm | undefined {
  return typeof name === 'string' && Object.hasOwn(rows, name) ? rows[name] : undefined
}

export const algorithmNames: readonly string[] = Object.keys(rows)

/** The algorithm that is made for a curve, whatever a token says that the key was used with. */
export const algorithmOfCurve = (curve: unknown): string | undefined =>
  algorithmNames.find((name) => rows[name]?.curves.length === 1 && rows[name].curves[0] === curve)

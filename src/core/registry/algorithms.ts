/** JWS algorithms: RFC 7518 section 3, RFC 8037, RFC 8812, RFC 9864 and the ML-DSA registrations at IANA. */

export interface Algorithm {
  family: 'HMAC' | 'RSA' | 'ECDSA' | 'EdDSA' | 'ML-DSA'
  kty: 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP'
  /** Curves that fit; empty where the key type has none. */
  curves: readonly string[]
  /** Exact length of the signature in octets; `modulus` where the key decides. */
  signatureOctets: readonly number[] | 'modulus'
  /** In words. */
  label: string
}

const hmac = (bits: number): Algorithm => ({
  family: 'HMAC',
  kty: 'oct',
  curves: [],
  signatureOctets: [bits / 8],
  label: `HMAC with SHA-${bits}, a shared secret`,
})
const rsa = (label: string): Algorithm => ({ family: 'RSA', kty: 'RSA', curves: [], signatureOctets: 'modulus', label })
const ecdsa = (curve: string, octets: number, bits: number): Algorithm => ({
  family: 'ECDSA',
  kty: 'EC',
  curves: [curve],
  signatureOctets: [octets],
  label: `ECDSA on ${curve} with SHA-${bits}`,
})
const mldsa = (level: number, octets: number): Algorithm => ({
  family: 'ML-DSA',
  kty: 'AKP',
  curves: [],
  signatureOctets: [octets],
  label: `ML-DSA-${level}, post-quantum`,
})

const rows: Readonly<Record<string, Algorithm>> = {
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsa('RSA PKCS #1 v1.5 with SHA-256'),
  RS384: rsa('RSA PKCS #1 v1.5 with SHA-384'),
  RS512: rsa('RSA PKCS #1 v1.5 with SHA-512'),
  PS256: rsa('RSA-PSS with SHA-256'),
  PS384: rsa('RSA-PSS with SHA-384'),
  PS512: rsa('RSA-PSS with SHA-512'),
  ES256: ecdsa('P-256', 64, 256),
  ES384: ecdsa('P-384', 96, 384),
  ES512: ecdsa('P-521', 132, 512),
  ES256K: ecdsa('secp256k1', 64, 256),
  EdDSA: { family: 'EdDSA', kty: 'OKP', curves: ['Ed25519', 'Ed448'], signatureOctets: [64, 114], label: 'EdDSA' },
  Ed25519: { family: 'EdDSA', kty: 'OKP', curves: ['Ed25519'], signatureOctets: [64], label: 'EdDSA on Ed25519' },
  Ed448: { family: 'EdDSA', kty: 'OKP', curves: ['Ed448'], signatureOctets: [114], label: 'EdDSA on Ed448' },
  'ML-DSA-44': mldsa(44, 2420),
  'ML-DSA-65': mldsa(65, 3309),
  'ML-DSA-87': mldsa(87, 4627),
}

/** The row for an `alg` value, which a token may set to anything at all. Names are case-sensitive (RFC 7515 section 4.1.1). */
export function algorithm(name: unknown): Algorithm | undefined {
  return typeof name === 'string' && Object.hasOwn(rows, name) ? rows[name] : undefined
}

export const algorithmNames: readonly string[] = Object.keys(rows)

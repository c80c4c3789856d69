/** JWE algorithms: RFC 7518 sections 4 and 5, X25519 of RFC 8037 section 3.2. Names are case-sensitive. */

/** How the content encryption key is come by. */
export type KeyManagement =
  /** The shared key is the content key (RFC 7518 section 4.5). */
  | { way: 'direct'; kty: readonly ['oct'] }
  /** AES Key Wrap, or AES-GCM in its place (sections 4.4 and 4.7). */
  | { way: 'wrap' | 'gcm-wrap'; kty: readonly ['oct']; bits: number }
  /** AES Key Wrap with a key from a password (section 4.8). */
  | { way: 'password'; kty: readonly ['oct']; bits: number; hash: string }
  /** sections 4.2 and 4.3. */
  | { way: 'rsa-pkcs1'; kty: readonly ['RSA'] }
  | { way: 'rsa-oaep'; kty: readonly ['RSA']; hash: string }
  /** The agreed key is the content key, or unwraps it where there are `bits` (section 4.6). */
  | { way: 'agreement'; kty: readonly ['EC', 'OKP']; bits?: number }

/** How the content is encrypted. `bits`: of the content key; with CBC one half is for the HMAC. */
export interface ContentEncryption {
  mode: 'GCM' | 'CBC'
  bits: number
}

const oct = ['oct'] as const
const rsa = ['RSA'] as const
const curves = ['EC', 'OKP'] as const

const managements: Readonly<Record<string, KeyManagement>> = {
  dir: { way: 'direct', kty: oct },
  A128KW: { way: 'wrap', kty: oct, bits: 128 },
  A192KW: { way: 'wrap', kty: oct, bits: 192 },
  A256KW: { way: 'wrap', kty: oct, bits: 256 },
  A128GCMKW: { way: 'gcm-wrap', kty: oct, bits: 128 },
  A192GCMKW: { way: 'gcm-wrap', kty: oct, bits: 192 },
  A256GCMKW: { way: 'gcm-wrap', kty: oct, bits: 256 },
  'PBES2-HS256+A128KW': { way: 'password', kty: oct, bits: 128, hash: 'SHA-256' },
  'PBES2-HS384+A192KW': { way: 'password', kty: oct, bits: 192, hash: 'SHA-384' },
  'PBES2-HS512+A256KW': { way: 'password', kty: oct, bits: 256, hash: 'SHA-512' },
  RSA1_5: { way: 'rsa-pkcs1', kty: rsa },
  'RSA-OAEP': { way: 'rsa-oaep', kty: rsa, hash: 'SHA-1' },
  'RSA-OAEP-256': { way: 'rsa-oaep', kty: rsa, hash: 'SHA-256' },
  'RSA-OAEP-384': { way: 'rsa-oaep', kty: rsa, hash: 'SHA-384' },
  'RSA-OAEP-512': { way: 'rsa-oaep', kty: rsa, hash: 'SHA-512' },
  'ECDH-ES': { way: 'agreement', kty: curves },
  'ECDH-ES+A128KW': { way: 'agreement', kty: curves, bits: 128 },
  'ECDH-ES+A192KW': { way: 'agreement', kty: curves, bits: 192 },
  'ECDH-ES+A256KW': { way: 'agreement', kty: curves, bits: 256 },
}

const encryptions: Readonly<Record<string, ContentEncryption>> = {
  A128GCM: { mode: 'GCM', bits: 128 },
  A192GCM: { mode: 'GCM', bits: 192 },
  A256GCM: { mode: 'GCM', bits: 256 },
  'A128CBC-HS256': { mode: 'CBC', bits: 256 },
  'A192CBC-HS384': { mode: 'CBC', bits: 384 },
  'A256CBC-HS512': { mode: 'CBC', bits: 512 },
}

/** The row for an `alg` value of a JWE, which a token may set to anything at all. */
export const keyManagement = (alg: string): KeyManagement | undefined =>
  Object.hasOwn(managements, alg) ? managements[alg] : undefined

/** The row for an `enc` value. */
export const contentEncryption = (enc: string): ContentEncryption | undefined =>
  Object.hasOwn(encryptions, enc) ? encryptions[enc] : undefined

export const keyManagementNames: readonly string[] = Object.keys(managements)
export const contentEncryptionNames: readonly string[] = Object.keys(encryptions)

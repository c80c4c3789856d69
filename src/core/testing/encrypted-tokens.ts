/** Encrypted tokens and their keys for the tests of this folder. Never shipped. */
import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import * as jose from 'jose'
import { keyManagementNames } from '../registry/encryption-algorithms.ts'
import type { Jwk } from '../verify/jwk.ts'

export const plain = '{"sub":"user-1","greeting":"Grüße"}'
export const octets = (value: string) => new TextEncoder().encode(value)
export const encoded = (value: object) => jose.base64url.encode(JSON.stringify(value))

export const sharedKey = (length: number): Jwk => ({ kty: 'oct', k: jose.base64url.encode(randomBytes(length)) })
export const octetsOf = ({ k }: Jwk) => jose.base64url.decode(String(k))

export interface Pair {
  public: jose.JWK
  private: Jwk
}

export async function newPair(alg: string, options: object = {}): Promise<Pair> {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true, ...options })
  return { public: await jose.exportJWK(publicKey), private: { ...(await jose.exportJWK(privateKey)) } }
}

export const curves = ['P-256', 'P-384', 'P-521', 'X25519'] as const
export type Curve = (typeof curves)[number]

/** Made once for each file of tests: an RSA key takes a while. */
export const rsa = newPair('RSA-OAEP')
export const otherRsa = newPair('RSA-OAEP')
export const onCurve: Readonly<Record<Curve, Promise<Pair>>> = {
  'P-256': newPair('ECDH-ES', { crv: 'P-256' }),
  'P-384': newPair('ECDH-ES', { crv: 'P-384' }),
  'P-521': newPair('ECDH-ES', { crv: 'P-521' }),
  X25519: newPair('ECDH-ES', { crv: 'X25519' }),
}

/** All that jose can encrypt with. */
export const joseAlgs = keyManagementNames.filter((alg) => alg !== 'RSA1_5')

/** Bits of the shared key: the first number of an `enc`, if it is not halved already, and that before the `KW` of an `alg`. */
const bitsOf = (name: string) =>
  Number(/\d{3}(?=(?:GCM)?KW$)/.exec(name)?.[0] ?? /(?<=HS)\d{3}$/.exec(name)?.[0] ?? /\d{3}/.exec(name)?.[0])

/** What encrypts, and what opens. */
export async function keysFor(alg: string, enc: string, curve: Curve): Promise<{ public: object; private: Jwk }> {
  if (alg.startsWith('ECDH')) return await onCurve[curve]
  if (alg.startsWith('RSA')) return await rsa
  const key = alg.startsWith('PBES2') ? sharedKey(20) : sharedKey(bitsOf(alg === 'dir' ? enc : alg) / 8)
  return { public: key, private: key }
}

/** A compact JWE made by jose. */
export async function encrypt(
  header: { alg: string; enc: string } & jose.CompactJWEHeaderParameters,
  key: object,
  text = plain,
): Promise<string> {
  return await new jose.CompactEncrypt(octets(text))
    .setProtectedHeader(header)
    .encrypt(await jose.importJWK(key, header.alg))
}

const b64 = (value: Uint8Array) => jose.base64url.encode(value)

/** A compact JWE put together without jose. */
export function composed(
  header: { alg: string; enc: string; zip?: string },
  encryptedKey: Uint8Array = new Uint8Array(),
  content: Uint8Array,
  plaintext: Uint8Array = octets(plain),
): string {
  const first = encoded(header)
  if (header.enc.endsWith('GCM')) {
    const iv = randomBytes(12)
    const cipher = createCipheriv(content.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', content, iv)
    cipher.setAAD(Buffer.from(first))
    const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
    return [first, b64(encryptedKey), b64(iv), b64(ciphertext), b64(cipher.getAuthTag())].join('.')
  }
  const [macKey, cipherKey, iv] = [
    content.subarray(0, content.length / 2),
    content.subarray(content.length / 2),
    randomBytes(16),
  ]
  const cipher = createCipheriv(`aes-${cipherKey.length * 8}-cbc`, cipherKey, iv)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(first.length * 8))
  const mac = createHmac(`sha${content.length * 8}`, macKey)
    .update(first)
    .update(iv)
    .update(ciphertext)
    .update(length)
  return [first, b64(encryptedKey), b64(iv), b64(ciphertext), b64(mac.digest().subarray(0, macKey.length))].join('.')
}

import type { Hash } from '../../registry/algorithms.ts'
import { modulusBits, octetsOf } from '../jwk.ts'
import type { ReadKey } from './define.ts'

type Octets = Uint8Array<ArrayBuffer>

/**
 * RSA signatures (RFC 8017 sections 8.1.2 and 8.2.2) for keys that WebCrypto does not take: short ones, odd exponents.
 * What a bad key proves is another question, and told apart.
 */
export const readRsaKey: ReadKey = (key, { hash = 'SHA-256', pss }) => {
  const [n, e] = [octetsOf(key, 'n'), octetsOf(key, 'e')]
  const bits = modulusBits(key)
  // Beyond these sizes a check would take seconds, and no library takes the key.
  if (!n || !e || bits < 16 || bits > 16_384 || e.length > 32) return undefined
  const [modulus, exponent] = [numberOf(n), numberOf(e)]
  if (exponent === 0n) return undefined
  const size = Math.ceil(bits / 8)
  return async (signature, input) => {
    if (signature.length !== size) return false
    const s = numberOf(signature)
    if (s >= modulus) return false
    const encoded = octetsOfNumber(power(s, exponent, modulus), size)
    const digest = new Uint8Array(await crypto.subtle.digest(hash, input))
    return pss ? await isPss(encoded, digest, bits - 1, hash) : isPkcs1(encoded, digest, hash)
  }
}

const hexOf = (octets: Octets) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
const numberOf = (octets: Octets) => BigInt(`0x0${hexOf(octets)}`)

function octetsOfNumber(value: bigint, size: number): Octets {
  const hex = value.toString(16).padStart(size * 2, '0')
  return Uint8Array.from({ length: size }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** DigestInfo without the digest (RFC 8017 section 9.2, note 1). */
const digestInfo: Readonly<Record<Hash, string>> = {
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
}

function isPkcs1(encoded: Octets, digest: Octets, hash: Hash): boolean {
  const tail = `00${digestInfo[hash]}${hexOf(digest)}`
  const filling = encoded.length * 2 - tail.length - 4
  return filling >= 16 && hexOf(encoded) === `0001${'f'.repeat(filling)}${tail}`
}

/** RFC 8017 section 9.1.2, with a salt as long as the hash. */
async function isPss(whole: Octets, digest: Octets, bits: number, hash: Hash): Promise<boolean> {
  const size = Math.ceil(bits / 8)
  const spare = whole.length - size
  const encoded = whole.subarray(spare)
  const masked = size - digest.length - 1
  if (masked < digest.length + 1 || encoded.at(-1) !== 0xbc || whole.subarray(0, spare).some(Boolean)) return false
  const seed = encoded.slice(masked, size - 1)
  const mask = await maskOf(seed, masked, hash)
  const first = 0xff >> (8 * size - bits)
  if (((encoded[0] ?? 0) & ~first) !== 0) return false
  const block = mask.map((octet, i) => octet ^ (encoded[i] ?? 0))
  block[0] = (block[0] ?? 0) & first
  const zeros = masked - digest.length - 1
  if (block.subarray(0, zeros).some(Boolean) || block[zeros] !== 1) return false
  const salted = Uint8Array.of(...new Uint8Array(8), ...digest, ...block.subarray(zeros + 1))
  return hexOf(new Uint8Array(await crypto.subtle.digest(hash, salted))) === hexOf(seed)
}

/** MGF1 (RFC 8017 appendix B.2.1). */
async function maskOf(seed: Octets, length: number, hash: Hash): Promise<Octets> {
  const count = Math.ceil(length / (Number(hash.slice(4)) / 8))
  const blocks = await Promise.all(
    Array.from({ length: count }, (_, i) => crypto.subtle.digest(hash, Uint8Array.of(...seed, 0, 0, i >> 8, i & 0xff))),
  )
  return Uint8Array.from(blocks.flatMap((block) => [...new Uint8Array(block)])).subarray(0, length)
}

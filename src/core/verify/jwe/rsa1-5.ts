import { decodeBase64url } from '../../decode/octets.ts'
import type { Jwk } from '../jwk.ts'

/**
 * RSAES-PKCS1-v1_5 (RFC 7518 section 4.2, RFC 8017 section 7.2.2), which neither WebCrypto nor jose has: a server that
 * lets others see whether the padding was right gives its key away step by step (Bleichenbacher). Here nobody else asks
 * and nobody else sees the answer: the key belongs to the person at this page, and so do the token and the result. For
 * the same reason it need not take equal time.
 */

/** Longer moduli than 8192 bits would keep the page busy. */
const longestModulus = 1024

/**
 * The content key of this length; `unreadable` where the JWK is no whole private key, undefined where the padding does
 * not come out.
 */
export function openRsa15(key: Jwk, encrypted: Uint8Array, length: number): Uint8Array | 'unreadable' | undefined {
  const [n, d] = [integer(key.n), integer(key.d)]
  if (n === undefined || d === undefined || n === 0n || octetsOf(n) > longestModulus) return 'unreadable'
  const size = octetsOf(n)
  const cipher = fromOctets(encrypted)
  if (encrypted.length !== size || cipher >= n) return undefined
  const encoded = toOctets(power(cipher, { n, d, ...chinese(key) }), size)
  // 00 02, at least eight octets that are not zero, 00, and what was encrypted.
  const start = size - length
  if (encoded[0] !== 0 || encoded[1] !== 2 || start < 11 || encoded.indexOf(0, 2) !== start - 1) return undefined
  return encoded.slice(start)
}

interface Chinese {
  p: bigint
  q: bigint
  dp: bigint
  dq: bigint
  qi: bigint
}

/** The members for the quicker way (RFC 8017 section 5.1.2), where the key has all of them and no third prime. */
function chinese(key: Jwk): Partial<Chinese> {
  const [p, q, dp, dq, qi] = [key.p, key.q, key.dp, key.dq, key.qi].map(integer)
  if (!p || !q || !dp || !dq || !qi || key.oth !== undefined) return {}
  return { p, q, dp, dq, qi }
}

function power(base: bigint, { n, d, p, q, dp, dq, qi }: { n: bigint; d: bigint } & Partial<Chinese>): bigint {
  if (!p || !q || !dp || !dq || !qi || p * q !== n) return modPower(base, d, n)
  const [ofP, ofQ] = [modPower(base, dp, p), modPower(base, dq, q)]
  const difference = (((ofP - ofQ) % p) + p) % p
  return ofQ + ((qi * difference) % p) * q
}

function modPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function integer(value: unknown): bigint | undefined {
  const decoded = typeof value === 'string' && value.length <= longestModulus * 2 ? decodeBase64url(value) : undefined
  return decoded?.ok && decoded.octets.length > 0 ? fromOctets(decoded.octets) : undefined
}

const hexOf = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
const fromOctets = (octets: Uint8Array) => BigInt(`0x0${hexOf(octets)}`)
const octetsOf = (value: bigint) => Math.ceil(value.toString(16).length / 2)

function toOctets(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}

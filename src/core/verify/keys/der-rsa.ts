import { encodeBase64url } from '../../decode/octets.ts'
import type { Jwk } from '../jwk.ts'
import type { DerElement } from './der.ts'
import { unsignedOf } from './der.ts'

/** The members of an RSAPrivateKey behind its version, as JWA calls them (RFC 8017 appendix A.1.2, RFC 7518 section 6.3). */
const names = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const

/** An RSAPublicKey as a JWK; undefined when it is none (RFC 8017 appendix A.1.1). */
export function rsaPublic(parts: readonly DerElement[]): Jwk | undefined {
  return parts.length === 2 ? members(parts, names.slice(0, 2)) : undefined
}

/** An RSAPrivateKey of two primes as a JWK; undefined when it is none. More primes are refused, as RFC 7518 section 6.3.2.7 allows. */
export function rsaPrivate(parts: readonly DerElement[]): Jwk | undefined {
  const [version, ...values] = parts
  return unsignedOf(version)?.[0] === 0 && values.length === names.length ? members(values, names) : undefined
}

function members(values: readonly DerElement[], of: readonly string[]): Jwk | undefined {
  const numbers = values.map(unsignedOf)
  if (!numbers.every((number) => number !== undefined)) return undefined
  return {
    kty: 'RSA',
    ...Object.fromEntries(of.map((name, i) => [name, encodeBase64url(numbers[i] ?? new Uint8Array())])),
  }
}

import type { JWK } from 'jose'
import { decodeBase64url } from '../decode/octets.ts'
import type { Algorithm } from '../registry/algorithms.ts'

/** A JSON Web Key (RFC 7517 section 4) as it came: any member may be missing or of any type. */
export type Jwk = Readonly<Record<string, unknown>>

/** The octets of a member in base64url, or undefined when it holds none. */
export function octetsOf(key: Jwk, name: string): Uint8Array<ArrayBuffer> | undefined {
  const member = key[name]
  const decoded = typeof member === 'string' ? decodeBase64url(member) : undefined
  return decoded?.ok ? new Uint8Array(decoded.octets) : undefined
}

const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e', 'pub'] as const

/** The members that a check needs: with `use`, `key_ops` or private ones in place, an import may refuse. */
export function publicPart(key: Jwk, alg: string, row: Algorithm): JWK {
  const members = publicMembers.filter((name) => typeof key[name] === 'string')
  const part: JWK = Object.fromEntries(members.map((name) => [name, key[name]]))
  // An AKP key names its parameter set in `alg`, so there it is part of the key.
  return row.kty === 'AKP' ? { ...part, alg } : part
}

/** Length of an RSA modulus in bits; 0 when it cannot be read. */
export function modulusBits(key: Jwk): number {
  const octets = octetsOf(key, 'n') ?? new Uint8Array()
  const first = octets.findIndex((octet) => octet !== 0)
  return first < 0 ? 0 : (octets.length - first) * 8 - Math.clz32(octets[first] ?? 0) + 24
}

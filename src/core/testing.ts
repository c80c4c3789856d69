/**
 * Tokens forged for cases and tests. Their signatures are filler of the right length: what needs a real one makes a key
 * with WebCrypto at test time. Never shipped: only `cases` and tests use it.
 */
import type { Json } from './model.ts'
import { encodeBase64url } from './decode/octets.ts'
import { algorithm } from './registry/algorithms.ts'

/** A moment that cases judge from, in seconds: 2026-03-01T12:00:00Z. */
export const noon = 1_772_366_400

type Members = Readonly<Record<string, Json>>

const utf8 = (text: string) => encodeBase64url(new TextEncoder().encode(text))

/** Octets that do not repeat in short cycles, so that a search for a piece of them means something. */
export function filler(length: number, seed = 7): string {
  let state = seed
  return encodeBase64url(
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return (state >> 16) & 0xff
    }),
  )
}

/** A compact JWS. `header` and `payload` may be raw texts; `signature` is the encoded part. */
export function jws(of: { header?: Members | string; claims?: Members; payload?: string; signature?: string }): string {
  const { header = { alg: 'RS256', kid: 'key-1' }, claims = {}, payload = JSON.stringify(claims) } = of
  const alg = typeof header === 'string' ? 'RS256' : header.alg
  const octets = algorithm(alg)?.signatureOctets
  const signature = of.signature ?? filler(octets === 'modulus' || !octets ? 256 : (octets[0] ?? 64))
  return `${utf8(typeof header === 'string' ? header : JSON.stringify(header))}.${utf8(payload)}.${signature}`
}

/** A compact JWE with filler behind its header; direct encryption has no encrypted key. */
export function jwe(header: Members): string {
  const key = header.alg === 'dir' ? '' : filler(256, 3)
  return `${utf8(JSON.stringify(header))}.${key}.${filler(12, 5)}.${filler(120, 11)}.${filler(16, 13)}`
}

/** Claims of a healthy access token at `noon`; members set to undefined are left out. */
export function accessClaims(change: Readonly<Record<string, Json | undefined>> = {}): Members {
  const claims: Record<string, Json | undefined> = {
    iss: 'https://issuer.example/',
    sub: 'user-1',
    aud: 'https://api.example',
    client_id: 'client-1',
    scope: 'read:things',
    iat: noon - 600,
    exp: noon + 3000,
    jti: 'id-1',
    ...change,
  }
  return Object.fromEntries(
    Object.entries(claims).filter((member): member is [string, Json] => member[1] !== undefined),
  )
}

/** A healthy access token of an unknown provider, but for the changes. */
export const accessToken = (
  change: Readonly<Record<string, Json | undefined>> = {},
  header: Members = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' },
) => jws({ header, claims: accessClaims(change) })

/**
 * Tokens forged for cases and tests. Their signatures are filler of the right length: what needs a real one makes a key
 * with WebCrypto at test time. Never shipped: only `cases` and tests use it.
 */
import type { Json } from '../model/primitives.ts'
import type { VerificationResult } from '../model/verification.ts'
import { digestOf, isHashName } from '../decode/digest.ts'
import { asArray } from '../decode/json.ts'
import { encodeBase64url } from '../decode/octets.ts'
import { algorithm } from '../registry/algorithms.ts'

/** A moment that cases judge from, in seconds: 2026-03-01T12:00:00Z. */
export const noon = 1_772_366_400

type Members = Readonly<Record<string, Json>>

const encodeJson = (value: Json) => utf8(JSON.stringify(value))
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

/** A compact JWS as the members of flattened JSON (RFC 7515 section 7.2.2). */
export function flattened(token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.')
  return { payload, protected: header, signature }
}

/** An SD-JWT whose issuer has signed the digests of the disclosures, but for `foreign` ones (RFC 9901 section 4). */
export function sdJwt(of: {
  disclosures: readonly Json[]
  foreign?: readonly Json[]
  keyBinding?: string
  claims?: Members
  header?: Members
}): string {
  const own = of.disclosures.map(encodeJson)
  const named = of.claims?.['_sd_alg']
  const digests = own.map((text) => digestOf(text, isHashName(named) ? named : 'sha-256'))
  // Items of lists have no name, and their digests stand in a list (RFC 9901 section 4.2.4.2).
  const isItem = (i: number) => asArray(of.disclosures[i])?.length === 2
  const items = digests.filter((_, i) => isItem(i)).map((digest) => ({ '...': digest }))
  const claims = {
    iss: 'https://issuer.example/',
    vct: 'https://credentials.example/id',
    ...(items.length > 0 && { nationalities: items }),
    ...of.claims,
    _sd: digests.filter((_, i) => !isItem(i)),
  }
  const issued = jws({ header: of.header ?? { alg: 'ES256', typ: 'dc+sd-jwt', kid: 'key-1' }, claims })
  return [issued, ...own, ...(of.foreign ?? []).map(encodeJson), of.keyBinding ?? ''].join('~')
}

/** A public PASETO of version 4, its signature filler. */
export const paseto = (message: string, footer?: string) => {
  const signed = new Uint8Array([...new TextEncoder().encode(message), ...new Uint8Array(64).fill(7)])
  return `v4.public.${encodeBase64url(signed)}${footer === undefined ? '' : `.${utf8(footer)}`}`
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

/** A token beside what came of a check of its signature: for the cases of rules. */
export const checked = (signature: VerificationResult, paste = accessToken()) => ({
  paste,
  context: { signatures: new Map([[paste, signature]]) },
})

/** What a client signs to log in at the token endpoint (RFC 7523 section 3). */
export const clientAssertion = (
  change: Readonly<Record<string, Json | undefined>> = {},
  header: Members = { alg: 'RS256', kid: 'key-1' },
) => {
  const own = { iss: 'client-1', sub: 'client-1', aud: 'https://issuer.example/oauth/token' }
  return jws({ header, claims: accessClaims({ ...own, client_id: undefined, scope: undefined, iat: noon, ...change }) })
}

/** A proof of possession (RFC 9449 section 4.2). */
export const dpopProof = (header: Members = {}) =>
  jws({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, ...header },
    claims: { jti: 'id-1', htm: 'GET', htu: 'https://api.example/things', iat: noon },
  })

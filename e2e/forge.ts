/** Tokens that no provider would issue, or none that runs on loopback. Signed for real where a test has to verify them. */
import { createHmac, generateKeyPairSync, type JsonWebKey, randomBytes, sign } from 'node:crypto'

type Part = object | string | Uint8Array

/** Texts and octets as they are, objects as JSON. */
function encode(part: Part): string {
  const octets = part instanceof Uint8Array ? part : typeof part === 'string' ? part : JSON.stringify(part)
  return Buffer.from(octets).toString('base64url')
}

export const noise = (octets: number) => randomBytes(octets).toString('base64url')

/** Seconds since the epoch. */
export const now = () => Math.floor(Date.now() / 1000)

/** A compact JWS whose signature is noise. */
export const jws = (header: Part, payload: Part) => `${encode(header)}.${encode(payload)}.${noise(256)}`

/** A compact JWE of noise; with `dir` its second part is empty. */
export const jwe = (header: { alg: string; enc: string; iss?: string }) =>
  `${encode(header)}.${header.alg === 'dir' ? '' : noise(256)}.${noise(12)}.${noise(160)}.${noise(16)}`

export const hs256 = (claims: object, secret: string | Uint8Array) => {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

/** Claims of an access token with which nothing is wrong. */
export const claimsFor = (iss: string, change: object = {}) => ({
  iss,
  sub: 'person-4711-of-the-tests',
  aud: 'https://api.example',
  client_id: 'web-shop',
  scope: 'read:things',
  iat: now() - 60,
  exp: now() + 3600,
  jti: noise(12),
  ...change,
})

export interface SigningKey {
  /** With its `kid`. */
  jwk: JsonWebKey
  /** A compact JWS with ES256; header members as given, `alg` and `kid` added. */
  sign: (claims: object, header?: object) => string
}

export function signingKey(kid: string): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' },
    sign: (claims, header = {}) => {
      const content = `${encode({ alg: 'ES256', typ: 'at+jwt', kid, ...header })}.${encode(claims)}`
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
      return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
    },
  }
}

/** One part of a compact token, read. */
export function read(token: string, index: number): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())
  return { ...(typeof value === 'object' ? value : {}) }
}

/** The same token with other claims under the old signature. */
export function tampered(token: string, change: object): string {
  const [header = '', , signature = ''] = token.split('.')
  return `${header}.${encode({ ...read(token, 1), ...change })}.${signature}`
}

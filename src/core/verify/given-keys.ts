import { exportJWK, importPKCS8, importSPKI, importX509 } from 'jose'
import { asObject, readJson } from '../decode/json.ts'
import { encodeBase64url } from '../decode/octets.ts'
import { algorithm } from '../registry/algorithms.ts'
import type { Jwk } from './verify.ts'

/** What a person put into the key box. */
export type GivenKeys =
  | {
      ok: true
      kind: 'jwk' | 'jwks' | 'pem' | 'secret'
      keys: readonly Jwk[]
      /** It holds a private key, which a check does not need. */ secretPart?: true
    }
  | { ok: false; reason: string }

/**
 * Reads a JWK, a JWK Set, a PEM (SPKI, X.509 or PKCS #8) or, where the algorithm is an HMAC, a shared secret in UTF-8.
 * `alg` is the token's: a PEM does not say which algorithm it is for. Never rejects.
 */
export async function readGivenKeys(text: string, alg: unknown): Promise<GivenKeys> {
  const trimmed = text.trim()
  if (trimmed === '')
    return { ok: false, reason: 'The box is empty: put a public key, a JWKS or a shared secret into it.' }
  if (trimmed.startsWith('{')) return readJwks(trimmed)
  if (trimmed.includes('-----BEGIN')) return readPem(trimmed, typeof alg === 'string' ? alg : '')
  if (algorithm(alg)?.family !== 'HMAC') {
    return {
      ok: false,
      reason:
        'This is neither a JWK, a JWK Set nor a PEM. A shared secret fits only tokens whose algorithm begins with HS.',
    }
  }
  // Not trimmed: a secret may end in a space.
  return { ok: true, kind: 'secret', keys: [{ kty: 'oct', k: encodeBase64url(new TextEncoder().encode(text)) }] }
}

function readJwks(text: string): GivenKeys {
  const json = readJson(text)
  if (!json.ok)
    return { ok: false, reason: `This begins like a JWK, but it is not JSON: ${json.reason} (position ${json.at}).` }
  const object = asObject(json.root.value)
  if (Array.isArray(object?.keys)) {
    const keys = object.keys.map(asObject).filter((key) => key !== undefined)
    return keys.length > 0
      ? { ok: true, kind: 'jwks', keys, ...secretPart(keys) }
      : { ok: false, reason: 'The JWK Set holds no key.' }
  }
  if (typeof object?.kty === 'string') return { ok: true, kind: 'jwk', keys: [object], ...secretPart([object]) }
  return { ok: false, reason: 'This is JSON, but neither a JWK (it has no “kty”) nor a JWK Set (it has no “keys”).' }
}

const secretPart = (keys: readonly Jwk[]) =>
  keys.some((key) => key.d !== undefined || key.priv !== undefined) ? { secretPart: true as const } : {}

async function readPem(text: string, alg: string): Promise<GivenKeys> {
  const begin = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)
  const label = begin?.[1] ?? ''
  const row = algorithm(alg)
  if (row?.family === 'HMAC')
    return {
      ok: false,
      reason: `The token says ${alg}, which is checked with a shared secret; a PEM holds a public key.`,
    }
  const endLine = `-----END ${label}-----`
  const end = text.indexOf(endLine, begin?.index)
  if (end < 0) return { ok: false, reason: 'The PEM is cut: its END line is missing.' }
  const pem = text.slice(begin?.index, end + endLine.length)
  try {
    // Nothing but SPKI says its curve by itself, so the token's algorithm has to.
    const options = { extractable: true }
    const key =
      label === 'CERTIFICATE'
        ? await importX509(pem, alg, options)
        : label === 'PRIVATE KEY'
          ? await importPKCS8(pem, alg, options)
          : label === 'PUBLIC KEY'
            ? await importSPKI(pem, alg, options)
            : undefined
    if (!key)
      return {
        ok: false,
        reason: `A PEM of the kind “${label}” cannot be read here: convert it to “PUBLIC KEY” (openssl pkey -pubout).`,
      }
    const jwk = (await exportJWK(key)) as Jwk
    return { ok: true, kind: 'pem', keys: [jwk], ...secretPart([jwk]) }
  } catch {
    return {
      ok: false,
      reason: `The PEM could not be read as a key for ${alg || 'this token'}: its type or curve may be another one, or it is damaged.`,
    }
  }
}

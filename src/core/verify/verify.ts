import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose'
import type { JWK } from 'jose'
import { readJsonPart } from '../decode/define.ts'
import { decodeBase64url } from '../decode/octets.ts'
import type { KeyOrigin, Unverifiable, VerificationResult } from '../model.ts'
import type { Algorithm } from '../registry/algorithms.ts'
import { algorithm } from '../registry/algorithms.ts'
import { outcomeOf } from './outcome.ts'
import { verifyWithShortRsaKey } from './short-rsa.ts'

/** A JSON Web Key (RFC 7517 section 4) as it came: any member may be missing or of any type. */
export type Jwk = Readonly<Record<string, unknown>>

/** More keys than this are not tried: no issuer publishes as many, and each costs a check. */
const mostTried = 64

/**
 * Checks the signature of a compact JWS against given keys (RFC 7515 section 5.2). Says which key it was, never what the
 * claims are worth. The `kid` chooses; without one, or with one that the set does not hold, every key that fits the
 * algorithm is tried. Never rejects: whatever goes wrong is an `unverifiable` with its reason.
 */
export async function verifySignature(
  token: string,
  keys: { keys: readonly Jwk[] },
  options: { algorithms?: readonly string[]; origin?: KeyOrigin } = {},
): Promise<VerificationResult> {
  const subject = readSubject(token, options.algorithms)
  if (typeof subject === 'string') return { status: 'unverifiable', because: subject }
  // Absent on pages that are served over plain http from another machine.
  const { subtle } = globalThis.crypto ?? {}
  if ((subtle as SubtleCrypto | undefined) === undefined) return { status: 'unverifiable', because: 'insecure-context' }

  const { alg, row, kid } = subject
  const origin = options.origin ?? 'given'
  const named = kid === undefined ? [] : keys.keys.filter((key) => key.kid === kid)
  const onlyOne = keys.keys.length === 1 && keys.keys[0]?.kid === undefined ? keys.keys : []
  const chosen = named.length > 0 ? named : onlyOne
  const fitting = (chosen.length > 0 ? chosen : keys.keys).filter((key) => fits(key, alg, row)).slice(0, mostTried)
  if (fitting.length === 0) return { status: 'unverifiable', because: misfit(keys.keys, chosen, kid) }

  let last: Unverifiable | 'failed' | 'verified' = 'failed'
  for (const key of fitting) {
    // Keys are tried one after another: the first that verifies ends the search.
    // oxlint-disable-next-line no-await-in-loop
    last = await tryKey(token, key, alg, row)
    const status =
      last === 'verified'
        ? 'verified'
        : last === 'failed' && fitting.length === 1 && (chosen.length > 0 || kid === undefined)
          ? 'failed'
          : undefined
    // oxlint-disable-next-line no-await-in-loop
    if (status) return await result(status, key, { alg, row, kid, origin })
  }
  if (last !== 'failed' && last !== 'verified') return { status: 'unverifiable', because: last }
  if (kid !== undefined && chosen.length === 0) return { status: 'unverifiable', because: 'no-matching-key' }
  return { status: 'unverifiable', because: 'several-matching-keys' }
}

interface Subject {
  alg: string
  row: Algorithm
  kid?: string
}

function readSubject(token: string, allowed: readonly string[] | undefined): Subject | Unverifiable {
  const parts = token.split('.', 6)
  if (parts.length === 5) return 'encrypted'
  if (parts.length === 1) return 'opaque'
  if (parts.length !== 3) return 'malformed'
  const header = readJsonPart('header', { text: parts[0] ?? '', span: [0, 0] }).value
  if (!header) return 'malformed'
  const { alg, kid } = header
  if (typeof alg !== 'string') return 'malformed'
  if (alg.toLowerCase() === 'none' || parts[2] === '') return 'unsecured'
  if (!parts.every((part) => decodeBase64url(part).ok)) return 'malformed'
  const row = algorithm(alg)
  if (!row) return 'unsupported-alg'
  if (allowed && !allowed.includes(alg)) return 'alg-not-allowed'
  return typeof kid === 'string' ? { alg, row, kid } : { alg, row }
}

/** RFC 7517 sections 4.1 to 4.4: type, use, operations and algorithm of a key must allow this check. */
function fits(key: Jwk, alg: string, row: Algorithm): boolean {
  if (key.kty !== row.kty) return false
  if (row.curves.length > 0 && !(typeof key.crv === 'string' && row.curves.includes(key.crv))) return false
  if (key.use !== undefined && key.use !== 'sig') return false
  if (Array.isArray(key.key_ops) && !key.key_ops.includes('verify') && !key.key_ops.includes('sign')) return false
  return (
    key.alg === undefined ||
    key.alg === alg ||
    (row.family === 'EdDSA' && typeof key.alg === 'string' && /^(?:EdDSA|Ed25519|Ed448)$/.test(key.alg))
  )
}

function misfit(all: readonly Jwk[], chosen: readonly Jwk[], kid: string | undefined): Unverifiable {
  if (chosen.length > 0) return 'key-mismatch'
  return kid === undefined && all.length > 0 ? 'key-mismatch' : 'no-matching-key'
}

async function tryKey(
  token: string,
  key: Jwk,
  alg: string,
  row: Algorithm,
): Promise<Unverifiable | 'failed' | 'verified'> {
  try {
    const publicKey = publicPart(key, row)
    if (row.family === 'RSA' && modulusBits(key) < 2048) return await verifyWithShortRsaKey(token, publicKey, alg)
    await compactVerify(token, await importJWK(publicKey, alg), { algorithms: [alg] })
    return 'verified'
  } catch (error) {
    return outcomeOf(error)
  }
}

const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e', 'pub', 'k'] as const

/** The members that a check needs: with `alg`, `key_ops` or private ones in place, an import may refuse. */
function publicPart(key: Jwk, row: Algorithm): JWK {
  const members = publicMembers.filter((name) => typeof key[name] === 'string' && (name !== 'k' || row.kty === 'oct'))
  const part: JWK = Object.fromEntries(members.map((name) => [name, key[name]]))
  // An AKP key names its parameter set in `alg`, so there it is part of the key.
  if (row.kty === 'AKP' && typeof key.alg === 'string') part.alg = key.alg
  return part
}

/** Length of an RSA modulus in bits; 0 when it cannot be read. */
function modulusBits({ n }: Jwk): number {
  const decoded = typeof n === 'string' ? decodeBase64url(n) : undefined
  if (!decoded?.ok) return 0
  const first = decoded.octets.findIndex((octet) => octet !== 0)
  return first < 0 ? 0 : (decoded.octets.length - first) * 8 - Math.clz32(decoded.octets[first] ?? 0) + 24
}

async function result(
  status: 'verified' | 'failed',
  key: Jwk,
  { alg, row, kid, origin }: { alg: string; row: Algorithm; kid: string | undefined; origin: KeyOrigin },
): Promise<VerificationResult> {
  const warnings: string[] = []
  if (kid !== undefined && key.kid !== undefined && key.kid !== kid) warnings.push('kid-not-in-jwks')
  if (row.family === 'RSA' && modulusBits(key) < 2048) warnings.push('weak-key')
  if (row.family === 'HMAC' && secretOctets(key) < Number(alg.slice(2)) / 8) warnings.push('weak-key')
  // A thumbprint of a secret would be a hash of it, to be guessed at.
  const thumbprint =
    row.kty === 'oct' ? undefined : await calculateJwkThumbprint(publicPart(key, row)).catch(() => undefined)
  return {
    status,
    alg,
    ...(typeof key.kid === 'string' && { kid: key.kid }),
    ...(thumbprint !== undefined && { thumbprint }),
    origin,
    warnings,
  }
}

function secretOctets({ k }: Jwk): number {
  const decoded = typeof k === 'string' ? decodeBase64url(k) : undefined
  return decoded?.ok ? decoded.octets.length : 0
}

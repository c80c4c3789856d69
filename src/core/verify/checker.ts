import { importJWK } from 'jose'
import type { Unverifiable } from '../model/verification.ts'
import type { Algorithm } from '../registry/algorithms.ts'
import { algorithm, algorithmOfCurve } from '../registry/algorithms.ts'
import type { Verify } from './fallback/define.ts'
import { fallbacks } from './fallback/index.ts'
import type { Jwk } from './jwk.ts'
import { octetsOf, publicPart } from './jwk.ts'
import { isSmallOrder } from './keys/small-order.ts'
import { outcomeOf } from './outcome.ts'

/** A key that was read for an algorithm, and checks as many signatures as wanted. */
export interface Checker {
  verify: Verify
  /** Computed by code in this page: a check takes milliseconds. */
  slow: boolean
}

/**
 * Reads a key for a token's algorithm, or says why it cannot. The browser's own cryptography goes first; where it
 * refuses the algorithm or the key, the fallback of the row decides. Never rejects.
 */
export async function checkerFor(key: Jwk, alg: string, row: Algorithm): Promise<Checker | Unverifiable> {
  if (row.family === 'HMAC') return await secretChecker(key, row)
  // Some browsers take such points: then one signature fits every message, which no clue is to be drawn from.
  if (isSmallOrder(key)) return 'worthless-key'
  // A key on another curve than the algorithm asks for can be computed with all the same; the caller flags it.
  const own = row.curves.length > 0 ? algorithmOfCurve(key.crv) : alg
  const ownRow = algorithm(own)
  if (own === undefined || ownRow?.family !== row.family) return 'key-mismatch'
  try {
    const imported = await importJWK(publicPart(key, alg, row), own)
    if (imported instanceof Uint8Array) return 'key-mismatch'
    return { verify: nativeVerify(imported, row), slow: false }
  } catch (error) {
    const outcome = outcomeOf(error)
    const because = outcome === 'failed' ? 'key-unreadable' : outcome
    return ownRow.fallback ? await fallbackChecker(key, alg, row, ownRow.fallback) : because
  }
}

async function fallbackChecker(
  key: Jwk,
  alg: string,
  { hash, pss }: Algorithm,
  fallback: keyof typeof fallbacks,
): Promise<Checker | Unverifiable> {
  try {
    const readKey = await fallbacks[fallback]()
    const verify = readKey(key, { alg, hash, pss: pss === true })
    return verify ? { verify, slow: true } : 'key-unreadable'
  } catch {
    // The chunk could not be fetched.
    return 'unsupported-alg'
  }
}

/** A shared secret, of whatever length: how strong it is, is not asked here. */
async function secretChecker(key: Jwk, { hash = 'SHA-256' }: Algorithm): Promise<Checker | Unverifiable> {
  const secret = octetsOf(key, 'k')
  if (!secret) return 'key-unreadable'
  // HMAC fills a key up with zeros (RFC 2104 section 2), and some browsers refuse an empty one.
  const octets = secret.length === 0 ? new Uint8Array(1) : secret
  const parameters = { name: 'HMAC', hash }
  const imported = await crypto.subtle.importKey('raw', octets, parameters, false, ['verify'])
  return {
    verify: async (signature, input) => await crypto.subtle.verify(parameters, imported, signature, input),
    slow: false,
  }
}

const nativeVerify =
  (imported: CryptoKey, { hash }: Algorithm): Verify =>
  async (signature, input) => {
    const parameters = { name: imported.algorithm.name, ...(hash && { hash, saltLength: Number(hash.slice(4)) / 8 }) }
    try {
      return await crypto.subtle.verify(parameters, imported, signature, input)
    } catch {
      // The key was taken, so the algorithm is there: what it chokes on is the signature.
      return false
    }
  }

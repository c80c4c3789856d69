import type { Clue, KeyOrigin, KeyWarning, Unverifiable, VerificationResult } from '../model/verification.ts'
import type { Failure } from './autopsy.ts'
import type { Candidate } from './candidates.ts'
import { candidatesFor, meantKeys } from './candidates.ts'
import type { Checker } from './checker.ts'
import { checkerFor } from './checker.ts'
import type { Jwk } from './jwk.ts'
import { publicPart } from './jwk.ts'
import { asText, mendedKey } from './mended.ts'
import { hasBadDisclosure } from '../decode/sd-jwt.ts'
import { thumbprintOf } from './keys/thumbprint.ts'
import { outcomeOf } from './outcome.ts'
import type { Signer } from './signers.ts'
import { readSigners, signingInput } from './signers.ts'
import { isWeak, worthlessness } from './weakness.ts'

export type { Jwk } from './jwk.ts'

/** More keys than this are not tried: no issuer publishes as many, and each costs a check. */
const mostTried = 64

export interface VerifyOptions {
  algorithms?: readonly string[]
  origin?: KeyOrigin
}

/**
 * Checks the signature of a JWS in any form, or that of the issuer of an SD-JWT, against given keys (RFC 7515 section
 * 5.2). Says which key it was, never what the claims are worth. The `kid` chooses; when its key does not fit, or there
 * is none, every key with which it can be computed is tried. Of several signatures one that fits is enough. A failure
 * comes with clues where its cause could be computed. Never rejects: whatever goes wrong is an `unverifiable`.
 */
export async function verifySignature(
  token: string,
  { keys }: { keys: readonly Jwk[] },
  options: VerifyOptions = {},
): Promise<VerificationResult> {
  try {
    const attempts = await attemptAll(token, keys, options)
    const attempt = attempts.find(({ result }) => result.status !== 'unverifiable') ?? attempts[0]
    if (!attempt) return unverifiable('malformed')
    const { result, failure } = attempt
    // Verifiers refuse the whole then, and what was disclosed is what they would read.
    if (result.status === 'verified' && hasBadDisclosure(token))
      return { ...result, status: 'failed', clues: ['disclosure-not-covered'] }
    if (!failure || result.status === 'unverifiable') return result
    // Loaded when it is needed only: most signatures fit.
    const { findClues } = await import('./autopsy.ts')
    const clues = await findClues(failure)
    return clues.length > 0 ? { ...result, clues } : result
  } catch (error) {
    const outcome = outcomeOf(error)
    return unverifiable(outcome === 'failed' ? 'key-unreadable' : outcome)
  }
}

interface Attempt {
  result: VerificationResult
  failure?: Failure
}

/** One attempt for each signature of the token; those behind one that fits are not made. */
async function attemptAll(token: string, keys: readonly Jwk[], options: VerifyOptions): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  const signers = readSigners(token)
  for (const [i, signer] of signers.entries()) {
    // One after another: the first that fits ends the search.
    // oxlint-disable-next-line no-await-in-loop
    const attempt = await attemptOne(signer, keys, options)
    const { result } = attempt
    const named = { number: i + 1, of: signers.length }
    if (signers.length > 1 && result.status !== 'unverifiable') attempt.result = { ...result, signer: named }
    if (result.status === 'verified') return [attempt]
    attempts.push(attempt)
  }
  return attempts
}

async function attemptOne(
  signer: Signer | Unverifiable,
  given: readonly Jwk[],
  { algorithms, origin = 'given' }: VerifyOptions,
): Promise<Attempt> {
  if (typeof signer === 'string') return { result: unverifiable(signer) }
  if (algorithms && !algorithms.includes(signer.alg)) return { result: unverifiable('alg-not-allowed') }
  // Absent on pages that are served over plain http from another machine.
  const { subtle } = globalThis.crypto ?? {}
  if ((subtle as SubtleCrypto | undefined) === undefined) return { result: unverifiable('insecure-context') }
  if (given.length === 0) return { result: unverifiable('empty-jwks') }
  const objects = given.filter(isObject)
  const keys = objects.map((key) => mendedKey(key) ?? key)
  const mended = keys.filter((key, i) => key !== objects[i])
  const set = { keys, origin }

  const input = signingInput(signer.encodedHeader, signer.encodedPayload)
  const tried: Tried[] = []
  for (const candidate of candidatesFor(keys, signer).slice(0, mostTried)) {
    // oxlint-disable-next-line no-await-in-loop
    const checker = await checkerFor(candidate.key, signer.alg, signer.row)
    // oxlint-disable-next-line no-await-in-loop
    if (typeof checker !== 'string' && (await checker.verify(signer.signature, input))) {
      const result = describe('verified', candidate, signer, set)
      return { result: mended.includes(candidate.key) ? warned(result, 'key-in-base64') : result }
    }
    const text = asText(candidate.key, signer.row)
    // oxlint-disable-next-line no-await-in-loop
    const reader = text && (await checkerFor(text, signer.alg, signer.row))
    // oxlint-disable-next-line no-await-in-loop
    if (reader && typeof reader !== 'string' && (await reader.verify(signer.signature, input)))
      return { result: warned(describe('verified', { ...candidate, key: text }, signer, set), 'secret-as-text') }
    tried.push({ ...candidate, checker })
  }

  const fitting = tried.filter(({ meant, allowed }) => meant && allowed)
  const [first] = fitting
  if (!first) return await attemptAsSecret(keys, signer, origin)
  const failed = fitting.filter(({ checker }) => typeof checker !== 'string')
  if (failed.length === 0) return { result: unchecked(first, signer, set) }
  if (fitting.length > 1) return { result: unverifiable('several-matching-keys') }
  if (typeof first.checker === 'string') return { result: unchecked(first, signer, set) }
  // Without its payload a signature cannot fit: it was detached (RFC 7515 appendix F).
  if (signer.encodedPayload === '') return { result: unverifiable('detached') }
  const failure = { signer, key: first.key, checker: first.checker }
  return { result: describe('failed', first, signer, set), failure }
}

const warned = (result: VerificationResult, warning: KeyWarning): VerificationResult =>
  result.status === 'unverifiable' ? result : { ...result, warnings: [...result.warnings, warning] }

/** When no key fits at all: an HMAC that was made with the text of a public one, or the reason why none fits. */
async function attemptAsSecret(keys: readonly Jwk[], signer: Signer, origin: KeyOrigin): Promise<Attempt> {
  if (signer.row.family === 'HMAC') {
    const { findPublicKeyAsSecret } = await import('./public-key-as-secret.ts')
    const key = await findPublicKeyAsSecret(keys, signer)
    const clues: readonly Clue[] = ['public-key-as-secret-fits']
    if (key) {
      const { kid } = key
      const named = typeof kid === 'string' && { kid }
      return { result: { status: 'failed', alg: signer.alg, ...named, origin, warnings: [], clues } }
    }
  }
  const meant = meantKeys(keys, signer)
  if (meant.length > 0 || signer.kid === undefined)
    return { result: { status: 'unverifiable', because: 'key-mismatch', ...(origin === 'issuer' && { from: origin }) } }
  const kids = keys.flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : [])).slice(0, mostTried)
  return { result: { status: 'unverifiable', because: 'no-matching-key', kids } }
}

/** RFC 7517 section 4.5 lets keys of different types share an id; the same key may stand in a set twice. */
const hasNamesake = (key: Jwk, keys: readonly Jwk[]) =>
  typeof key.kid === 'string' &&
  keys.some(
    (one) =>
      one !== key &&
      one.kid === key.kid &&
      one.kty === key.kty &&
      one.crv === key.crv &&
      thumbprintOf(one) !== thumbprintOf(key),
  )

const unverifiable = (because: Unverifiable): VerificationResult => ({ status: 'unverifiable', because })
const isObject = (key: unknown) => typeof key === 'object' && key !== null && !Array.isArray(key)

type Tried = Candidate & { checker: Checker | Unverifiable }
interface KeySet {
  keys: readonly Jwk[]
  origin: KeyOrigin
}

/** Of a key that could not be computed with, or that it would say nothing to compute with. */
function unchecked({ checker, ...candidate }: Tried, signer: Signer, set: KeySet): VerificationResult {
  if (checker === 'worthless-key') return worthlessKey(namesOf(candidate, signer, set))
  return unverifiable(typeof checker === 'string' ? checker : 'key-unreadable')
}

const worthlessKey = (names: ReturnType<typeof namesOf>): VerificationResult => ({
  status: 'unverifiable',
  because: 'worthless-key',
  ...names,
})

function namesOf({ key }: Candidate, { alg, row }: Signer, set: KeySet) {
  const thumbprint = thumbprintOf(publicPart(key, alg, row))
  const worthless = worthlessness(key, row, thumbprint, set)
  return {
    ...(typeof key.kid === 'string' && { kid: key.kid }),
    ...(thumbprint !== undefined && { thumbprint }),
    ...(worthless && { worthless }),
  }
}

function describe(
  status: 'verified' | 'failed',
  candidate: Candidate,
  signer: Signer,
  set: KeySet,
): VerificationResult {
  const { origin } = set
  const { key, meant, allowed } = candidate
  const names = namesOf(candidate, signer, set)
  const { worthless } = names
  // Whoever gives the key of a published example wants to see that example fit; nobody else is to rely on it.
  if (status === 'verified' && worthless && !(worthless === 'known-key' && origin !== 'issuer'))
    return worthlessKey(names)
  const warnings: KeyWarning[] = []
  if (!meant) warnings.push('kid-not-in-jwks')
  if (!allowed) warnings.push('jwk-alg-mismatch')
  if (hasNamesake(key, set.keys)) warnings.push('duplicate-kid')
  if (worthless || isWeak(key, signer.row)) warnings.push('weak-key')
  return { status, alg: signer.alg, ...names, origin, warnings }
}

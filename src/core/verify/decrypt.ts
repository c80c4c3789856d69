import { contentEncryption, keyManagement } from '../registry/encryption-algorithms.ts'
import { curveOf, isKnownCurve } from './jwe/agreement.ts'
import type { Way } from './jwe/content-key.ts'
import { contentKey, neededKey } from './jwe/content-key.ts'
import { openContent } from './jwe/content.ts'
import type { Recipient, Unreadable } from './jwe/recipients.ts'
import { readRecipients } from './jwe/recipients.ts'
import { thumbprintOf } from './keys/thumbprint.ts'
import type { Stop, Unopenable } from './jwe/unopenable.ts'
import { stop } from './jwe/unopenable.ts'
import type { Jwk } from './jwk.ts'

export type { Unopenable } from './jwe/unopenable.ts'

export type Decryption =
  | {
      status: 'opened'
      alg: string
      enc: string
      /** The plaintext, read as UTF-8. */
      text: string
      /** Of the key that opened it. */
      kid?: string
      /** RFC 7638 SHA-256 thumbprint of the key, base64url; none of a shared one, which could be guessed from it. */
      thumbprint?: string
      /** Of a token for several recipients: whose part the key opened, counted from one. */
      recipient?: { number: number; of: number }
      /** The key is declared for another algorithm or use (RFC 7517 sections 4.2 to 4.4), so most libraries refuse it. */
      warnings?: readonly ['jwk-alg-mismatch']
    }
  | ({
      status: 'closed'
      alg?: string
      enc?: string
      /** The key that the token asks for. */
      kid?: string
      /** How many keys were tried. */
      tried?: number
    } & Stop)

/** More keys than these are not tried for one recipient. */
const mostTried = 32

/**
 * Opens a JWE, compact or written as JSON, with given keys (RFC 7516 section 5.2); a password is an `oct` key of its
 * UTF-8 octets. The key that the header names goes first, then every other one that fits, those that are declared for
 * something else last. Each step is taken by itself, on WebCrypto: a library that opens the whole says neither whether the
 * key was wrong or the content altered, nor that the browser lacks the algorithm. Never rejects.
 */
export async function decryptToken(token: string, keys: { keys: readonly Jwk[] }): Promise<Decryption> {
  // Absent on pages that are served over plain http from another machine.
  const { subtle } = globalThis.crypto ?? {}
  if ((subtle as SubtleCrypto | undefined) === undefined) return { status: 'closed', because: 'insecure-context' }
  const recipients = readRecipients(token)
  if ('malformed' in recipients) {
    const encrypted = recipients.malformed !== 'whole' || /^[^.]*(?:\.[^.]*){4}$/.test(token)
    return { status: 'closed', ...(encrypted ? malformed(recipients) : stop('not-encrypted')) }
  }
  let gravest: Decryption & { status: 'closed' } = { status: 'closed', because: 'no-key' }
  for (const [i, recipient] of recipients.entries()) {
    // One after another: the first that opens ends the search.
    // oxlint-disable-next-line no-await-in-loop
    const result = await openFor(recipient, keys.keys)
    if (result.status === 'opened')
      return recipients.length > 1 ? { ...result, recipient: { number: i + 1, of: recipients.length } } : result
    if (i === 0 || weight[result.because] > weight[gravest.because]) gravest = result
  }
  return gravest
}

/** Of several reasons the one that says most: what went furthest. */
const weight: Readonly<Record<Unopenable, number>> = {
  'not-text': 14,
  'too-large': 13,
  'content-altered': 12,
  'too-many-iterations': 11,
  'wrong-key': 10,
  'no-key-fits': 9,
  'key-unreadable': 8,
  'public-key': 7,
  'key-mismatch': 6,
  'no-key': 5,
  'critical-extension': 4,
  'unsupported-alg': 3,
  malformed: 2,
  'not-encrypted': 1,
  'insecure-context': 0,
}

const malformed = ({ malformed: part }: Unreadable) => stop('malformed', { part })

async function openFor(recipient: Recipient | Unreadable, keys: readonly Jwk[]): Promise<Decryption> {
  if ('malformed' in recipient) return { status: 'closed', ...malformed(recipient) }
  const { alg, enc, kid } = recipient.header
  const about = {
    ...(typeof alg === 'string' && { alg }),
    ...(typeof enc === 'string' && { enc }),
    ...(typeof kid === 'string' && { kid }),
  }
  const way = wayOf(recipient)
  if ('because' in way) return { status: 'closed', ...about, ...way }
  if (keys.length === 0) return { status: 'closed', ...about, because: 'no-key' }
  const stops: Stop[] = []
  let tried = 0
  for (const key of inOrder(keys, way, kid)) {
    const misfit = misfitOf(key, recipient, way)
    if (misfit) {
      stops.push(misfit)
      continue
    }
    if (tried >= mostTried) break
    tried += 1
    // oxlint-disable-next-line no-await-in-loop
    const opened = await openWith(key, recipient, way)
    if ('text' in opened)
      return { status: 'opened', alg: way.alg, enc: way.enc, text: opened.text, ...nameOf(key), ...oddity(key, way) }
    stops.push(opened)
  }
  const gravest = stops.toSorted((a, b) => weight[b.because] - weight[a.because])[0] ?? stop('key-mismatch')
  const several = gravest.because === 'wrong-key' && tried > 1
  return { status: 'closed', ...about, ...(several ? stop('no-key-fits') : gravest), ...(tried > 0 && { tried }) }
}

/** What the header asks for, as far as it can be done. */
function wayOf({ header }: Recipient): Way | Stop {
  const { alg, enc, crit, zip } = header
  if (crit !== undefined) {
    const named = Array.isArray(crit) && crit.length > 0 && crit.every((name) => typeof name === 'string')
    return named ? stop('critical-extension') : stop('malformed', { part: 'header' })
  }
  if (typeof alg !== 'string' || typeof enc !== 'string') return stop('malformed', { part: 'header' })
  const [management, encryption] = [keyManagement(alg), contentEncryption(enc)]
  if (!management || !encryption || (zip !== undefined && zip !== 'DEF')) return stop('unsupported-alg')
  if (management.way === 'agreement') {
    const curve = curveOf(header)
    if (curve === undefined) return stop('malformed', { part: 'header' })
    if (!isKnownCurve(curve)) return stop('unsupported-alg')
  }
  return { alg, enc, management, encryption }
}

const operations: ReadonlySet<unknown> = new Set(['decrypt', 'unwrapKey', 'deriveKey', 'deriveBits'])

const isDeclaredFor = ({ alg: named }: Jwk, { alg, enc, management }: Way) =>
  named === undefined || named === alg || (management.way === 'direct' && named === enc)

function oddity(key: Jwk, way: Way): { warnings?: readonly ['jwk-alg-mismatch'] } {
  const { use, key_ops: named } = key
  const meant = use === undefined || use === 'enc'
  const allowed = !Array.isArray(named) || named.some((one) => operations.has(one))
  return isDeclaredFor(key, way) && meant && allowed ? {} : { warnings: ['jwk-alg-mismatch'] }
}

/** RFC 7517 sections 4.2 to 4.5: which key first. What a key is declared for is a hint here, not a bar. */
function inOrder(keys: readonly Jwk[], { alg, enc, management }: Way, kid: unknown): readonly Jwk[] {
  const name = management.way === 'direct' ? enc : alg
  const rank = (key: Jwk) =>
    (kid !== undefined && key.kid === kid ? 0 : 4) +
    (key.use === undefined || key.use === 'enc' ? 0 : 2) +
    (key.alg === undefined || key.alg === name || key.alg === alg ? 0 : 1)
  return keys.toSorted((a, b) => rank(a) - rank(b))
}

function misfitOf(key: Jwk, recipient: Recipient, way: Way): Stop | undefined {
  const { management } = way
  const needs = () => ({ needs: neededKey(recipient, way) })
  if (!management.kty.some((kty) => kty === key.kty)) return stop('key-mismatch', needs())
  if (management.way === 'agreement' && key.crv !== curveOf(recipient.header)) return stop('key-mismatch', needs())
  return key.kty !== 'oct' && key.d === undefined ? stop('public-key', needs()) : undefined
}

async function openWith(key: Jwk, recipient: Recipient, way: Way): Promise<{ text: string } | Stop> {
  try {
    const content = await contentKey(recipient, way, key)
    return 'because' in content ? content : await openContent(recipient, way.encryption, content)
  } catch (error) {
    // What an import throws: the platform does not know the algorithm, or the key is not what it says it is.
    return stop(error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported-alg' : 'key-unreadable')
  }
}

function nameOf(key: Jwk): { kid?: string; thumbprint?: string } {
  const thumbprint = thumbprintOf(key)
  return { ...(typeof key.kid === 'string' && { kid: key.kid }), ...(thumbprint !== undefined && { thumbprint }) }
}

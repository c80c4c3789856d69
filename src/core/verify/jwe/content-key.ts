import { decodeBase64url } from '../../decode/octets.ts'
import type { ContentEncryption, KeyManagement } from '../../registry/encryption-algorithms.ts'
import type { Jwk } from '../jwk.ts'
import { openGcm, unwrapKey } from './aes.ts'
import { agree, curveOf, pick } from './agreement.ts'
import { concat } from './concat.ts'
import type { Recipient } from './recipients.ts'
import type { Stop } from './unopenable.ts'
import { stop } from './unopenable.ts'

/**
 * PBES2 beyond this is not computed (RFC 7518 section 8.9): whoever made the token would keep the page busy. Well above
 * the 600,000 iterations that the OWASP Password Storage Cheat Sheet asks of PBKDF2 with SHA-256, and about a second.
 */
export const mostIterations = 1_000_000

/** The way to the content key: its algorithms by name and by row. */
export interface Way {
  alg: string
  enc: string
  management: KeyManagement
  encryption: ContentEncryption
}

type ContentKey = {
  key: Uint8Array<ArrayBuffer>
  /** What wrapped it has a check of its own, and that fits: whatever fails later, it is not the key. */
  proven: boolean
}

/** The content encryption key of a JWE (RFC 7516 section 5.2, steps 6 to 10). */
export async function contentKey(recipient: Recipient, way: Way, key: Jwk): Promise<ContentKey | Stop> {
  const { management } = way
  if (management.way === 'agreement') return await agreed(recipient, way, management.bits, key)
  if (management.way === 'rsa-pkcs1' || management.way === 'rsa-oaep')
    return await decrypted(recipient, way, management, key)
  const shared = typeof key.k === 'string' ? decodeBase64url(key.k) : undefined
  if (!shared?.ok) return stop('key-unreadable')
  const secret = new Uint8Array(shared.octets)
  if (management.way === 'direct') return direct(recipient, way, secret)
  if (management.way === 'password') {
    const stretched = await stretch(recipient, way.alg, management, secret)
    return 'because' in stretched ? stretched : await unwrapped(recipient, way, stretched)
  }
  if (secret.length !== management.bits / 8) return stop('key-mismatch', { needs: sharedKeyOf(management.bits / 8) })
  return management.way === 'wrap' ? await unwrapped(recipient, way, secret) : await unsealed(recipient, way, secret)
}

/** A key that this token takes, in words. */
export function neededKey(recipient: Recipient, { management, encryption }: Way): string {
  const { way } = management
  if (way === 'direct') return sharedKeyOf(encryption.bits / 8)
  if (way === 'wrap' || way === 'gcm-wrap') return sharedKeyOf(management.bits / 8)
  if (way === 'password') return 'a password'
  if (way === 'agreement') return `a private key on ${curveOf(recipient.header) ?? 'the sender’s curve'}`
  return privateRsaKey(recipient)
}

const privateRsaKey = ({ encryptedKey }: Recipient) => `a private RSA key of ${encryptedKey.length * 8} bits`
const sharedKeyOf = (octets: number) => `a shared key of ${octets} bytes`

function direct({ encryptedKey }: Recipient, { encryption }: Way, key: Uint8Array<ArrayBuffer>): ContentKey | Stop {
  if (encryptedKey.length > 0) return stop('malformed', { part: 'encrypted-key' })
  const wanted = encryption.bits / 8
  return key.length === wanted ? { key, proven: false } : stop('key-mismatch', { needs: sharedKeyOf(wanted) })
}

async function unwrapped(
  { encryptedKey }: Recipient,
  way: Way,
  wrapping: Uint8Array<ArrayBuffer>,
): Promise<ContentKey | Stop> {
  // RFC 3394 section 2: blocks of eight octets, one of them for the check.
  if (encryptedKey.length < 24 || encryptedKey.length % 8 > 0) return stop('malformed', { part: 'encrypted-key' })
  return ofLength(await unwrapKey(wrapping, encryptedKey), way)
}

async function unsealed(
  { encryptedKey, header }: Recipient,
  way: Way,
  sealing: Uint8Array<ArrayBuffer>,
): Promise<ContentKey | Stop> {
  const [iv, tag] = [member(header.iv), member(header.tag)]
  if (iv?.length !== 12 || tag?.length !== 16) return stop('malformed', { part: 'header' })
  return ofLength(await openGcm(sealing, { iv, tag, ciphertext: encryptedKey, aad: new Uint8Array() }), way)
}

/** RFC 7518 section 4.8.1: PBKDF2, its salt behind the name of the algorithm. */
async function stretch(
  { header }: Recipient,
  alg: string,
  { hash, bits }: { hash: string; bits: number },
  password: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | Stop> {
  const { p2c: iterations } = header
  const salt = member(header.p2s)
  if (!salt || typeof iterations !== 'number' || !Number.isSafeInteger(iterations) || iterations < 1)
    return stop('malformed', { part: 'header' })
  if (iterations > mostIterations) return stop('too-many-iterations', { iterations })
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const salted = concat(new TextEncoder().encode(alg), Uint8Array.of(0), salt)
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt: salted, iterations }, key, bits))
}

async function decrypted(
  recipient: Recipient,
  way: Way,
  management: { way: 'rsa-pkcs1' } | { way: 'rsa-oaep'; hash: string },
  key: Jwk,
): Promise<ContentKey | Stop> {
  const { encryptedKey } = recipient
  if (encryptedKey.length === 0) return stop('malformed', { part: 'encrypted-key' })
  const modulus = typeof key.n === 'string' ? decodeBase64url(key.n) : undefined
  if (!modulus?.ok) return stop('key-unreadable')
  const size =
    modulus.octets.length -
    Math.max(
      0,
      modulus.octets.findIndex((octet) => octet !== 0),
    )
  if (size !== encryptedKey.length) return stop('key-mismatch', { needs: privateRsaKey(recipient) })
  if (management.way === 'rsa-pkcs1') {
    const { openRsa15 } = await import('./rsa1-5.ts')
    const opened = openRsa15(key, encryptedKey, way.encryption.bits / 8)
    if (opened === 'unreadable') return stop('key-unreadable')
    return opened ? { key: new Uint8Array(opened), proven: true } : stop('wrong-key')
  }
  const jwk = pick(key, ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'])
  const algorithm = { name: 'RSA-OAEP', hash: management.hash }
  const imported = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['decrypt'])
  const opened = await crypto.subtle.decrypt('RSA-OAEP', imported, encryptedKey).catch(() => undefined)
  return ofLength(opened && new Uint8Array(opened), way)
}

async function agreed(recipient: Recipient, way: Way, bits: number | undefined, key: Jwk): Promise<ContentKey | Stop> {
  const { header, encryptedKey } = recipient
  const derived =
    bits === undefined
      ? await agree(header, key, way.enc, way.encryption.bits)
      : await agree(header, key, way.alg, bits)
  if (!derived.ok) {
    if (derived.because === 'header') return stop('malformed', { part: 'header' })
    return stop(derived.because === 'key' ? 'key-unreadable' : 'unsupported-alg')
  }
  if (bits !== undefined) return await unwrapped(recipient, way, derived.key)
  return encryptedKey.length > 0 ? stop('malformed', { part: 'encrypted-key' }) : { key: derived.key, proven: false }
}

const ofLength = (key: Uint8Array<ArrayBuffer> | undefined, { encryption }: Way): ContentKey | Stop => {
  if (!key) return stop('wrong-key')
  // Unwrapped, so it is what the sender put there, and `enc` says something else.
  return key.length === encryption.bits / 8 ? { key, proven: true } : stop('malformed', { part: 'encrypted-key' })
}

function member(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  const decoded = typeof value === 'string' ? decodeBase64url(value) : undefined
  return decoded?.ok ? new Uint8Array(decoded.octets) : undefined
}

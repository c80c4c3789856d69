import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { encodeBase64url } from './octets.ts'

/**
 * Hashes under their names at IANA (“Named Information Hash Algorithm”), which `_sd_alg` uses. Synchronous, unlike
 * WebCrypto: what belongs together is part of what `inspect` answers in one go. Signatures are checked in `verify/`.
 */
const hashes = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 }

export type HashName = keyof typeof hashes

export const isHashName = (name: unknown): name is HashName => typeof name === 'string' && Object.hasOwn(hashes, name)

/** The digest of a text in UTF-8, or of octets. */
export const digest = (message: string | Uint8Array, name: HashName = 'sha-256'): Uint8Array =>
  hashes[name](typeof message === 'string' ? new TextEncoder().encode(message) : message)

/** The same in base64url, the form in which tokens carry it. */
export const digestOf = (message: string | Uint8Array, name?: HashName): string =>
  encodeBase64url(digest(message, name))

/** SHA-1 in base64url, for the one place that still names it: `x5t` (RFC 7515 section 4.1.7). */
export const sha1Of = (octets: Uint8Array): string => encodeBase64url(sha1(octets))

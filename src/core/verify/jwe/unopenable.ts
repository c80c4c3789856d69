import type { PartLabel } from '../../registry/parts.ts'

/** Why an encrypted token stays closed. Closed union: every member has words in the page. */
export type Unopenable =
  /** The right kind of key, and it is not the one: what it unwraps, or what the tag covers, does not fit. */
  | 'wrong-key'
  /** The key unwrapped the content key, so it is the right one; the content or the header is not as it was encrypted. */
  | 'content-altered'
  /** Another type, curve or length than the algorithm takes. */
  | 'key-mismatch'
  /** Only the public half, which encrypts and does not decrypt. */
  | 'public-key'
  | 'key-unreadable'
  /** Several keys were tried, and none is the one. */
  | 'no-key-fits'
  /** No key was given. */
  | 'no-key'
  /** The algorithm, the curve or the compression is not known here or to this browser. */
  | 'unsupported-alg'
  /** `crit` names an extension, so that nobody who does not know it may open the token (RFC 7516 section 4.1.13). */
  | 'critical-extension'
  /** The password is stretched more often than this page does. */
  | 'too-many-iterations'
  /** Inflated, the content is larger than this page takes. */
  | 'too-large'
  /** It was opened, and what is inside is not text. */
  | 'not-text'
  /** It is not encrypted at all. */
  | 'not-encrypted'
  | 'malformed'
  | 'insecure-context'

/** What stopped a try, with what there is to say about it. */
export interface Stop {
  because: Unopenable
  /** Of `malformed`: which part. */
  part?: PartLabel | 'whole'
  /** Of `key-mismatch` and `public-key`: the key that it takes, in words, with an article. */
  needs?: string
  /** Of `too-many-iterations`. */
  iterations?: number
  /** Of `not-text`: its length. Of `too-large`: the most that is taken. */
  octets?: number
}

export const stop = (because: Unopenable, more: Omit<Stop, 'because'> = {}): Stop => ({ because, ...more })

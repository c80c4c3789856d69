/** What the parts of a token are called, and what can be wrong with one. Each has words in the page. */

export const partLabels = [
  'header',
  'claims',
  'signature',
  'encrypted-key',
  'initialization-vector',
  'ciphertext',
  'authentication-tag',
  'disclosure',
  'key-binding',
  'footer',
  'value',
  'unexpected',
] as const

export type PartLabel = (typeof partLabels)[number]

/** `not-in-digests`: a disclosure that the issuer has not signed (RFC 9901 section 7.1). */
export const faults = ['not-base64url', 'not-utf8', 'not-json', 'not-an-object', 'not-in-digests'] as const

/** Why a part could not be read, or not be believed. */
export type Fault = (typeof faults)[number]

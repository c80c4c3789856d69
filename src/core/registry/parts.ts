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

/**
 * Of disclosures (RFC 9901 section 7.1): `not-in-digests`, the issuer has not signed it; `out-of-place`, the issuer has,
 * but it has the name of another claim beside it, a reserved one, or the form of another kind.
 */
export const faults = [
  'not-base64url',
  'not-utf8',
  'not-json',
  'not-an-object',
  'not-in-digests',
  'out-of-place',
] as const

/** Why a part could not be read, or not be believed. */
export type Fault = (typeof faults)[number]

/**
 * The shape of the examples that the RFCs publish. They are read by tests only, and never shipped with the page. Their
 * keys, private ones and passwords included, stand in the RFCs for anybody to read: test keys, nobody's secrets.
 */

/** What the RFC says comes of a token and a key. */
export type Published =
  /** The signature fits the key. */
  | 'verifies'
  /** The key opens it. */
  | 'opens'
  /** It has no signature at all. */
  | 'unsecured'
  /** The signature fits a payload that is handed over by other means (RFC 7515 appendix F). */
  | 'detached'
  /** It must be refused: it demands an extension that nobody has defined. */
  | 'refused'
  /** The key of its signer is not published. */
  | 'signer unknown'

export interface Vector {
  /** What it shows. */
  name: string
  /** Of the RFC that the file is named after. */
  section: string
  /** As published, without the line breaks of the page. */
  token: string
  /** What goes into the key box: a JWK, a JWK Set or a password. */
  key: string
  does: Published
  /** The published payload or plaintext. */
  text?: string
  /** RFC 7638 SHA-256 thumbprint of the key, where it is published. */
  thumbprint?: string
  /** Of a token with several signatures: which one the key is for, counted from one. */
  signer?: { number: number; of: number }
  /** Of a JWE that holds a JWS: the key for that one. */
  innerKey?: string
}

/** A key without a token. */
export interface KeyVector {
  name: string
  section: string
  /** What goes into the key box. */
  text: string
  kind: 'jwk' | 'jwks'
  /** Of each key, in order. */
  kty: readonly string[]
  /** It holds a private key, which a check does not need. */
  secretPart?: true
}

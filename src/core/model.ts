/** Shared types of the core: plain data, no functions. Everything here survives `JSON.stringify`. */

import type { TokenKind } from './decode/index.ts'
import type { Finding, ProviderSighting } from './finding.ts'
import type { CredentialClass } from './registry/credentials.ts'
import type { Fault, PartLabel } from './registry/parts.ts'
import type { TokenUse } from './registry/token-uses.ts'
import type { Undoing } from './registry/undone.ts'

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** Offsets into the paste in UTF-16 code units: start inclusive, end exclusive. */
export type Span = readonly [start: number, end: number]

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

/** A masked copy that a link may carry. Only `redact()` makes one, so a raw token does not compile into a link. */
export type RedactedText = Brand<string, 'RedactedText'>

/** What a token is for, as far as its content or its carrier says. */
export type { TokenUse } from './registry/token-uses.ts'

/** How a token is built; derived from the list of decoders. */
export type { TokenKind } from './decode/index.ts'

/** One place in an artifact that holds a token. */
export interface Sighting {
  span: Span
  /** The token after the carrier's own escaping is undone; equal to the slice of the paste where there was none. */
  text: string
  /** What the carrier calls it: the field `id_token`, say. */
  hint?: TokenUse
  /** What was undone to get from the paste to the text. */
  undone?: readonly Undoing[]
  /** It stands beside the credential or the access token of the same message, so it is not what an API judges. */
  companion?: true
  /** In a redacted copy: the token as it was read before it was masked. */
  copy?: MaskedToken
}

/** An authorization or token request (RFC 6749 sections 4.1.1 and 4.1.3), taken apart but not judged. */
export interface OAuthRequest {
  endpoint: 'authorize' | 'token'
  /** Absolute URL without query and fragment. */
  url: string
  /** Name and value, decoded, in the order of the request. */
  parameters: readonly (readonly [name: string, value: string])[]
}

/** One challenge of a server, taken apart but not judged (RFC 9110 section 11.3, RFC 6750 section 3). */
export interface Challenge {
  /** As written; empty where the server left it out, as Amazon Cognito does. */
  scheme: string
  /** Name and value, unquoted, in the order of the header. */
  parameters: readonly (readonly [name: string, value: string])[]
}

/** A piece of the paste that carries tokens or says something about how they were asked for. */
export interface Artifact {
  /** Name of the recogniser that found it. */
  carrier: string
  /** What a person calls it. */
  label: string
  span: Span
  sightings: readonly Sighting[]
  /** Authorization scheme exactly as written. */
  scheme?: string
  /** The scheme word stands twice before the token. */
  schemeDoubled?: true
  request?: OAuthRequest
  /** Parameters of a callback that say why it failed (RFC 6749 section 4.1.2.1). */
  error?: { code: string; description?: string }
  /** What a server asks for with a `WWW-Authenticate` or `Proxy-Authenticate` header (RFC 9110 section 11.6.1). */
  challenges?: readonly Challenge[]
  /** An introspection response: whether the authorization server holds the token for active (RFC 7662 section 2.2). */
  introspection?: { active: boolean }
  /** Of a JWK or a JWK Set: how many keys (RFC 7517 section 5). */
  keys?: number
  /** The paste was a redacted copy from a link. */
  redacted?: true
}

/** What the parts of a token are called. */
export type { PartLabel } from './registry/parts.ts'

export interface PartFault {
  fault: Fault
  /** Where: an offset into the part's text (`not-base64url`), the octets (`not-utf8`) or the decoded text (the others). */
  at: number
  /** The reason in words, without the position. */
  reason: string
  /** The text ended too early: what is there could be the beginning of something sound. */
  cut?: true
  /** The readable beginning. */
  partial?: string
}

/** One part of a token: what stands between two of its dots, or a member of one that is written as JSON. */
export interface Part {
  label: PartLabel
  span: Span
  /** Octets after base64url decoding; null when it could not be decoded. */
  octets: number | null
  /** The decoded text, exactly as it was signed; for what can be read only. */
  text?: string
  /** The text stands in the token as it is, not in base64url (RFC 7797). */
  verbatim?: true
  /** Names that stand in it more than once within one object, each once, in the order of the repetition. */
  repeated?: readonly string[]
  /** Unusual, though no obstacle to reading it: the last character sets bits that belong to no octet, say. */
  remark?: { at: number; reason: string }
  fault?: PartFault
}

/** What the shape of an opaque value gives away about it. */
export interface Credential {
  /** Row of the registry of credential shapes. */
  id: string
  /** What it looks like, in words, with an article: “a GitHub personal access token”. */
  label: string
  use: TokenUse
  class: CredentialClass
  /** The only place that takes it, in words. */
  home?: string
  /** Has dots or a readable beginning, so that people take it for a JWT. */
  likeJwt?: true
}

/** Read, not trusted: nothing here has been verified. */
export interface Token {
  kind: TokenKind
  /** The kind as a person calls it: “signed (JWS)”. */
  kindLabel: string
  use: TokenUse
  /** The exact text; empty in a redacted copy. */
  text: string
  /** Length of the exact text in characters. */
  length: number
  span: Span
  /** Index of the artifact that it was found in. */
  artifact: number
  parts: readonly Part[]
  /** How many pieces the dots make of it; `parts` may hold fewer. */
  pieces: number
  header?: JsonObject
  claims?: JsonObject
  credential?: Credential
  /** The text ends in an ellipsis: somebody or something cut it. */
  elided?: true
  /** The payload is itself a token, which follows as the next one (RFC 7519 section 5.2). */
  nested?: true
  /** The field name that the carrier gave it. */
  hint?: TokenUse
  /** What the carrier had done to it, and was undone. */
  undone?: readonly Undoing[]
  /** It stands beside the credential or the access token of the same message. */
  companion?: true
  /** In a redacted copy: JSON Pointers of the members whose values were masked. */
  masked?: readonly string[]
}

/** A token without its text and with its values masked; what a redacted copy holds of it. */
export interface MaskedToken extends Pick<
  Token,
  | 'kind'
  | 'kindLabel'
  | 'use'
  | 'text'
  | 'length'
  | 'parts'
  | 'pieces'
  | 'header'
  | 'claims'
  | 'credential'
  | 'elided'
  | 'nested'
  | 'hint'
  | 'undone'
  | 'companion'
> {
  /** JSON Pointers of the members whose values were masked: `/claims/sub`. */
  masked: readonly string[]
}

export type KeyOrigin = 'issuer' | 'given' | 'embedded'

/** Why a signature could not be checked. Closed: every member has words in the page. */
export type Unverifiable =
  | 'no-key-source'
  | 'airplane'
  | 'offline'
  | 'unreadable'
  | 'cors-closed'
  | 'unreachable'
  | 'mixed-content'
  | 'local-network'
  | 'timeout'
  | 'not-found'
  | 'http-error'
  | 'redirected'
  | 'too-large'
  | 'html-page'
  | 'not-json'
  | 'not-metadata'
  | 'not-jwks'
  | 'empty-jwks'
  | 'issuer-mismatch'
  | 'not-https'
  | 'no-matching-key'
  | 'several-matching-keys'
  | 'unsupported-alg'
  | 'critical-extension'
  | 'alg-not-allowed'
  | 'key-mismatch'
  | 'key-unreadable'
  | 'unsecured'
  | 'encrypted'
  | 'opaque'
  | 'malformed'
  | 'other-form'
  | 'insecure-context'

/**
 * Why a signature does not fit, each only where it was computed to be so. `…-fits`: undone, the signature fits.
 * Closed: every member has words in the page.
 */
export type Clue =
  /** ECDSA in DER instead of r and s side by side (RFC 7518 section 3.4); rewritten, it fits. */
  | 'der-signature-fits'
  /** ECDSA in DER, and even rewritten it does not fit. */
  | 'der-signature'
  /** Shorter than the algorithm, the curve or the key makes it: cut off. */
  | 'signature-too-short'
  /** Longer than that, and no DER. */
  | 'signature-too-long'
  /** The padding of the base64 was signed along, as an AWS load balancer does. */
  | 'padding-signed-fits'
  /** The payload written anew without white space, or the other way round, is what was signed. */
  | 'payload-re-encoded-fits'
  /** The header with its members in another order is what was signed. */
  | 'header-re-ordered-fits'
  /** An HMAC made with the text of the public key: the attack of RFC 8725 section 2.1, or the mistake of that name. */
  | 'public-key-as-secret-fits'
  /** The header’s `nonce` hashed with SHA-256 is what was signed, as for Microsoft Graph. */
  | 'hashed-nonce-fits'
  /** A shared secret read another way fits. */
  | 'secret-as-base64-fits'
  | 'secret-as-base64url-fits'
  | 'secret-as-hex-fits'
  | 'secret-with-newline-fits'
  | 'secret-without-newline-fits'

/** How the text of a shared secret becomes octets. */
export type SecretReading = 'text' | 'base64' | 'base64url' | 'hex'

export type VerificationResult =
  | {
      status: 'verified' | 'failed'
      alg: string
      kid?: string
      /** RFC 7638 SHA-256 thumbprint of the key, base64url. */
      thumbprint?: string
      origin: KeyOrigin
      /** Rule ids. */
      warnings: readonly string[]
      /** Of a failure: what was seen to be the cause, by computing it. */
      clues?: readonly Clue[]
      /** Of a token with several signatures: which one this is about, counted from one. */
      signer?: { number: number; of: number }
    }
  | {
      status: 'unverifiable'
      because: Unverifiable
      /** The key ids that the set has, where none of them is the one asked for. */
      kids?: readonly string[]
    }

/** What the person says their API accepts. */
export interface Expected {
  issuer?: string
  /** One or more values separated by white space; any of them is accepted. */
  audience?: string
  /** Space-separated words that the token must all have. */
  scope?: string
  algorithms?: readonly string[]
  /** Seconds; 60 when left out. */
  clockTolerance?: number
}

/** What `inspect` may know beside the paste. */
export interface Context {
  /** Seconds since the epoch; without it none of the time rules fire. */
  now?: number
  expected?: Expected
  /** By the exact text of the token. */
  signatures?: ReadonlyMap<string, VerificationResult>
}

export interface Inspection {
  artifacts: readonly Artifact[]
  tokens: readonly Token[]
  /** For each token, the provider that it points to. */
  providers: readonly (ProviderSighting | null)[]
  /** For each token, what is known of its signature. */
  signatures: readonly VerificationResult[]
  findings: readonly Finding[]
  /** Rule id of the finding that leads, or null. */
  headline: string | null
  /** Index of the token that the paste is about, or null when there is none. */
  selected: number | null
}

/** Shared types of the core: plain data, no functions. Everything here survives `JSON.stringify`. */

import type { TokenKind } from './decode/index.ts'
import type { Binding, ToldBinding } from './model/binding.ts'
import type { ErrorReading } from './errors/read-errors.ts'
import type { Finding, ProviderSighting } from './model/finding.ts'
import type {
  Call,
  Callback,
  CertificateThumbprints,
  Challenge,
  OAuthRequest,
  ServerMetadata,
  TokenAnswer,
} from './model/messages.ts'
import type { CredentialClass } from './registry/credentials.ts'
import type { Fault, PartLabel } from './registry/parts.ts'
import type { Place } from './registry/places.ts'
import type { TokenUse } from './registry/token-uses.ts'
import type { Undoing } from './registry/undone.ts'
import type { Expectation, Expected, ResourceServerConfig } from './model/resource-server.ts'
import type { VerificationResult } from './model/verification.ts'

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

/** What belongs together, and what of it a redacted copy holds. */
export type { Binding, ToldBinding } from './model/binding.ts'

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
  /** Where it travelled, as far as that matters. */
  place?: Place
  /** In a redacted copy: the token as it was read before it was masked. */
  copy?: MaskedToken
}

/** Requests and answers, taken apart. */
export type { Call, CertificateThumbprints, Challenge, OAuthRequest, TokenAnswer } from './model/messages.ts'

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
  /** Of any request that the paste shows with its address. */
  call?: Call
  /** Authorization code of a callback (RFC 6749 section 4.1.2). A secret while it lives. */
  code?: string
  /** Of the certificate in a whole PEM block. */
  certificate?: CertificateThumbprints
  /** What else a callback says: who answered (RFC 9207 section 2), and how. */
  callback?: Callback
  /** Of a metadata document. */
  metadata?: ServerMetadata
  /** Of a request in a redacted copy, whose address is not kept: what the endpoint is for (RFC 7662, RFC 7009). */
  asks?: 'introspection' | 'revocation'
  /** Parameters of a callback that say why it failed (RFC 6749 section 4.1.2.1). */
  error?: { code: string; description?: string }
  /** What a server asks for with a `WWW-Authenticate` or `Proxy-Authenticate` header (RFC 9110 section 11.6.1). */
  challenges?: readonly Challenge[]
  /** An introspection response: whether the authorization server holds the token for active (RFC 7662 section 2.2). */
  introspection?: { active: boolean }
  /** Of a token endpoint, or of an SDK's cache. */
  response?: TokenAnswer
  /** When a server answered, by its `Date` header, in seconds since the epoch (RFC 9110 section 6.6.1). */
  date?: number
  /** A name and a password were sent with the scheme `Basic` (RFC 7617), and no token. */
  password?: true
  /** Of a JWK or a JWK Set: how many keys (RFC 7517 section 5). */
  keys?: number
  /** The settings of an API that checks tokens. */
  config?: ResourceServerConfig
  /** The paste was a redacted copy from a link. */
  redacted?: true
}

/** Where a token travelled. */
export type { Place } from './registry/places.ts'

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
  /** The text was inside of the ciphertext, in whose place it stands; a key opened it (RFC 7516 section 5.2). */
  decrypted?: true
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

/** The holder's token at the end of an SD-JWT (RFC 9901 section 4.3). */
export interface KeyBinding {
  /** Its exact text; `Context.signatures` may know it by that. */
  text: string
  header?: JsonObject
  claims?: JsonObject
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
  /** Of an SD-JWT. */
  keyBinding?: KeyBinding
  /** The field name that the carrier gave it. */
  hint?: TokenUse
  /** What the carrier had done to it, and was undone. */
  undone?: readonly Undoing[]
  /** It stands beside the credential or the access token of the same message. */
  companion?: true
  /** Where it travelled, as far as that matters. */
  place?: Place
  /** In a redacted copy: JSON Pointers of the members whose values were masked. */
  masked?: readonly string[]
  /** In a redacted copy: its bindings as they were before it was masked. */
  told?: readonly ToldBinding[]
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
  | 'place'
  | 'told'
> {
  /** JSON Pointers of the members whose values were masked: `/claims/sub`. */
  masked: readonly string[]
}

/** What is known of a signature. */
export type { Clue, KeyOrigin, SecretReading, Unverifiable, VerificationResult } from './model/verification.ts'

/** What an API accepts, and whether the token has it. */
export type { Expectation, Expected, ResourceServerConfig } from './model/resource-server.ts'
export type { ApiStack } from './registry/api-stacks.ts'

/** What `inspect` may know beside the paste. */
export interface Context {
  /** Seconds since the epoch; without it none of the time rules fire. */
  now?: number
  expected?: Expected
  /** By the exact text of the token. */
  signatures?: ReadonlyMap<string, VerificationResult>
  /** Id of the provider that the person says it is; a host that is a provider's own goes before. */
  provider?: string
}

export interface Inspection {
  artifacts: readonly Artifact[]
  tokens: readonly Token[]
  /** For each token, the provider that it points to. */
  providers: readonly (ProviderSighting | null)[]
  /** For each token, what is known of its signature. */
  signatures: readonly VerificationResult[]
  /** What belongs together, token by token. */
  bindings: readonly Binding[]
  /** What error texts of the paste say, the more telling first. */
  errors: readonly ErrorReading[]
  /** What the API expects of the selected token, and whether the token has it. */
  expectations: readonly Expectation[]
  findings: readonly Finding[]
  /** Rule id of the finding that leads, or null. */
  headline: string | null
  /** Index of the token that the paste is about, or null when there is none. */
  selected: number | null
}

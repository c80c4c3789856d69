import type { Credential } from '../registry/credentials.ts'
import type { Fault, PartLabel } from '../registry/parts.ts'
import type { Place } from '../registry/places.ts'
import type { TokenUse } from '../registry/token-uses.ts'
import type { Undoing } from '../registry/undone.ts'
import type { ToldBinding } from './binding.ts'
import type { JsonObject, Span } from './primitives.ts'

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

/** The holder's token at the end of an SD-JWT (RFC 9901 section 4.3). */
export interface KeyBinding {
  /** Its exact text; `Context.signatures` may know it by that. */
  text: string
  header?: JsonObject
  claims?: JsonObject
}

/** Read, not trusted: nothing here has been verified. `Kind`: how a token can be built; the list of decoders says. */
export interface TokenOf<Kind extends string> {
  kind: Kind
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
  /** It came in pieces, and the one of this name is not there. */
  missing?: string
  /** Where it travelled, as far as that matters. */
  place?: Place
  /** In a redacted copy: JSON Pointers of the members whose values were masked. */
  masked?: readonly string[]
  /** In a redacted copy: its bindings as they were before it was masked. */
  told?: readonly ToldBinding[]
}

/** A token without its text and with its values masked; what a redacted copy holds of it. */
export interface MaskedTokenOf<Kind extends string> extends Pick<
  TokenOf<Kind>,
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

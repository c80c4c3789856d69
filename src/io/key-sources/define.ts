import type { Endpoints } from '../../core/model/provider.ts'
import type { KeyOrigin, Unverifiable } from '../../core/model/verification.ts'
import type { Token } from '../../core/token/token.ts'
import type { IssuerDifference } from '../../core/verify/issuer-difference.ts'
import type { Jwk } from '../../core/verify/verify.ts'
import type { Http } from '../http.ts'

/** What every plan says before anything is sent. Plain data, so that it can be compared and keyed. */
export interface Plan {
  source: string
  /** How the button begins that names the first of `asks`; the issuer's own is “Verify with”. */
  offer?: string
  /** What a key that comes of it counts as. */
  origin: KeyOrigin
  /** What a button must name: the first is asked first, each other only when those before have nothing. */
  asks: readonly string[]
}

/** Why the `jwks_uri` of metadata leads nowhere. */
export type PlaceFault = 'relative' | 'user-info' | 'not-http' | 'nearer'

/**
 * The place that an issuer's metadata names, at another origin than any that a button has named so far. Whoever runs the
 * issuer chose it, so it is asked only when somebody has seen it.
 */
export interface NamedPlan extends Plan {
  source: 'named-place'
  origin: 'issuer'
  url: string
  metadata: string
  issuer: string
  /** The token's `kid`. */
  kid?: string
}

/** Keys with the addresses that they were read from, or why there are none and where that showed. */
export type FetchedKeys =
  | {
      ok: true
      keys: readonly Jwk[]
      from: string
      /** The form of the document: a JWK Set, PEM and so on. */
      kind: string
      /** Of what was published, something is private. */
      secretPart?: true
      /** What is odd about the document, a sentence for each. */
      remarks?: readonly string[]
      /** The metadata that named the place; absent when the place was known or typed. */
      metadata?: string
      /** The issuer that published them, as its metadata says; a template as it stands there. */
      issuer?: string
    }
  | {
      ok: false
      because: Unverifiable
      url: string
      status?: number
      /** The metadata that named the place. */
      metadata?: string
      /** What is wrong with the document, in words. */
      reason?: string
      /** `issuer-mismatch`: what the document says of itself. `not-jwks`: the `jwks_uri` in it, when it is metadata. */
      found?: string
      /** Of `issuer-mismatch`. */
      difference?: IssuerDifference
      /** Of `not-metadata` and `nearer-place`: the place that cannot be asked. */
      place?: { jwks_uri: string; fault: PlaceFault }
      /** Of `other-place`: what asks there, once somebody has agreed. */
      next?: NamedPlan
    }

/** Fetches what a plan says. Rejects only when cancelled. */
export type FetchKeys<P extends Plan> = (plan: P, http: Http, signal: AbortSignal) => Promise<FetchedKeys>

/** One way to keys: a file, and a line in the index. */
export interface KeySource<P extends Plan> {
  /** Where a token leads, with what is known of its provider. */
  offered?: (token: Token, endpoints: Endpoints | undefined) => readonly P[]
  /** What somebody typed, where that is a place of this kind. `kid`: the token's, as it stands there. */
  typed?: (text: string, kid: unknown) => P | undefined
  fetch: FetchKeys<P>
}

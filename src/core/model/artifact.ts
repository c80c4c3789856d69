import type { Place } from '../registry/places.ts'
import type { TokenUse } from '../registry/token-uses.ts'
import type { Undoing } from '../registry/undone.ts'
import type {
  Call,
  Callback,
  CertificateThumbprints,
  Challenge,
  OAuthRequest,
  ServerMetadata,
  TokenAnswer,
} from './messages.ts'
import type { Span } from './primitives.ts'
import type { ResourceServerConfig } from './resource-server.ts'
import type { MaskedTokenOf } from './token.ts'

/** One place in an artifact that holds a token. */
export interface SightingOf<Kind extends string> {
  span: Span
  /** The token after the carrier's own escaping is undone; equal to the slice of the paste where there was none. */
  text: string
  /** What the carrier calls it: the field `id_token`, say. */
  hint?: TokenUse
  /** What was undone to get from the paste to the text. */
  undone?: readonly Undoing[]
  /** It stands beside the credential or the access token of the same message, so it is not what an API judges. */
  companion?: true
  /** It came in pieces, and the one of this name is not there. */
  missing?: string
  /** Where it travelled, as far as that matters. */
  place?: Place
  /** In a redacted copy: the token as it was read before it was masked. */
  copy?: MaskedTokenOf<Kind>
}

/** A piece of the paste that carries tokens or says something about how they were asked for. */
export interface ArtifactOf<Kind extends string> {
  /** Name of the recogniser that found it. */
  carrier: string
  /** What a person calls it. */
  label: string
  span: Span
  sightings: readonly SightingOf<Kind>[]
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

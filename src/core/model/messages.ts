/** What clients send and servers answer, as far as a paste shows it: plain data, no functions. Taken apart, not judged. */

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

/** An HTTP request: what a proof of possession is held against (RFC 9449 section 4.3). */
export interface Call {
  /** As it goes over the wire: `GET`. */
  method: string
  /** Absolute URL without query and fragment. */
  url: string
  /** The scheme is a guess: the request names a host and a path only (RFC 9112 section 3.2.1). */
  schemeGuessed?: true
}

/** What a callback says of itself beside its tokens, its code and its error. */
export interface Callback {
  /** `iss`, as written. */
  issuer?: string
  /** An authorization code came back; a copy holds no more of it. */
  code?: true
  /** `state` came back. */
  state?: true
  /** An access token stands behind the number sign (RFC 6749 section 4.2.2). */
  fragment?: true
}

/** What matters of an authorization server's metadata (RFC 8414 section 2). */
export interface ServerMetadata {
  issuer: string
  /** Where it was loaded from, if the paste says so: an absolute URL with a well-known path. */
  address?: string
  /** The server says that it puts `iss` into its answers (RFC 9207 section 3). */
  issParameter?: true
}

/** Thumbprints of the DER octets of a certificate, base64url, each under the name of its header parameter (RFC 7515 section 4.1.7). */
export interface CertificateThumbprints {
  x5t: string
  'x5t#S256': string
}

/** What a token endpoint answered beside its tokens (RFC 6749 section 5.1); members of another type are left out. */
export interface TokenAnswer {
  /** Seconds. */
  expiresIn?: number
  tokenType?: string
  scope?: string
  /** The names of all its members. */
  members: readonly string[]
}

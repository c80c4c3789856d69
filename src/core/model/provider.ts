/** Who issues tokens, as far as a paste shows it: plain data. */

/** What kind of product, server or token it is. Rules know a provider by these where more than one could be so. */
export type Trait =
  /** Okta: for Okta itself, or for the APIs of its customer. */
  | 'org-server'
  | 'custom-server'
  /** Entra ID: of its tokens, which differ in issuer and audience. */
  | 'v1'
  | 'v2'
  /** The tenant has a domain of its customer’s. */
  | 'custom-domain'
  /** WorkOS: the environment has a domain below authkit.app, which is its only issuer. */
  | 'authkit-domain'
  /** An instance for trying out. */
  | 'development'
  /** Run by its maker for everybody. */
  | 'network'
  /** Cloudflare Access as identity provider of another service. */
  | 'saas'
  /** Keycloak: claims are left out on purpose, as `jti` says, or they are missing although asked for. */
  | 'lightweight'
  | 'bare'
  /** A refresh token, by its form. */
  | 'refresh-token'
  /** Made to be kept in a cookie. */
  | 'session-cookie'
  /** Not of a user: who has it is the project. */
  | 'api-key'
  /** Kubernetes: of a Secret, without an end. */
  | 'legacy'
  /** The identity of a job of a pipeline. */
  | 'job'
  /** Machines prove with it to clouds who they are. */
  | 'workload'
  /** Its access tokens are opaque whatever one asks for, or unless one sets it otherwise. */
  | 'opaque-by-default'
  /** Its keys are elsewhere than an issuer’s name lets one guess. */
  | 'keys-elsewhere'
  /** Its issuers begin with `http:` on purpose: identifiers that nobody fetches. */
  | 'http-issuer'
  /** It is told by this parameter of the request which API a token is for. */
  | 'asks-audience'
  | 'asks-resource'

/** A provider that the paste points to. `Id`: those that there are. */
export interface ProviderSightingOf<Id extends string> {
  id: Id
  name: string
  /** `host`: the issuer's host is the provider's own. `hint`: the claims look like it. `user`: somebody said so. */
  confidence: 'host' | 'hint' | 'user'
  /** Why the page thinks so, in words. */
  reason: string
  traits: readonly Trait[]
  /** What a signature by its keys proves, where they are not the issuer's alone: a sentence. */
  proves?: string
  endpoints: Endpoints
}

/** Absolute addresses; a member is absent where the provider has no such endpoint. */
export interface Endpoints {
  issuer?: string
  metadata?: readonly string[]
  jwks?: string
  userinfo?: string
  introspection?: string
  revocation?: string
}

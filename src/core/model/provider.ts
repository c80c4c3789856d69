/** Who issues tokens, as far as a paste shows it: plain data. */

/** A provider that the paste points to. `Id`: those that there are. */
export interface ProviderSightingOf<Id extends string> {
  id: Id
  name: string
  /** `host`: the issuer's host is the provider's own. `hint`: the claims look like it. `user`: somebody said so. */
  confidence: 'host' | 'hint' | 'user'
  /** Why the page thinks so, in words. */
  reason: string
  traits: readonly string[]
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

import type { Endpoints } from '../finding.ts'

/**
 * Where an issuer's metadata may stand, in the order of asking: RFC 8414 section 3.1 puts the well-known part between
 * host and path, OpenID Connect Discovery section 4 behind the path. Empty for an issuer that is no http(s) URL.
 */
function metadataUrls(issuer: string): string[] {
  if (!URL.canParse(issuer)) return []
  const { protocol, origin, pathname, search, hash } = new URL(issuer)
  if (!/^https?:$/.test(protocol) || search !== '' || hash !== '') return []
  const path = pathname.replace(/\/$/, '')
  return [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ]
}

/** What will be fetched to get an issuer's keys, in order, before anything is. */
export interface KeyPlan {
  issuer: string
  /** Metadata documents: the first that answers decides. */
  metadata: readonly string[]
  /** Asked when no metadata can be read; a place that the provider is known to use. */
  jwks?: string
}

/** The plan for an issuer, with what is known of its provider; undefined when there is nowhere to ask. */
export function planFor(issuer: string | undefined, endpoints: Endpoints | undefined): KeyPlan | undefined {
  if (issuer === undefined) return undefined
  const metadata = endpoints?.metadata ?? metadataUrls(issuer)
  const jwks = endpoints?.jwks
  if (metadata.length === 0 && jwks === undefined) return undefined
  return { issuer, metadata, ...(jwks !== undefined && { jwks }) }
}

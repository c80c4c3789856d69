import type { Endpoints } from '../model/provider.ts'
import type { Token } from '../token/token.ts'

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

/** What will be fetched to get an issuer's keys, in order, before anything is. Plain data. */
export interface KeyPlan {
  source: 'issuer'
  offer?: string
  /** What a key that comes of it counts as. */
  origin: 'issuer'
  issuer: string
  /** Metadata documents: the first that answers decides. */
  metadata: readonly string[]
  /** Asked when no metadata can be read; a place that the provider is known to use. */
  jwks?: string
  /** What a button must name: the first is asked first, each other only when those before have nothing. */
  asks: readonly string[]
  /** The token's `tid`, for issuers that publish one document for all their tenants. */
  tenant?: string
  /** The token's `kid`, for places that hold one key each and name it in their address. */
  kid?: string
}

/** The plan for an issuer, with what is known of its provider; undefined when there is nowhere to ask. */
export function planFor(
  issuer: string | undefined,
  endpoints: Endpoints | undefined,
  { header, claims }: Pick<Token, 'header' | 'claims'> = {},
): KeyPlan | undefined {
  if (issuer === undefined) return undefined
  const metadata = endpoints?.metadata ?? metadataUrls(issuer)
  const jwks = endpoints?.jwks
  const asks = [...metadata, ...(jwks === undefined ? [] : [jwks])]
  if (asks.length === 0) return undefined
  const { tid: tenant } = claims ?? {}
  const { kid } = header ?? {}
  return {
    source: 'issuer',
    origin: 'issuer',
    issuer,
    metadata,
    ...(jwks !== undefined && { jwks }),
    asks,
    ...(typeof tenant === 'string' && { tenant }),
    ...(typeof kid === 'string' && { kid }),
  }
}

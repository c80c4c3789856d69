/** Pieces that the recognition and the endpoints of several providers are made of. */
import type { Endpoints, Trait } from '../model/provider.ts'
import type { Recognition, Seen } from './define.ts'
import { underHost } from './define.ts'

/** The address that a provider is told by, the issuer's or the request's: only of the web, and without a user name. */
export function webUrl({ issuer, request }: Seen): URL | undefined {
  const url = issuer ?? request
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined
}

/** The address of the issuer or the request, where it is https on its usual port, without query and fragment. */
export function secureUrl(seen: Seen): URL | undefined {
  const url = webUrl(seen)
  return url?.protocol === 'https:' && url.port === '' && url.search === '' && url.hash === '' ? url : undefined
}

/** Scheme and host of a tenant below one of the domains: of an issuer without a path, or of a request. */
export function tenantOf(seen: Seen, ...domains: readonly string[]): string | undefined {
  const url = secureUrl(seen)
  if (!url || domains.includes(url.hostname) || !underHost(url.hostname, ...domains)) return undefined
  return seen.issuer && url.pathname !== '/' ? undefined : url.origin
}

/** The issuer's address without a slash at the end. */
export const issuerBase = (seen: Seen): string | undefined => {
  const url = seen.issuer && secureUrl(seen)
  return url && `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

export const byHost = ({ issuer, request }: Seen, ...traits: readonly Trait[]): Recognition => ({
  confidence: 'host',
  reason: `the host is ${(issuer ?? request)?.hostname ?? 'its own'}.`,
  traits,
})

/** `reason` completes “It looks like <name>: …”. */
export const byHint = (reason: string, ...traits: readonly Trait[]): Recognition => ({
  confidence: 'hint',
  reason,
  traits,
})

/** Paths from the issuer; the metadata stands where OpenID Connect Discovery section 4 puts it. */
type Paths = { readonly [place in 'jwks' | 'userinfo' | 'introspection' | 'revocation']?: string }

/** Endpoints below an issuer, by their paths from it. `more` goes before what the paths say. */
export function endpointsOf(
  base: string | undefined,
  { jwks, userinfo, introspection, revocation }: Paths,
  more: Endpoints = {},
): Endpoints {
  if (base === undefined) return more
  return {
    issuer: base,
    metadata: [`${base}/.well-known/openid-configuration`],
    ...(jwks !== undefined && { jwks: `${base}${jwks}` }),
    ...(userinfo !== undefined && { userinfo: `${base}${userinfo}` }),
    ...(introspection !== undefined && { introspection: `${base}${introspection}` }),
    ...(revocation !== undefined && { revocation: `${base}${revocation}` }),
    ...more,
  }
}

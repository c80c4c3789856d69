import type { Artifact } from './artifact.ts'

/** What the endpoint of a request is for, by the last word of its path (RFC 7662 section 2, RFC 7009 section 2). */
export function askedOf({ asks, call, request }: Artifact): Artifact['asks'] {
  if (asks) return asks
  const path = (call?.url ?? request?.url ?? '').split('?', 1)[0] ?? ''
  if (/\/(?:token_?)?introspect(?:ion)?\/?$/i.test(path)) return 'introspection'
  return /\/(?:token_?)?revo(?:ke|cation)\/?$/i.test(path) ? 'revocation' : undefined
}

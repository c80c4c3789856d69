import type { Json, JsonObject } from '../model/primitives.ts'
import { isCompact } from '../decode/index.ts'
import type { Token } from './token.ts'

const strings = (value: Json | undefined): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** `aud` as a list (RFC 7519 section 4.1.3); empty when it is absent or holds no string. */
export const audienceOf = (claims: JsonObject | undefined): readonly string[] => strings(claims?.aud)

/** Words of `scope` and `scp`, written as a string or as a list (RFC 8693 section 4.2; Okta and Entra ID write `scp`). */
export const scopesOf = (claims: JsonObject | undefined): readonly string[] =>
  [...strings(claims?.scope), ...strings(claims?.scp)]
    .flatMap((value) => value.split(/[\s,]+/))
    .filter((word) => word !== '')

/** Rights of any name: scopes, Auth0’s permissions (RBAC), roles (Entra ID’s app roles). APIs read any of them. */
export const grantsOf = (claims: JsonObject | undefined): readonly string[] => [
  ...scopesOf(claims),
  ...strings(claims?.permissions),
  ...strings(claims?.roles),
]

/** A NumericDate in seconds (RFC 7519 section 2), or undefined when the claim is absent or not a number. */
export function secondsOf(
  claims: JsonObject | undefined,
  name: 'exp' | 'nbf' | 'iat' | 'auth_time',
): number | undefined {
  const value = claims?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** `iss` of the claims set, or of a JWE's protected header, which may repeat it (RFC 7519 section 5.3). */
export function issuerOf({ claims, header, kind }: Pick<Token, 'claims' | 'header' | 'kind'>): string | undefined {
  const issuer = claims?.iss ?? (kind === 'jwe' ? header?.iss : undefined)
  return typeof issuer === 'string' ? issuer : undefined
}

/** A compact JWT (RFC 7519 section 3). Of an encrypted one there are claims only once it was opened. */
export const isJwt = (token: Pick<Token, 'kind'>): boolean => isCompact(token)

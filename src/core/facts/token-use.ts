import type { JsonObject, Token, TokenUse } from '../model.ts'
import { audienceOf, scopesOf } from './claims.ts'

type Evidence = Pick<Token, 'header' | 'claims' | 'credential' | 'hint'>

/** Header `typ` values, without `application/` and in lower case, that settle the matter. */
const byHeaderType: Readonly<Record<string, TokenUse>> = {
  'at+jwt': 'access-token',
  'okta-internal-at+jwt': 'access-token',
  'logout+jwt': 'logout-token',
}

/** Payload members that settle the matter: Keycloak's `typ`, Cognito's and others' `token_use`, Django's `token_type`. */
const byMember: readonly (readonly [member: string, value: string, use: TokenUse])[] = [
  ['typ', 'Bearer', 'access-token'],
  ['typ', 'ID', 'id-token'],
  ['typ', 'Refresh', 'refresh-token'],
  ['typ', 'Offline', 'refresh-token'],
  ['typ', 'refresh', 'refresh-token'],
  ['typ', 'Logout', 'logout-token'],
  ['token_use', 'access', 'access-token'],
  ['token_use', 'id', 'id-token'],
  ['token_type', 'refresh', 'refresh-token'],
  ['usage', 'access_token', 'access-token'],
  ['type', 'access_token', 'access-token'],
  ['drn', 'DSR', 'refresh-token'],
]

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** What a token is for: header `typ`, then settling members, then its shape, then what its carrier calls it. */
export function tokenUse(token: Evidence): TokenUse {
  const { header, claims, credential, hint } = token
  const headerType = byHeaderType[headerTypeOf(header)]
  if (headerType) return headerType
  if (claims) {
    const member = byMember.find(([name, value]) => claims[name] === value)
    if (member) return member[2]
    const events = claims.events
    if (typeof events === 'object' && events !== null && Object.hasOwn(events, logoutEvent)) return 'logout-token'
    const score = idTokenScore(header, claims)
    if (score >= 3) return 'id-token'
    if (hint && hint !== 'unknown') return hint
    if (score < 0) return 'access-token'
  }
  if (hint && hint !== 'unknown') return hint
  return credential?.use ?? 'unknown'
}

/** Header `typ`, compared as RFC 7515 section 4.1.9 has it: in lower case, without `application/`. */
export function headerTypeOf(header: JsonObject | undefined): string {
  const typ = header?.typ
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : ''
}

/**
 * How much speaks for an ID token (OIDC Core section 2) and against an access token: 3 and more is one, below 0 is an
 * access token, anything between could be either.
 */
export function idTokenScore(header: JsonObject | undefined, claims: JsonObject): number {
  const has = (name: string) => Object.hasOwn(claims, name)
  const audience = audienceOf(claims)
  let score = 0
  if (claims.token_use === 'id' || claims.typ === 'ID') score += 4
  if (typeof claims.jti === 'string' && claims.jti.startsWith('ID.')) score += 4
  for (const name of ['nonce', 'at_hash', 'c_hash', 's_hash']) if (has(name)) score += 2
  if (audience.length > 0 && audience.every((value) => isClientId(value, claims))) score += 2
  if (['email', 'name', 'picture', 'given_name', 'preferred_username'].some(has)) score += 1
  if (has('auth_time') || (has('amr') && has('sid'))) score += 1
  // The least that OIDC Core section 2 asks for, and without the `jti` that RFC 9068 section 2.2 wants in an access token.
  if (has('nonce') && has('sub') && !has('jti')) score += 1
  if (/(?:^|[-+])at\+jwt$/.test(headerTypeOf(header))) score -= 4
  if (claims.token_use === 'access' || claims.typ === 'Bearer') score -= 4
  if (has('scope') || has('scp') || scopesOf(claims).length > 0) score -= 3
  if (['gty', 'cid', 'client_id', 'permissions'].some(has)) score -= 2
  return score
}

const clientIdShapes: readonly RegExp[] = [
  /^[A-Za-z0-9]{32}$/, // Auth0
  /^0oa[0-9A-Za-z]{17}$/, // Okta
  /\.apps\.googleusercontent\.com$/, // Google
  /^\d{18}(?:@\w+)?$/, // Zitadel
  /^client_/, // WorkOS
]

/** Whether an audience value names a client rather than an API. */
export function isClientId(value: string, claims: JsonObject): boolean {
  if (clientIdShapes.some((shape) => shape.test(value))) return true
  return [claims.azp, claims.client_id, claims.cid].includes(value)
}

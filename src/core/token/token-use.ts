import type { JsonObject } from '../model/primitives.ts'
import type { TokenUse } from '../registry/token-uses.ts'
import { specialByMembers, specialByType } from '../registry/special/index.ts'
import type { Token } from './token.ts'
import { asObject } from '../decode/json.ts'
import { audienceOf, scopesOf, secondsOf } from './claims.ts'

type Evidence = Pick<Token, 'header' | 'claims' | 'credential' | 'hint'> &
  Partial<Pick<Token, 'kind' | 'place' | 'parts' | 'elided'>>

/** Header `typ` values, without `application/` and in lower case, that settle the matter. */
const byHeaderType: ReadonlyMap<string, TokenUse> = new Map([
  ['at+jwt', 'access-token'],
  ['okta-internal-at+jwt', 'access-token'],
  ['logout+jwt', 'logout-token'],
  ['dpop+jwt', 'dpop-proof'],
  ['client-authentication+jwt', 'client-assertion'],
  ['oauth-authz-req+jwt', 'request-object'],
  ['token-introspection+jwt', 'introspection-response'],
  ['secevent+jwt', 'security-event'],
  ['dc+sd-jwt', 'credential'],
  ['vc+sd-jwt', 'credential'],
  ['kb+jwt', 'credential'],
])

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
  const { header, claims, credential, hint, kind, place } = token
  const type = headerTypeOf(header)
  const headerType = byHeaderType.get(type) ?? specialByType(type)
  if (headerType) return headerType
  const special = specialByMembers(claims ?? {}, header ?? {})
  if (claims) {
    const member = byMember.find(([name, value]) => claims[name] === value)
    if (member) return member[2]
    const own = byMembers(claims) ?? special
    if (own) return own
    const score = idTokenScore(header, claims)
    if (score >= 3) return 'id-token'
    if (kind === 'sd-jwt') return 'credential'
    if (isClientAssertion(header, claims)) return 'client-assertion'
    if (place === 'assertion' && score >= 0 && (hint ?? 'unknown') === 'unknown') return 'assertion'
    if (hint && hint !== 'unknown') return hint
    if (score < 0) return 'access-token'
  }
  if (special) return special
  if (isDetached(token)) return 'detached-signature'
  if (hint && hint !== 'unknown') return hint
  return credential?.use ?? 'unknown'
}

/**
 * A signature whose payload was left out on purpose (RFC 7515 appendix F). Of any other header, a token that was
 * damaged is likelier.
 */
function isDetached({ kind, parts = [], header, elided }: Evidence): boolean {
  const [, payload, signature] = parts
  const plain = header?.b64 === false || header?.crit !== undefined || header?.typ === 'JOSE'
  return (
    kind === 'jws' && plain && !elided && parts.length === 3 && payload?.octets === 0 && (signature?.octets ?? 0) > 0
  )
}

/** What members that no other token has say: RFC 9449 section 4.2, RFC 9101 section 4, RFC 9701 section 5, RFC 8417 section 2.2, RFC 9901 section 4. */
function byMembers(claims: JsonObject): TokenUse | undefined {
  const has = (name: string) => Object.hasOwn(claims, name)
  if (has('htm') && has('htu')) return 'dpop-proof'
  if (has('response_type') && has('redirect_uri')) return 'request-object'
  if (asObject(claims.token_introspection)) return 'introspection-response'
  const events = asObject(claims.events)
  if (events) return Object.hasOwn(events, logoutEvent) ? 'logout-token' : 'security-event'
  return has('_sd') || has('_sd_alg') || has('vct') ? 'credential' : undefined
}

/** Where clients log in: a token endpoint, or the issuer in the manner of the common providers. */
const loginPlaces: readonly RegExp[] = [
  /^https?:\/\/[^/]+(?:\/[^?#]*)?\/token(?:[/?#]|$)/,
  /^https?:\/\/[^/]+(?:\/[^?#]*)?\/(?:realms|oauth2)\/[^/?#]+(?:\/v2\.0)?\/?$/,
  /^https:\/\/[^/]+\.(?:auth0|okta|oktapreview)\.com\/?$/,
  /^https:\/\/login\.microsoftonline\.com\/[^/]+\/v2\.0\/?$/,
]
const apple = 'https://appleid.apple.com'

/** Seconds. The client signs it anew for each login (RFC 7523 section 3); what is made for Apple lives for months. */
const longestAssertion = 3600

/**
 * Whether a client has signed this to log in (RFC 7523 section 2.2, OIDC Core section 9): it speaks about itself, to the
 * place where clients log in, and not for long. Google's service accounts sign tokens of the same shape that are for APIs.
 */
function isClientAssertion(header: JsonObject | undefined, claims: JsonObject): boolean {
  const { iss, sub, jti } = claims
  const audience = audienceOf(claims)
  const [issued, expires] = [secondsOf(claims, 'iat'), secondsOf(claims, 'exp')]
  if (typeof iss !== 'string' || iss === '' || expires === undefined || audience.length === 0) return false
  if (scopesOf(claims).length > 0 || iss.endsWith('gserviceaccount.com')) return false
  const toApple = header?.alg === 'ES256' && audience.every((value) => value.replace(/\/$/, '') === apple)
  const lifetime = issued === undefined ? undefined : expires - issued
  if (toApple) return iss !== apple
  if (iss !== sub || !audience.every((value) => loginPlaces.some((place) => place.test(value)))) return false
  return lifetime === undefined ? jti !== undefined : lifetime <= longestAssertion
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

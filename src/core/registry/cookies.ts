import type { TokenUse } from './token-uses.ts'

/**
 * Session cookies by the names that their makers give them. The rows are common knowledge, not looked up one by one: they
 * label a cookie, and its use only where the name says it. Where a name can be set, the one that nobody changes. A name
 * that several makers use (`session`, `__session`, `sid`) is left out: it would be a guess.
 */
interface SessionCookie {
  /** Whose it is, to follow “cookie of”. */
  product: string
  /** Only where the maker says so. Refresh tokens are not named: a cookie is where they belong. */
  use?: TokenUse
}

interface Row extends SessionCookie {
  pattern: RegExp
}

const rows: readonly Row[] = [
  { product: 'NextAuth.js', pattern: /^(?:__Secure-|__Host-)?next-auth\.session-token$/ },
  { product: 'Auth.js', pattern: /^(?:__Secure-|__Host-)?authjs\.session-token$/ },
  { product: 'Better Auth', pattern: /^(?:__Secure-)?better-auth\.session_(?:token|data)$/ },
  { product: 'an Auth0 web SDK', pattern: /^appSession$/ },
  { product: 'Auth0', pattern: /^auth0(?:_compat)?$/ },
  { product: 'Clerk', pattern: /^__session_[A-Za-z0-9_-]{8}$|^__clerk_db_jwt(?:_[A-Za-z0-9_-]{8})?$/ },
  { product: 'Supabase', pattern: /^sb-[a-z0-9.-]{1,60}-auth-token$/ },
  { product: 'Supabase', pattern: /^sb-access-token$/, use: 'access-token' },
  { product: 'SuperTokens', pattern: /^sAccessToken$/, use: 'access-token' },
  { product: 'SuperTokens', pattern: /^sRefreshToken$/ },
  { product: 'Descope', pattern: /^DSR?$/ },
  { product: 'Stytch', pattern: /^stytch_session(?:_jwt)?$/ },
  { product: 'WorkOS AuthKit', pattern: /^wos-session$/ },
  { product: 'FusionAuth', pattern: /^app\.at$/, use: 'access-token' },
  { product: 'FusionAuth', pattern: /^app\.idt$/, use: 'id-token' },
  { product: 'FusionAuth', pattern: /^app\.rt$|^fusionauth\.(?:session|sso)$/ },
  { product: 'Keycloak', pattern: /^(?:KEYCLOAK_(?:IDENTITY|SESSION)|AUTH_SESSION_ID)(?:_LEGACY)?$/ },
  { product: 'Ory Kratos', pattern: /^ory_kratos_session$/ },
  { product: 'Duende IdentityServer', pattern: /^idsrv(?:\.session|\.external)?$/ },
  { product: 'authentik', pattern: /^authentik_session$/ },
  { product: 'Authelia', pattern: /^authelia_session$/ },
  { product: 'Cloudflare Access', pattern: /^CF_Authorization$/, use: 'access-token' },
  { product: 'Google Identity-Aware Proxy', pattern: /^(?:__Host-)?GCP_IAA?P_AUTH_TOKEN(?:_[0-9A-F]{1,16})?$/ },
  { product: 'an AWS load balancer', pattern: /^AWSELBAuthSessionCookie$/ },
  { product: 'Azure App Service', pattern: /^AppServiceAuthSession$/ },
  { product: 'OAuth2 Proxy', pattern: /^(?:__Secure-|__Host-)?_oauth2_proxy$/ },
  { product: 'Pomerium', pattern: /^_pomerium$/ },
  { product: 'Vouch Proxy', pattern: /^VouchCookie$/ },
  { product: 'traefik-forward-auth', pattern: /^_forward_auth$/ },
  { product: 'mod_auth_openidc', pattern: /^mod_auth_openidc_session$/ },
  { product: 'Envoy', pattern: /^BearerToken$/, use: 'access-token' },
  { product: 'Envoy', pattern: /^IdToken$/, use: 'id-token' },
  { product: 'ASP.NET Core', pattern: /^\.AspNetCore\.(?:Cookies|Identity\.(?:Application|External))$/ },
  { product: 'ASP.NET', pattern: /^(?:\.ASPXAUTH|ASP\.NET_SessionId|\.AspNet\.(?:Cookies|ApplicationCookie))$/ },
  { product: 'express-session', pattern: /^connect\.sid$/ },
  { product: 'Laravel', pattern: /^laravel[_-]session$/ },
  { product: 'PHP', pattern: /^PHPSESSID$/ },
  { product: 'a Java server', pattern: /^JSESSIONID$/ },
  { product: 'Django', pattern: /^sessionid$/ },
]

/** Whose session cookie this is, by its name without the number of a chunk. */
export function sessionCookieOf(name: string): SessionCookie | undefined {
  return name.length > 100 ? undefined : rows.find(({ pattern }) => pattern.test(name))
}

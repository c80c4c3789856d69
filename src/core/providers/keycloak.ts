import type { Trait } from '../model/provider.ts'
import type { JsonObject } from '../model/primitives.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { issuedBy } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Keycloak', 'https://www.keycloak.org')
export const audienceSupport = page('Audience support', 'docs/latest/server_admin/index.html#_audience')
export const hostname = page('Configuring the hostname', 'server/hostname')

/** The realm's address without a slash at the end; ForgeRock AM has realms below /oauth2. */
function realmPath({ issuer: named, request }: Seen): string | undefined {
  const [path] = named
    ? [named.pathname.replace(/\/$/, '')]
    : (/^.*\/realms\/[^/]+(?=\/protocol\/openid-connect\/)/.exec(request?.pathname ?? '') ?? [])
  return path !== undefined && /^(?!.*\/oauth2\/).*\/realms\/[^/]+$/.test(path) ? path : undefined
}

const usual = ['sub', 'preferred_username', 'email', 'email_verified', 'name', 'realm_access', 'resource_access']

/** `lightweight`: `jti` says so, since 26.2 (session, token, grant). `bare`: claims that were asked for are missing. */
function traitsOf(claims: JsonObject): readonly Trait[] {
  const id = typeof claims.jti === 'string' ? /^[a-z]{2}(lt|rt)[a-z]{2}:/.exec(claims.jti)?.[1] : undefined
  if (id === 'lt') return ['lightweight']
  const asked = typeof claims.scope === 'string' && /\b(?:profile|email)\b/.test(claims.scope)
  return !id && asked && claims.typ === 'Bearer' && !usual.some((name) => Object.hasOwn(claims, name)) ? ['bare'] : []
}

export const keycloak: Provider<'keycloak'> = {
  id: 'keycloak',
  name: 'Keycloak',
  recognise(seen) {
    const { claims = {} } = seen
    const hinted = (reason: string) => ({ confidence: 'hint' as const, reason, traits: traitsOf(claims) })
    if (webUrl(seen) && realmPath(seen) !== undefined) return hinted('the path names a realm.')
    const typed = ['Bearer', 'ID', 'Refresh', 'Offline'].some((typ) => claims.typ === typ)
    const roles = claims.realm_access ?? claims.resource_access
    const named = typed && typeof claims.azp === 'string' && typeof roles === 'object' && roles !== null
    return named ? hinted('it has the claims typ and azp, and roles by realm or client.') : undefined
  },
  endpoints(seen) {
    const url = webUrl(seen)
    const path = realmPath(seen)
    if (!url || path === undefined) return {}
    const base = `${url.origin}${path}`
    return {
      issuer: base,
      metadata: [`${base}/.well-known/openid-configuration`],
      jwks: `${base}/protocol/openid-connect/certs`,
      userinfo: `${base}/protocol/openid-connect/userinfo`,
      introspection: `${base}/protocol/openid-connect/token/introspect`,
      revocation: `${base}/protocol/openid-connect/revoke`,
    }
  },
  sources: [audienceSupport, hostname],
  lastChecked: '2026-11-21',
}

const hint = (seen: () => Seen) => ({ seen, confidence: 'hint', traits: [] }) as const
const asked = (address: string): Seen => ({ request: new URL(address) })
const roles = { realm_access: { roles: ['a'] } }

export const cases: ProviderCases = {
  takes: {
    'a realm': hint(() => issuedBy('https://sso.example.com/realms/shop')),
    'a realm below /auth': hint(() => issuedBy('http://localhost:8080/auth/realms/shop')),
    'a request': hint(() => asked('https://sso.example.com/realms/shop/protocol/openid-connect/auth')),
    'an access token of a renamed path': hint(() =>
      issuedBy('https://sso.example.com', { typ: 'Bearer', azp: 'shop-web', ...roles }),
    ),
  },
  refuses: {
    'a path below the realm': () => issuedBy('https://sso.example.com/realms/shop/account'),
    'another word': () => issuedBy('https://sso.example.com/realm/shop'),
    'a realm of ForgeRock AM': () => issuedBy('https://am.example.com/am/oauth2/realms/root/realms/alpha'),
    'another scheme': () => issuedBy('javascript://sso.example.com/realms/shop'),
    'roles without typ': () => issuedBy('https://sso.example.com', { azp: 'shop-web', ...roles }),
    'a request to another server': () => asked('https://as.example.com/realms/authorize'),
  },
}

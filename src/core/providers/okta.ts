import type { Trait } from '../model/provider.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { issuedBy, underHost } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const domains = ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil']
export const page = manual('Okta', 'https://developer.okta.com/docs')
export const servers = page('Authorization servers', 'concepts/auth-servers/')

/** What an issuer's or a request's path says about the server. */
function traitsOf({ issuer, request }: Seen): readonly Trait[] {
  const path = issuer?.pathname.replace(/\/$/, '') ?? /^(\/oauth2(?:\/[^/]+)?)\/v1\//.exec(request?.pathname ?? '')?.[1]
  if (path === '' || (path === '/oauth2' && !issuer)) return ['org-server']
  return path !== undefined && /^\/oauth2\/(?!v1$)[^/]+$/.test(path) ? ['custom-server'] : []
}

/** On a domain of the customer's own, where only paths and claims tell. */
function hintOf({ issuer, request, header, claims = {} }: Seen): string | undefined {
  const path = (issuer ?? request)?.pathname ?? ''
  if (/^\/oauth2\/(?:default|aus[0-9A-Za-z]{5}[0-9A-Za-z]*)(?:\/v1\/\w+|\/?)$/.test(path))
    return 'the path is that of a Custom Authorization Server.'
  if (issuer && header?.typ === 'application/okta-internal-at+jwt') return 'the header says okta-internal.'
  const own = typeof claims.uid === 'string' || (typeof claims.jti === 'string' && claims.jti.startsWith('AT.'))
  const named = typeof claims.cid === 'string' && Array.isArray(claims.scp) && claims.ver !== undefined
  return issuer && own && named ? 'it has the claims cid, ver and a list in scp.' : undefined
}

export const okta: Provider<'okta'> = {
  id: 'okta',
  name: 'Okta',
  recognise(seen) {
    const url = webUrl(seen)
    if (!url) return undefined
    if (!domains.includes(url.hostname) && underHost(url.hostname, ...domains))
      return { confidence: 'host', reason: `the host is ${url.hostname}.`, traits: traitsOf(seen) }
    const reason = url.protocol === 'https:' ? hintOf(seen) : undefined
    return reason === undefined ? undefined : { confidence: 'hint', reason, traits: traitsOf(seen) }
  },
  endpoints(seen, { traits }) {
    const url = webUrl(seen)
    if (!url) return {}
    // The Admin Console's host serves no tokens; people copy it from the address bar.
    const host = underHost(url.hostname, ...domains) ? url.host.replace(/^([^.]+)-admin\./, '$1.') : url.host
    const id = /^\/oauth2\/([^/]+)/.exec(url.pathname)?.[1]
    const custom = traits.includes('custom-server') && id !== undefined
    const issuer = `https://${host}${custom ? `/oauth2/${id}` : ''}`
    const base = custom ? issuer : `${issuer}/oauth2`
    return {
      issuer,
      metadata: [`${issuer}/.well-known/${custom ? 'oauth-authorization-server' : 'openid-configuration'}`],
      jwks: `${base}/v1/keys`,
      userinfo: `${base}/v1/userinfo`,
      introspection: `${base}/v1/introspect`,
      revocation: `${base}/v1/revoke`,
    }
  },
  sources: [servers, page('Custom Authorization Servers', 'api/openapi/okta-oauth/oauth/customas')],
  lastChecked: '2026-11-21',
}

const user = { cid: '0oa1', uid: '00u1', ver: 1, scp: ['openid'] }
const internal = { typ: 'application/okta-internal-at+jwt' }
const asked = (address: string): Seen => ({ request: new URL(address) })
const host = (trait: Trait, seen: () => Seen) => ({ seen, confidence: 'host', traits: [trait] }) as const
const hint = (trait: Trait, seen: () => Seen) => ({ seen, confidence: 'hint', traits: [trait] }) as const

export const cases: ProviderCases = {
  takes: {
    'the org server': host('org-server', () => issuedBy('https://org.okta.com')),
    'a custom server': host('custom-server', () => issuedBy('https://org.oktapreview.com/oauth2/aus1a2b3c')),
    'a request to the org server': host('org-server', () => asked('https://org-admin.okta.com/oauth2/v1/authorize')),
    'a request to a custom one': host('custom-server', () => asked('https://org.okta.com/oauth2/default/v1/token')),
    'a custom server elsewhere': hint('custom-server', () => issuedBy('https://login.example.com/oauth2/default')),
    'the org server elsewhere': hint('org-server', () => issuedBy('https://login.example.com', user)),
    'an internal token elsewhere': hint('org-server', () => issuedBy('https://login.example.com', {}, internal)),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://org.okta.com.evil.example'),
    'the name as an ending': () => issuedBy('https://notokta.com'),
    'another server below /oauth2': () => issuedBy('https://as.example.com/oauth2/main'),
    'a request to another server with the same path': () => asked('https://as.example.com/oauth2/v1/authorize'),
    'scopes as a list without Okta’s other claims': () => issuedBy('https://as.example.com', { scp: ['a'], cid: 'b' }),
  },
}

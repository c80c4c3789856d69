import type { Trait } from '../model/provider.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { issuedBy, underHost } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Auth0', 'https://auth0.com/docs')
export const getTokens = page('Get access tokens', 'secure/tokens/access-tokens/get-access-tokens')

export const auth0: Provider<'auth0'> = {
  id: 'auth0',
  name: 'Auth0',
  traits: ['asks-audience'],
  recognise(seen) {
    const url = webUrl(seen)
    if (!url) return undefined
    if (url.hostname !== 'auth0.com' && underHost(url.hostname, 'auth0.com'))
      return { confidence: 'host', reason: `the host is ${url.hostname}.`, traits: [] }
    if (!seen.issuer || url.protocol !== 'https:' || url.pathname !== '/') return undefined
    const { header = {}, claims } = seen
    const traits: readonly Trait[] = ['custom-domain']
    if (header.alg === 'dir' && header.enc === 'A256GCM' && !claims) {
      const others = ['aud', 'cty', 'kid', 'uat'].some((name) => Object.hasOwn(header, name))
      return others ? undefined : { confidence: 'hint', reason: 'it is encrypted by its own issuer.', traits }
    }
    const sub = typeof claims?.sub === 'string' ? claims.sub : ''
    if (typeof claims?.azp === 'string' && sub.includes('|'))
      return { confidence: 'hint', reason: 'sub is written as connection|user.', traits }
    if (claims?.gty !== undefined && sub.endsWith('@clients'))
      return { confidence: 'hint', reason: 'sub ends with @clients and gty names the grant.', traits }
    return undefined
  },
  endpoints(seen) {
    const url = webUrl(seen)
    if (!url) return {}
    const base = `https://${url.host}`
    return {
      issuer: `${base}/`,
      metadata: [`${base}/.well-known/openid-configuration`],
      jwks: `${base}/.well-known/jwks.json`,
      userinfo: `${base}/userinfo`,
      revocation: `${base}/oauth/revoke`,
    }
  },
  sources: [getTokens, page('Access token profiles', 'secure/tokens/access-tokens/access-token-profiles')],
  lastChecked: '2026-11-21',
}

const opaque = { alg: 'dir', enc: 'A256GCM' }
const hinted = (seen: () => Seen) => ({ seen, confidence: 'hint', traits: ['custom-domain'] }) as const
export const cases: ProviderCases = {
  takes: {
    'a regional tenant': { seen: () => issuedBy('https://tenant.eu.auth0.com/'), confidence: 'host', traits: [] },
    'a request': { seen: () => ({ request: new URL('https://tenant.auth0.com/authorize') }), confidence: 'host' },
    'a user on a custom domain': hinted(() => issuedBy('https://login.example.com/', { azp: 'abc', sub: 'auth0|1' })),
    'a machine there': hinted(() => issuedBy('https://login.example.com/', { gty: 'password', sub: 'abc@clients' })),
    'an encrypted token on a custom domain': hinted(() => ({
      issuer: new URL('https://login.example.com/'),
      header: opaque,
    })),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://auth0.com.evil.example/'),
    'the name behind a hyphen': () => issuedBy('https://evil-auth0.com/'),
    'the name as an ending': () => issuedBy('https://notauth0.com/'),
    'the name before an at sign': () => issuedBy('https://tenant.auth0.com@evil.example/'),
    'another scheme': () => issuedBy('javascript://tenant.auth0.com/%0aalert(1)'),
    'the vendor itself': () => issuedBy('https://auth0.com/'),
    'a token that another server encrypted for the API': () => ({
      issuer: new URL('https://as.example.com/'),
      header: { ...opaque, aud: 'https://api.example', cty: 'at+jwt' },
    }),
    'another provider with azp': () => issuedBy('https://as.example.com/', { azp: 'abc', sub: 'user-1' }),
  },
}

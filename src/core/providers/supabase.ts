import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy, underHost } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Supabase', 'https://supabase.com/docs/guides')
export const fields = page('JWT claims', 'auth/jwt-fields')
export const signingKeys = page('JWT signing keys', 'auth/signing-keys')
const server = page('OAuth 2.1 flows', 'auth/oauth-server/oauth-flows')
const keys = page('API keys', 'getting-started/migrating-to-new-api-keys')

/** The project’s shared secret signs both older user tokens and the API keys: there is nothing to fetch. */
const isShared = ({ header }: Seen) => typeof header?.alg === 'string' && header.alg.startsWith('HS')

const isApiKey = ({ issuerText, claims = {} }: Seen) =>
  issuerText === 'supabase' && typeof claims.ref === 'string' && typeof claims.role === 'string'

export const supabase: Provider<'supabase'> = {
  id: 'supabase',
  name: 'Supabase',
  recognise(seen) {
    if (isApiKey(seen)) return byHint('it is written as a project’s API key.', 'api-key')
    const url = secureUrl(seen)
    if (!url || url.hostname === 'supabase.co' || !underHost(url.hostname, 'supabase.co')) return undefined
    const path = seen.issuer ? /^\/auth\/v1\/?$/ : /^\/auth\/v1\//
    return path.test(url.pathname) ? byHost(seen) : undefined
  },
  endpoints(seen) {
    if (isApiKey(seen)) return { metadata: [] }
    const base = seen.issuer ? issuerBase(seen) : `${seen.request?.origin ?? ''}/auth/v1`
    if (isShared(seen)) return endpointsOf(base, {}, { metadata: [] })
    // Only tokens for an OAuth client are taken there; those of a session are not.
    const oauth = typeof seen.claims?.client_id === 'string'
    return endpointsOf(base, { jwks: '/.well-known/jwks.json', ...(oauth && { userinfo: '/oauth/userinfo' }) })
  },
  sources: [fields, signingKeys, server, keys],
  lastChecked: '2026-11-21',
}

const shared = { alg: 'HS256' }

export const cases: ProviderCases = {
  takes: {
    'a project': certain(() => issuedBy('https://abcdefghijklmnopqrst.supabase.co/auth/v1', {}, { alg: 'ES256' })),
    'a project with its legacy secret': certain(() => issuedBy('https://abc.supabase.co/auth/v1', {}, shared)),
    'a request': certain(() => asked('https://abc.supabase.co/auth/v1/oauth/authorize')),
    'an API key': {
      seen: () => issuedBy('supabase', { ref: 'abc', role: 'anon' }, shared),
      confidence: 'hint',
      traits: ['api-key'],
    },
  },
  refuses: {
    'the domain itself': () => issuedBy('https://supabase.co/auth/v1'),
    'the name as an ending': () => issuedBy('https://abc.notsupabase.co/auth/v1'),
    'the name in front of another domain': () => issuedBy('https://abc.supabase.co.evil.example/auth/v1'),
    'another path': () => issuedBy('https://abc.supabase.co/rest/v1'),
    'the bare name alone': () => issuedBy('supabase'),
  },
}

import type { Provider, ProviderCases, Seen } from './define.ts'
import { hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('FusionAuth', 'https://fusionauth.io/docs')
export const tokens = page('Tokens', 'lifecycle/authenticate-users/oauth/tokens')
export const endpoints = page('OAuth endpoints', 'lifecycle/authenticate-users/oauth/endpoints')

/** The issuer is whatever the tenant says, so that only the claims tell. */
const isUserToken = ({ claims = {} }: Seen) =>
  ['applicationId', 'authenticationType', 'tid'].every((name) => typeof claims[name] === 'string')

export const fusionauth: Provider<'fusionauth'> = {
  id: 'fusionauth',
  name: 'FusionAuth',
  recognise: (seen) =>
    isUserToken(seen) ? byHint('it has the claims applicationId, authenticationType and tid.') : undefined,
  endpoints(seen) {
    const shared = typeof seen.header?.alg === 'string' && seen.header.alg.startsWith('HS')
    const base = seen.issuer && secureUrl(seen)?.origin
    if (base === undefined || shared) return { metadata: [] }
    return endpointsOf(base, {
      jwks: '/.well-known/jwks.json',
      userinfo: '/oauth2/userinfo',
      introspection: '/oauth2/introspect',
    })
  },
  sources: [tokens, endpoints],
  lastChecked: '2026-11-21',
}

const user = { applicationId: 'a', authenticationType: 'PASSWORD', tid: 't' }

export const cases: ProviderCases = {
  takes: {
    'a free text as issuer': hinted(() => issuedBy('acme.com', user)),
    'an address as issuer': hinted(() => issuedBy('https://auth.example.com', user)),
  },
  refuses: {
    'one claim of three': () => issuedBy('https://auth.example.com', { tid: 't' }),
    'claims of another form': () => issuedBy('acme.com', { ...user, applicationId: 1 }),
  },
}

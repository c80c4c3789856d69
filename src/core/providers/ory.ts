import { asObject } from '../decode/json.ts'
import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, tenantOf } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Ory', 'https://www.ory.sh/docs')
export const jwt = page('JWT access tokens', 'oauth2-oidc/jwt-access-token')
export const audiences = page('Audiences', 'hydra/guides/audiences')
const domain = 'projects.oryapis.com'

export const ory: Provider<'ory'> = {
  id: 'ory',
  name: 'Ory',
  traits: ['opaque-by-default'],
  recognise(seen) {
    if (tenantOf(seen, domain) !== undefined) return byHost(seen, 'network')
    const { claims = {} } = seen
    const own = Array.isArray(claims.scp) && asObject(claims.ext) && typeof claims.client_id === 'string'
    return own && issuerBase(seen) !== undefined
      ? byHint('it has the claims ext and client_id, and a list in scp.')
      : undefined
  },
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen) ?? tenantOf(seen, domain), {
      jwks: '/.well-known/jwks.json',
      userinfo: '/userinfo',
      revocation: '/oauth2/revoke',
      ...(tenantOf(seen, domain) !== undefined && { introspection: '/admin/oauth2/introspect' }),
    }),
  sources: [
    jwt,
    audiences,
    { label: 'ory/hydra, discovery document', url: 'https://github.com/ory/hydra/blob/master/oauth2/handler.go' },
  ],
  lastChecked: '2026-11-21',
}

const access = { scp: ['a'], ext: {}, client_id: 'c' }

export const cases: ProviderCases = {
  takes: {
    'a project': certain(() => issuedBy('https://calm-owl-1.projects.oryapis.com'), 'network'),
    'a request': certain(() => asked('https://calm-owl-1.projects.oryapis.com/oauth2/auth'), 'network'),
    'a Hydra of one’s own': hinted(() => issuedBy('https://hydra.example.com/', access)),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://projects.oryapis.com'),
    'the name as an ending': () => issuedBy('https://calm-owl-1.notprojects.oryapis.com'),
    'the name in front of another domain': () => issuedBy('https://a.projects.oryapis.com.evil.example'),
    'a list in scp alone': () => issuedBy('https://hydra.example.com', { scp: ['a'], client_id: 'c' }),
  },
}

import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, issuerBase, secureUrl, tenantOf } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('WorkOS', 'https://workos.com/docs')
export const sessions = page('Session tokens', 'reference/authkit/session-tokens')
export const api = 'https://api.workos.com'
const client = /^client_[0-9A-Za-z]+$/

/** The key set is that of a client, which the issuer names or a claim. */
function clientOf({ issuer, claims }: Seen): string | undefined {
  const [, named] = /^\/user_management\/([^/]+)\/?$/.exec(issuer?.pathname ?? '') ?? []
  const id = named ?? claims?.client_id
  return typeof id === 'string' && client.test(id) ? id : undefined
}

const isApi = (seen: Seen) => secureUrl(seen)?.origin === api

export const workos: Provider<'workos'> = {
  id: 'workos',
  name: 'WorkOS AuthKit',
  traits: ['opaque-by-default', 'keys-elsewhere'],
  recognise(seen) {
    if (tenantOf(seen, 'authkit.app') !== undefined) return byHost(seen, 'authkit-domain')
    if (!isApi(seen)) return undefined
    const path = secureUrl(seen)?.pathname ?? ''
    return !seen.issuer || path === '/' || /^\/user_management\/client_[0-9A-Za-z]+\/?$/.test(path)
      ? byHost(seen)
      : undefined
  },
  endpoints(seen) {
    if (!isApi(seen)) {
      const paths = { jwks: '/oauth2/jwks', userinfo: '/oauth2/userinfo', introspection: '/oauth2/introspection' }
      return endpointsOf(tenantOf(seen, 'authkit.app'), paths)
    }
    const id = clientOf(seen)
    const base = seen.issuer ? issuerBase(seen) : undefined
    return endpointsOf(
      base ?? api,
      {},
      {
        ...((base ?? api) === api && { metadata: [] }),
        ...(id !== undefined && { jwks: `${api}/sso/jwks/${id}` }),
      },
    )
  },
  sources: [
    sessions,
    { label: 'workos/workos-node, pull request 1694', url: 'https://github.com/workos/workos-node/pull/1694' },
  ],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the API': certain(() => issuedBy('https://api.workos.com', { client_id: 'client_01ABC' })),
    'a client': certain(() => issuedBy('https://api.workos.com/user_management/client_01ABC')),
    'an AuthKit domain': certain(() => issuedBy('https://shop.authkit.app'), 'authkit-domain'),
    'a request': certain(() => asked('https://api.workos.com/user_management/authorize')),
    'a client id that is no file name': certain(() => issuedBy('https://api.workos.com', { client_id: 'client_../x' })),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://api.workos.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://my-api.workos.com'),
    'another path': () => issuedBy('https://api.workos.com/sso'),
    'AuthKit’s domain itself': () => issuedBy('https://authkit.app'),
    'AuthKit’s name as an ending': () => issuedBy('https://shop.notauthkit.app'),
  },
}

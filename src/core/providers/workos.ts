import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, issuerBase, secureUrl, tenantOf } from './recognition.ts'
import { keysFix, snippetOfKeys } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { js } from '../snippets/literals.ts'
import { issuerOfToken } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('WorkOS', 'https://workos.com/docs')
const sessions = page('Session tokens', 'reference/authkit/session-tokens')
const api = 'https://api.workos.com'
const client = /^client_[0-9A-Za-z]+$/

/** The key set is that of a client, which the issuer names or a claim. */
function clientOf({ issuer, claims }: Seen): string | undefined {
  const [, named] = /^\/user_management\/([^/]+)\/?$/.exec(issuer?.pathname ?? '') ?? []
  const id = named ?? claims?.client_id
  return typeof id === 'string' && client.test(id) ? id : undefined
}

const isApi = (seen: Seen) => secureUrl(seen)?.origin === api

function audienceFix(facts: Facts): Fix {
  const { issuer, jwks } = facts.provider?.endpoints ?? {}
  return {
    steps: [
      {
        text: 'WorkOS’ session tokens name no audience. Let your API check the signature with the keys of your client, and the issuer; keys and client belong together.',
        snippets: [
          snippetOfKeys(
            jwks ?? `${api}/sso/jwks/YOUR_CLIENT_ID`,
            `{ issuer: ${js(issuerOfToken(facts, issuer ?? api))} }`,
          ),
        ],
      },
    ],
    docs: sessions,
  }
}

export const workos: Provider<'workos'> = {
  id: 'workos',
  name: 'WorkOS AuthKit',
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
  fixes: {
    'aud-missing': audienceFix,
    'kid-not-in-jwks': (facts) =>
      keysFix(
        facts,
        'WorkOS keeps the keys of each client apart, and not under the issuer. Let your API fetch those of the client that the user logged in at.',
        sessions,
      ),
    expired: () => ({
      steps: [
        {
          text: 'Access tokens of AuthKit live for minutes. Ask the SDK right before each call; it exchanges the refresh token when it has to.',
        },
      ],
      otherwise: revoked({
        text: 'A session that was ended stops the refresh token. Keep the lifetime of access tokens short; it is set with the sessions of your environment.',
      }),
      docs: sessions,
    }),
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

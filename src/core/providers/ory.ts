import { asObject } from '../decode/json.ts'
import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, tenantOf } from './recognition.ts'
import { nameTheApi, orExpect } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { sh } from '../snippets/literals.ts'
import { snippet } from '../snippets/snippet.ts'
import { serverOf } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('Ory', 'https://www.ory.sh/docs')
const jwt = page('JWT access tokens', 'oauth2-oidc/jwt-access-token')
const audiences = page('Audiences', 'hydra/guides/audiences')
const domain = 'projects.oryapis.com'

const server = (facts: Facts) => serverOf(facts, 'https://YOUR_PROJECT.projects.oryapis.com')

/** The admin API tells; it takes no client’s credentials but a key, or nothing behind your own walls. */
const ask = (facts: Facts) =>
  snippet(
    'Ask whether a token is active',
    'bash',
    `curl --request POST ${sh(`${server(facts)}/admin/oauth2/introspect`)} \\\n  --header 'Authorization: Bearer YOUR_ORY_API_KEY' \\\n  --data-urlencode 'token=THE_TOKEN'`,
  )

const audienceFix = (facts: Facts): Fix =>
  nameTheApi(facts, {
    parameter: 'audience',
    authorize: `${server(facts)}/oauth2/auth`,
    register: { text: 'Add the identifier of your API to the audiences that the OAuth2 client may ask for.' },
    afterwards: ['The consent app has to grant the audience as well: grant_access_token_audience.'],
    docs: audiences,
  })

export const ory: Provider<'ory'> = {
  id: 'ory',
  name: 'Ory',
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
  fixes: {
    'aud-missing': audienceFix,
    'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
    'opaque-token': (facts) => ({
      steps: [
        {
          text: 'Ory’s access tokens are opaque by default. Let your API ask Ory about each.',
          snippets: [ask(facts)],
        },
        {
          text: 'Or set the access token strategy to jwt, for the whole project or for this OAuth2 client, and log in again.',
        },
      ],
      docs: jwt,
    }),
    expired: (facts) => ({
      steps: [{ text: 'Exchange the refresh token; the login needs the scope offline_access for one.' }],
      otherwise: revoked({
        text: 'Ory tells; it answers to an API key of the project, or behind your own walls.',
        snippets: [ask(facts)],
      }),
      docs: jwt,
    }),
  },
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

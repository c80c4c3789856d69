import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, tenantOf } from './recognition.ts'
import { accessTokenOf, orExpect, requestWithScope, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { bearer } from '../steps/calls.ts'
import { serverOf } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'

const page = manual('ZITADEL', 'https://zitadel.com/docs')
const scopes = page('Reserved scopes', 'apis/openidoauth/scopes')
const endpoints = page('OIDC endpoints', 'apis/openidoauth/endpoints')

const server = (facts: Facts) => serverOf(facts, 'https://YOUR_INSTANCE.zitadel.cloud')

const projectFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'Console → Projects → your project',
      text: 'Copy the Resource Id of the project that your API belongs to. It is what aud will name.',
    },
    {
      text: 'Ask for that project with a scope of its own.',
      snippets: [
        requestWithScope(
          facts,
          'urn:zitadel:iam:org:project:id:YOUR_PROJECT_ID:aud',
          `${server(facts)}/oauth/v2/authorize`,
        ),
      ],
    },
    newToken,
  ],
  afterwards: ['For ZITADEL’s own APIs the project is called zitadel.'],
  docs: scopes,
})

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'Console → Projects → your project → your application → Token Settings → Auth Token Type',
      text: 'Choose JWT. Bearer, the default, is opaque.',
    },
    newToken,
  ],
  otherwise: {
    title: 'If it may stay opaque',
    steps: [
      {
        text: 'Let your API ask ZITADEL’s introspection endpoint about each token. For the profile alone, ask userinfo.',
        snippets: [bearer('Ask for the profile', `${server(facts)}/oidc/v1/userinfo`)],
      },
    ],
  },
  docs: endpoints,
})

const hasOwnClaims = ({ claims = {} }: Seen) => Object.keys(claims).some((name) => name.startsWith('urn:zitadel:iam:'))

export const zitadel: Provider<'zitadel'> = {
  id: 'zitadel',
  name: 'ZITADEL',
  recognise(seen) {
    if (tenantOf(seen, 'zitadel.cloud') !== undefined) return byHost(seen)
    return issuerBase(seen) !== undefined && hasOwnClaims(seen) ? byHint('it has claims of ZITADEL’s.') : undefined
  },
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen) ?? tenantOf(seen, 'zitadel.cloud'), {
      jwks: '/oauth/v2/keys',
      userinfo: '/oidc/v1/userinfo',
      introspection: '/oauth/v2/introspect',
      revocation: '/oauth/v2/revoke',
    }),
  fixes: {
    'aud-missing': projectFix,
    'aud-mismatch': (facts) => orExpect(facts, projectFix(facts)),
    'id-token-as-access-token': (facts) => accessTokenOf(projectFix(facts)),
    'opaque-token': opaqueFix,
    expired: (facts) => ({
      steps: [
        {
          text: 'Exchange the refresh token; the login needs the scope offline_access for one. Lifetimes are set in the instance’s OIDC settings.',
        },
      ],
      ...whetherActive(facts, 'ZITADEL'),
      docs: endpoints,
    }),
  },
  sources: [scopes, endpoints],
  lastChecked: '2026-11-21',
}

const roles = { 'urn:zitadel:iam:org:project:roles': { admin: {} } }

export const cases: ProviderCases = {
  takes: {
    'an instance': certain(() => issuedBy('https://shop-abc123.zitadel.cloud')),
    'an instance in a region': certain(() => issuedBy('https://shop-abc123.us1.zitadel.cloud')),
    'a request': certain(() => asked('https://shop-abc123.zitadel.cloud/oauth/v2/authorize')),
    'a server of one’s own': hinted(() => issuedBy('https://login.example.com', roles)),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://zitadel.cloud'),
    'the name as an ending': () => issuedBy('https://shop.notzitadel.cloud'),
    'the name in front of another domain': () => issuedBy('https://shop.zitadel.cloud.evil.example'),
    'a server without its claims': () => issuedBy('https://login.example.com'),
  },
}

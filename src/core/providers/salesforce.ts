import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, secureUrl, tenantOf } from './recognition.ts'
import { keysFix, whetherActive } from '../steps/recipes.ts'
import { bearer, introspection } from '../steps/calls.ts'

const discovery = {
  label: 'Salesforce: OAuth endpoints',
  url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm&language=en_US&type=5',
}
const document = {
  label: 'Salesforce: OpenID Connect discovery document',
  url: 'https://login.salesforce.com/.well-known/openid-configuration',
}
const logins = ['https://login.salesforce.com', 'https://test.salesforce.com']

function orgOf(seen: Seen): string | undefined {
  const url = secureUrl(seen)
  if (url && logins.includes(url.origin)) return seen.issuer && url.pathname !== '/' ? undefined : url.origin
  return tenantOf(seen, 'my.salesforce.com', 'my.site.com')
}

/** The place that takes a pasted token, or one that everybody has. */
const place = (facts: Facts, name: 'userinfo' | 'introspection') =>
  facts.provider?.endpoints[name] ?? `${logins[0] ?? ''}/services/oauth2/${name === 'userinfo' ? name : 'introspect'}`

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Salesforce’s access tokens are session ids unless JWT-based ones are switched on, and only Salesforce can read them. To learn whose one is, ask for the profile.',
      snippets: [bearer('Ask for the profile', place(facts, 'userinfo'))],
    },
    {
      text: 'Your API can ask, with the credentials of a connected app, whether it is still active.',
      snippets: [introspection(place(facts, 'introspection'))],
    },
    { text: 'To tell your own back end who signed in, send it the ID token of the same response.' },
  ],
  docs: discovery,
})

export const salesforce: Provider<'salesforce'> = {
  id: 'salesforce',
  name: 'Salesforce',
  recognise: (seen) => (orgOf(seen) === undefined ? undefined : byHost(seen)),
  endpoints: (seen) =>
    endpointsOf(orgOf(seen), {
      jwks: '/id/keys',
      userinfo: '/services/oauth2/userinfo',
      introspection: '/services/oauth2/introspect',
      revocation: '/services/oauth2/revoke',
    }),
  fixes: {
    'opaque-token': opaqueFix,
    expired: (facts) => ({
      steps: [
        {
          text: 'Exchange the refresh token, or let the user log in again. How long a session lasts is set in Setup → Session Settings.',
        },
      ],
      ...whetherActive(facts, 'Salesforce'),
      docs: discovery,
    }),
    'kid-not-in-jwks': (facts) =>
      keysFix(
        facts,
        'Salesforce keeps its keys at /id/keys, and not where most providers do. Let your API fetch them there.',
        document,
      ),
  },
  sources: [discovery, document],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the login host': certain(() => issuedBy('https://login.salesforce.com')),
    'a My Domain': certain(() => issuedBy('https://shop.my.salesforce.com')),
    'a sandbox': certain(() => issuedBy('https://shop--dev.sandbox.my.salesforce.com')),
    'a request': certain(() => asked('https://login.salesforce.com/services/oauth2/authorize')),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://login.salesforce.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://evil-login.salesforce.com'),
    'the domain as an ending': () => issuedBy('https://shop.notmy.salesforce.com'),
    'a path': () => issuedBy('https://login.salesforce.com/x'),
  },
}

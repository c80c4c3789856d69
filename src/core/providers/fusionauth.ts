import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, secureUrl } from './recognition.ts'
import { expectIts, keysFix, whetherActive } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { newToken } from '../steps/steps.ts'

const page = manual('FusionAuth', 'https://fusionauth.io/docs')
const tokens = page('Tokens', 'lifecycle/authenticate-users/oauth/tokens')
const endpoints = page('OAuth endpoints', 'lifecycle/authenticate-users/oauth/endpoints')

/** The issuer is whatever the tenant says, so that only the claims tell. */
const isUserToken = ({ claims = {} }: Seen) =>
  ['applicationId', 'authenticationType', 'tid'].every((name) => typeof claims[name] === 'string')

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'FusionAuth → Tenants → your tenant → General → Issuer',
      text: 'The issuer is the text that stands there. Set it to the public address of your FusionAuth, which your API then trusts.',
      snippets: [snippet('Issuer', 'text', changed(plain(facts.expected.issuer, 'https://YOUR_FUSIONAUTH')))],
    },
    newToken,
  ],
  docs: tokens,
})

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
  fixes: {
    'iss-mismatch-exact': issuerFix,
    'iss-near-miss': issuerFix,
    'aud-mismatch': (facts) => ({
      steps: [
        expectIts(
          facts,
          'The audience of a user’s token is the id of the application that they logged in to, in access and ID tokens alike. Let your API expect it.',
        ),
      ],
      docs: tokens,
    }),
    expired: (facts) => ({
      steps: [
        {
          where: 'FusionAuth → Tenants → your tenant → JWT → JWT duration',
          text: 'Exchange the refresh token; the login needs the scope offline_access for one. The lifetime is set there.',
        },
      ],
      ...whetherActive(facts, 'FusionAuth'),
      docs: endpoints,
    }),
    'kid-not-in-jwks': (facts) =>
      keysFix(facts, 'Let your API fetch the keys from your FusionAuth.', tokens, {
        where: 'FusionAuth → Applications → your application → JWT → Access token signing key',
        text: 'Choose an RSA or EC key there: an HMAC key is never published.',
      }),
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

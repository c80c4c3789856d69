import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, issuerBase, secureUrl } from './recognition.ts'
import { asksAudience, expectIts, keysFix, line } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { query, sh } from '../snippets/literals.ts'
import { snippet } from '../snippets/snippet.ts'
import { wanted } from '../steps/known-values.ts'
import { newToken, revoked } from '../steps/steps.ts'

const page = manual('Google', 'https://developers.google.com/identity')
const openid = page('OpenID Connect', 'openid-connect/openid-connect')
const backend = page('Authenticate with a backend server', 'sign-in/web/backend-auth')
const issuer = 'https://accounts.google.com'
const requestHosts = ['accounts.google.com', 'oauth2.googleapis.com']

/** The spelling without a scheme is legal in Google’s tokens, and no URL. */
const isBare = ({ issuerText }: Seen) => issuerText === 'accounts.google.com'

const metadataServer = 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity'

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    expectIts(
      facts,
      'The audience of a Google ID token is the client that asked for it, and the web, Android and iOS clients of one app have different ids. Let your API accept those that are yours.',
    ),
    {
      text: 'For a service on Cloud Run or behind a proxy, ask for an ID token whose audience is what the service expects: its address, as a rule.',
      snippets: [
        line(
          'On Google Cloud',
          'bash',
          "curl --header 'Metadata-Flavor: Google' ",
          sh(`${metadataServer}?audience=${query(wanted(facts, 'https://YOUR_SERVICE'))}`),
        ),
        line(
          'As a service account',
          'bash',
          'gcloud auth print-identity-token ',
          `--audiences=${sh(wanted(facts, 'https://YOUR_SERVICE'))}`,
        ),
      ],
    },
  ],
  asks: asksAudience,
  afterwards: [
    'gcloud auth print-identity-token without --audiences names Google’s own client: Cloud Run takes that from people, your API will not.',
  ],
  docs: backend,
})

const expiredFix = (): Fix => ({
  steps: [
    {
      text: 'Google’s ID tokens live for an hour. Check it once when the user signs in and start a session of your own, or ask Google for a new one right before the call.',
    },
    newToken,
  ],
  otherwise: revoked({
    text: 'Google has no introspection endpoint. Its tokeninfo endpoint answers for Google’s access tokens; nobody takes back an ID token.',
    snippets: [
      snippet(
        'Ask about an access token',
        'bash',
        "curl 'https://oauth2.googleapis.com/tokeninfo?access_token=THE_TOKEN'",
      ),
    ],
  }),
  docs: openid,
})

const issuerFix = (): Fix => ({
  steps: [
    {
      text: 'Google writes its issuer with or without https:// in front. Let your API accept both.',
      snippets: [line('Issuer', 'js', 'issuer: ', `['${issuer}', 'accounts.google.com']`)],
    },
  ],
  docs: backend,
})

export const google: Provider<'google'> = {
  id: 'google',
  name: 'Google',
  recognise(seen) {
    if (isBare(seen)) return { confidence: 'host', reason: 'the issuer is accounts.google.com.', traits: [] }
    const { hostname = '' } = secureUrl(seen) ?? {}
    return (seen.issuer ? issuerBase(seen) === issuer : requestHosts.includes(hostname)) ? byHost(seen) : undefined
  },
  endpoints: (seen) => ({
    issuer,
    metadata: isBare(seen) ? [] : [`${issuer}/.well-known/openid-configuration`],
    jwks: 'https://www.googleapis.com/oauth2/v3/certs',
    userinfo: 'https://openidconnect.googleapis.com/v1/userinfo',
    revocation: 'https://oauth2.googleapis.com/revoke',
  }),
  fixes: {
    'aud-mismatch': audienceFix,
    expired: expiredFix,
    'iss-mismatch-exact': issuerFix,
    'iss-near-miss': issuerFix,
    'kid-not-in-jwks': (facts) =>
      keysFix(facts, 'Let your API fetch Google’s keys again when a kid is unknown: they change regularly.', openid),
  },
  sources: [openid, backend],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the issuer': certain(() => issuedBy('https://accounts.google.com')),
    'the issuer without a scheme': certain(() => issuedBy('accounts.google.com')),
    'a request': certain(() => asked('https://accounts.google.com/o/oauth2/v2/auth')),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://accounts.google.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://evil-accounts.google.com'),
    'a path': () => issuedBy('https://accounts.google.com/o'),
    'another port': () => issuedBy('https://accounts.google.com:8443'),
    'no encryption': () => issuedBy('http://accounts.google.com'),
    'the bare name of another': () => issuedBy('accounts.google.com.evil.example'),
    'a Firebase project': () => issuedBy('https://securetoken.google.com/shop'),
  },
}

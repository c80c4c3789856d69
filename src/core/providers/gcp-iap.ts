import type { Provider, ProviderCases } from './define.ts'
import { certain, issuedBy } from './define.ts'
import { byHost, issuerBase } from './recognition.ts'
import { expectIts, keysFix } from '../steps/recipes.ts'

const issuer = 'https://cloud.google.com/iap'
const headers = {
  label: 'Google Cloud: get the user’s identity with IAP',
  url: 'https://docs.cloud.google.com/iap/docs/signed-headers-howto',
}

export const gcpIap: Provider<'gcp-iap'> = {
  id: 'gcp-iap',
  name: 'Google Identity-Aware Proxy',
  recognise: (seen) => (issuerBase(seen) === issuer ? byHost(seen) : undefined),
  endpoints: () => ({ issuer, metadata: [], jwks: 'https://www.gstatic.com/iap/verify/public_key-jwk' }),
  fixes: {
    'aud-mismatch': (facts) => ({
      steps: [
        expectIts(
          facts,
          'The audience names the backend behind the proxy by the project’s number: /projects/NUMBER/global/backendServices/ID, or /projects/NUMBER/apps/PROJECT_ID on App Engine. Let your API expect this one.',
        ),
        {
          where: 'Google Cloud console → Security → Identity-Aware Proxy → your backend → Get JWT audience code',
          text: 'See there whether it is the audience of your backend. It changes when the backend is made anew.',
        },
      ],
      docs: headers,
    }),
    expired: () => ({
      steps: [
        {
          text: 'The proxy makes a new assertion for each request. Read the header x-goog-iap-jwt-assertion of the request at hand, and never keep one.',
        },
      ],
      docs: headers,
    }),
    'kid-not-in-jwks': (facts) =>
      keysFix(facts, 'The proxy signs with ES256 and keys of its own, not with those of Google’s ID tokens.', headers),
  },
  sources: [headers],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: { 'the issuer': certain(() => issuedBy(issuer)) },
  refuses: {
    'another path': () => issuedBy('https://cloud.google.com/iap/x'),
    'the name in front of another domain': () => issuedBy('https://cloud.google.com.evil.example/iap'),
    'the name behind a hyphen': () => issuedBy('https://evil-cloud.google.com/iap'),
  },
}

import { expectIts, keysFix } from '../steps/recipes.ts'
import { headers } from '../providers/gcp-iap.ts'
import type { Fixes } from './define.ts'

export const gcpIapFixes: Fixes = {
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
}

import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { asksAudience, expectIts, keysFix, line } from '../steps/recipes.ts'
import { query, sh } from '../snippets/literals.ts'
import { snippet } from '../snippets/snippet.ts'
import { wanted } from '../steps/known-values.ts'
import { wantedIssuer } from '../facts/wanted-issuer.ts'
import { newToken, revoked } from '../steps/steps.ts'
import { openid, backend, issuer } from '../providers/google.ts'
import type { Fixes } from './define.ts'

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

/** Its own two spellings, or none where no issuer is expected. */
const isGoogles = (expected: string | undefined) =>
  expected === undefined || /^(?:https:\/\/)?accounts\.google\.com\/?$/.test(expected)

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    isGoogles(wantedIssuer(facts))
      ? {
          text: 'Google writes its issuer with or without https:// in front. Let your API accept both.',
          snippets: [line('Issuer', 'js', 'issuer: ', `['${issuer}', 'accounts.google.com']`)],
        }
      : {
          text: `Google’s own ID tokens come from ${issuer}. If a token of another service is expected, exchange this one there first: Firebase, whose issuer is securetoken.google.com, takes it with signInWithCredential and then issues its own.`,
        },
  ],
  docs: backend,
})

export const googleFixes: Fixes = {
  'aud-mismatch': audienceFix,
  expired: expiredFix,
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'kid-not-in-jwks': (facts) =>
    keysFix(facts, 'Let your API fetch Google’s keys again when a kid is unknown: they change regularly.', openid),
}

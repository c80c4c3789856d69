import { clientAssertion } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Where such a token is traded for an access token. */
const exchanges =
  /^https:\/\/(?:oauth2\.googleapis\.com|accounts\.google\.com\/o\/oauth2|www\.googleapis\.com\/oauth2\/v4)\/token$/

export const googleSaJwt = defineRule({
  id: 'google-sa-jwt',
  stage: 'kind',
  severity: 'info',
  title: 'A Google service account has signed this token itself',
  sources: [
    {
      label: 'Google Cloud: self-signed JWTs of service accounts',
      url: 'https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth',
    },
    { label: 'google/oauth2l, issue 123', url: 'https://github.com/google/oauth2l/issues/123' },
  ],
  check({ token, provider, audience }) {
    if (token.kind !== 'jws' || provider?.id !== 'google-service-account') return inapplicable
    return { outcome: 'flag', at: '/claims/iss', evidence: { exchange: audience.some((one) => exchanges.test(one)) } }
  },
  message: ({ exchange }, { audience }) =>
    exchange
      ? 'A service account signed this token to get an access token at Google’s token endpoint for it.'
      : `A service account signed this token itself${audience.length > 0 ? `, for ${shownList(audience, 2)}` : ''}.`,
  why: () =>
    'Google’s APIs take one whose audience is their own base address. Cloud Run and Identity-Aware Proxy want an ID token of Google’s instead.',
  fix: (_, { exchange }) => ({
    steps: [
      exchange
        ? {
            text: 'Post it to that endpoint as “assertion”, with grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer, and send the token that comes back.',
          }
        : { text: 'Send it to the API that it names as audience, and to no other.' },
      {
        text: 'For Cloud Run or Identity-Aware Proxy, ask for an ID token.',
        snippets: [
          {
            label: 'As a service account',
            language: 'bash',
            text: "gcloud auth print-identity-token --audiences='https://YOUR_SERVICE'",
          },
        ],
      },
    ],
  }),
})

const robot = 'robot@project.iam.gserviceaccount.com'
const signed = (change: Parameters<typeof clientAssertion>[0] = {}) =>
  clientAssertion({ iss: robot, sub: robot, aud: 'https://pubsub.googleapis.com/', ...change })

export const cases: RuleCases = {
  flags: {
    'for an API of Google': () => ({ paste: signed() }),
    'for the token endpoint': () => ({ paste: signed({ aud: 'https://oauth2.googleapis.com/token' }) }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${signed()}` }),
  },
  spares: {
    'another subject': () => ({ paste: signed({ sub: 'user-1' }) }),
    'a name that only begins so': () => ({ paste: signed({ iss: `${robot}.example`, sub: `${robot}.example` }) }),
    'a client assertion': () => ({ paste: clientAssertion() }),
    'a custom token of Firebase': () => ({
      paste: signed({
        aud: 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit',
      }),
    }),
  },
}

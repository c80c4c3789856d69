import { codeOf, endpointAsked } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const introspectionClientError = defineAnswerRule({
  id: 'introspection-client-error',
  stage: 'answer',
  severity: 'error',
  title: 'The credentials of the one who asks were refused',
  sources: [rfc(7662, '2.3'), rfc(7009, '2.2.1')],
  check({ artifact, artifacts }) {
    const asks = endpointAsked(artifacts)
    return asks && codeOf(artifact) === 'invalid_client' ? { outcome: 'flag', evidence: { asks } } : inapplicable
  },
  message: ({ asks }) =>
    `The ${asks} endpoint refused the credentials of the one who asks, and did not look at the token.`,
  why: () =>
    'Whoever asks there logs in first, as a client of its own: with a client id and a secret, or with an assertion. “invalid_client” is about those, and says nothing of the token.',
  fix: () => ({
    steps: [
      {
        text: 'Check the client id and the secret of the API that asks: the right environment, no space or line break at the end, not rotated meanwhile.',
      },
      {
        text: 'Send them as the server wants it: in the header (“client_secret_basic”) or in the form (“client_secret_post”). Its metadata names the methods.',
      },
      {
        text: 'Make sure that this client may use the endpoint: a public client has no credentials and mostly may not.',
      },
    ],
  }),
})

const ask = (path: string) => `curl -X POST https://issuer.example${path} -d 'token=${accessToken()}'`

export const cases: RuleCases = {
  flags: {
    introspection: () => ({ paste: `${ask('/oauth2/v1/introspect')}\n{"error":"invalid_client"}` }),
    revocation: () => ({
      paste: `${ask('/oauth/revoke')}\n{"error":"invalid_client","error_description":"Client authentication failed"}`,
    }),
  },
  spares: {
    'the token endpoint': () => ({ paste: '{"error":"invalid_client"}' }),
    'an answer about the token': () => ({ paste: `${ask('/introspect')}\n{"active":false}` }),
    'another error': () => ({ paste: `${ask('/introspect')}\n{"error":"invalid_request","error_description":"No"}` }),
  },
}

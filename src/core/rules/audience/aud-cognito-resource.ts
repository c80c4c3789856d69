import { audienceFit } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audCognitoResource = defineRule({
  id: 'aud-cognito-resource',
  stage: 'audience',
  severity: 'warning',
  title: 'The gateway lists the client id, and the token has an audience',
  sources: [
    {
      label: 'API Gateway: JWT authorizers',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    },
    {
      label: 'API Gateway: troubleshooting JWT authorizers',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html',
    },
  ],
  check(facts) {
    const { token, provider, audience, wantedAudience } = facts
    const { client_id: client, token_use: use } = token.claims ?? {}
    if (provider?.id !== 'cognito' || use !== 'access' || typeof client !== 'string') return inapplicable
    if (audienceFit(facts) !== 'other' || !wantedAudience.includes(client)) return pass
    return { outcome: 'flag', at: '/claims/aud', evidence: { client, audience } }
  },
  message: ({ client, audience }) =>
    `Your API expects the client id ${shown(client)} as audience, but this token names ${shownList(audience)}.`,
  why: () =>
    'Cognito’s access tokens have no audience unless the login names a resource, so gateways compare the client id instead. API Gateway does that only while “aud” is absent: with one, it looks at nothing else.',
  fix: (_, { audience: [value = ''] }) => ({
    steps: [
      {
        where: 'API Gateway → your HTTP API → Authorization → JWT authorizer → Audience',
        text: 'Add the resource to the list, beside the client id.',
        snippets: [{ label: 'Audience', language: 'text', text: value }],
      },
    ],
    otherwise: {
      title: 'If your API needs no audience',
      steps: [{ text: 'Leave “resource” out of the login request, and sign in again.' }],
    },
  }),
})

const iss = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI'
const of = (aud: string | undefined, issuer = iss) =>
  accessToken({ iss: issuer, aud, token_use: 'access', client_id: 'client-1' }, { alg: 'RS256', kid: 'k' })
const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'the client id is expected': () => ({ paste: of('https://api.example'), context: wants('client-1') }),
    'one of several clients': () => ({ paste: of('https://api.example'), context: wants('client-0 client-1') }),
  },
  spares: {
    'no audience': () => ({ paste: of(undefined), context: wants('client-1') }),
    'both expected': () => ({ paste: of('https://api.example'), context: wants('client-1 https://api.example') }),
    'another client expected': () => ({ paste: of('https://api.example'), context: wants('other-app-id') }),
    'nothing expected': () => ({ paste: of('https://api.example') }),
    'another issuer': () => ({
      paste: of('https://api.example', 'https://issuer.example'),
      context: wants('client-1'),
    }),
  },
}

import { audienceFit, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const ofDefault = 'api://default'

export const audOktaDefault = defineRule({
  id: 'aud-okta-default',
  stage: 'audience',
  severity: 'warning',
  title: 'The audience is that of Okta’s default server, not of the API',
  sources: [
    {
      label: 'Okta: authorization servers',
      url: 'https://developer.okta.com/docs/concepts/auth-servers/',
    },
  ],
  check(facts) {
    const { token, audience, wantedAudience } = facts
    if (!mayBeForApi(token) || audience.length !== 1 || audience[0] !== ofDefault) return inapplicable
    if (audienceFit(facts) !== 'other') return pass
    return { outcome: 'flag', at: '/claims/aud', evidence: { wantedAudience } }
  },
  message: ({ wantedAudience }) =>
    `“${ofDefault}” is what Okta’s server named “default” writes into every token, and your API expects ${shownList(wantedAudience)}.`,
  why: () =>
    'At Okta the audience belongs to the authorization server, not to the request: no parameter of the login changes it. The API and the server must be set to the same text.',
  fix: ({ wantedAudience: [wanted = ''] }) => ({
    steps: [
      {
        text: 'Let your API expect the audience that the server writes.',
        snippets: [{ label: 'Audience for your API', language: 'text', text: ofDefault }],
      },
    ],
    otherwise: {
      title: 'If your API should keep its audience',
      steps: [
        {
          where: 'Okta Admin Console → Security → API → Authorization Servers → default → Settings',
          text: 'Change Audience there, for every API that uses this server, or make a server of its own for your API. Then get a new token.',
          snippets: [{ label: 'Audience', language: 'text', text: wanted }],
        },
      ],
    },
  }),
})

const of = (aud: string | string[] = ofDefault) =>
  accessToken({ iss: 'https://org.okta.com/oauth2/default', aud, cid: '0oa1', scp: ['a'] }, { alg: 'RS256', kid: 'k' })
const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'an API that expects its address': () => ({ paste: of(), context: wants('https://api.example') }),
    'a list of one': () => ({ paste: of([ofDefault]), context: wants('https://api.example') }),
  },
  spares: {
    'nothing expected': () => ({ paste: of() }),
    'the same expected': () => ({ paste: of(), context: wants(ofDefault) }),
    'almost the same expected': () => ({ paste: of(), context: wants('api://default/') }),
    'another audience': () => ({ paste: of('https://orders.example'), context: wants('https://api.example') }),
    'one of two': () => ({ paste: of([ofDefault, 'https://orders.example']), context: wants('https://api.example') }),
  },
}

import { audienceFit, complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { isGraph, microsoftResource } from '../../registry/microsoft-apis.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audEntraFirstParty = defineRule({
  id: 'aud-entra-first-party',
  stage: 'audience',
  severity: 'error',
  title: 'The token is for another resource than the one that it went to',
  sources: [
    { label: 'Microsoft Q&A 513098', url: 'https://learn.microsoft.com/answers/questions/513098/' },
    {
      label: 'Microsoft: scopes and permissions',
      url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
    },
  ],
  suppresses: ['aud-mismatch'],
  check(facts) {
    const { token, provider, audience, wantedAudience } = facts
    const [value = ''] = audience
    if (provider?.id !== 'entra' || !mayBeForApi(token) || value === '') return inapplicable
    const at = '/claims/aud'
    const toGraph = complaintOf(facts, 'aud', 'E543')
    if (toGraph && !isGraph(value) && !isGraph(toGraph.facts.found?.audience ?? ''))
      return { outcome: 'flag', at, evidence: { value, name: microsoftResource(value), other: 'Microsoft Graph' } }
    // A token for Graph has a rule of its own.
    const name = isGraph(value) ? undefined : microsoftResource(value)
    if (name === undefined || audienceFit(facts) !== 'other') return pass
    return { outcome: 'flag', at, evidence: { value, name, other: `an API that expects ${shownList(wantedAudience)}` } }
  },
  message: ({ value, name, other }) =>
    `This token is for ${name === undefined ? shown(value) : `${name} (${shown(value)})`}, and it went to ${other}.`,
  why: () =>
    'Entra ID makes a token for one resource at a time, the one whose scope was asked for. Every API looks for its own name in “aud” and refuses a token that was made for another.',
  fix: ({ wantedAudience: [wanted = 'api://YOUR_API_CLIENT_ID'] }, { other }) => ({
    steps: [
      {
        text: 'Ask for one token per API: request a scope of the API that you call, and of no other in the same request.',
        snippets: [
          {
            label: 'Scope',
            language: 'text',
            text: other === 'Microsoft Graph' ? 'https://graph.microsoft.com/.default' : `${wanted}/.default`,
          },
        ],
      },
      { text: 'Send each API the token that was asked for it.' },
    ],
  }),
})

const id = '11111111-2222-3333-4444-555555555555'
const of = (aud: string, iss = `https://sts.windows.net/${id}/`) =>
  accessToken({ iss, aud, scp: 'user_impersonation', appid: id, ver: '1.0' }, { alg: 'RS256', typ: 'JWT', kid: 'k' })
const wants = { expected: { audience: 'api://shop' } }
const graphSays = 'Access token validation failure. Invalid audience.'

export const cases: RuleCases = {
  flags: {
    'Azure’s where one’s own is expected': () => ({ paste: of('https://management.azure.com/'), context: wants }),
    'a vault’s where one’s own is expected': () => ({ paste: of('https://vault.azure.net'), context: wants }),
    'one’s own at Graph': () => ({ paste: `${of('api://shop')}\n${graphSays}` }),
    'Azure’s at Graph': () => ({ paste: `${of('https://management.azure.com')}\n${graphSays}` }),
  },
  spares: {
    'Azure’s, where nothing is expected': () => ({ paste: of('https://management.azure.com') }),
    'Azure’s, where it is expected': () => ({
      paste: of('https://management.azure.com'),
      context: { expected: { audience: 'https://management.azure.com' } },
    }),
    'Graph’s, which has a rule of its own': () => ({ paste: of('https://graph.microsoft.com'), context: wants }),
    'Graph’s at Graph': () => ({ paste: `${of('00000003-0000-0000-c000-000000000000')}\n${graphSays}` }),
    'one’s own': () => ({ paste: of('api://orders'), context: wants }),
    'a name that only begins so': () => ({ paste: of('https://management.azure.com.evil.example'), context: wants }),
    'of another issuer': () => ({
      paste: of('https://management.azure.com', 'https://issuer.example'),
      context: wants,
    }),
    'another complaint': () => ({ paste: `${of('api://shop')}\njwt audience invalid. expected: api://orders` }),
  },
}

import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Claims that name the app which a token was issued to, the standard one first. */
const members = ['azp', 'client_id', 'cid', 'appid'] as const

export const azpMismatch = defineRule({
  id: 'azp-mismatch',
  stage: 'audience',
  severity: 'error',
  title: 'The API does not allow the app that the token was issued to',
  sources: [
    {
      label: 'OpenID Connect Core, section 3.1.3.7',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    },
    { label: 'Clerk: verify session tokens', url: 'https://clerk.com/docs/backend-requests/manual-jwt' },
  ],
  check(facts) {
    const { token } = facts
    const complaint = complaintOf(facts, 'azp')
    if (!complaint || !(mayBeForApi(token) || token.use === 'id-token')) return inapplicable
    const member = members.find((name) => typeof token.claims?.[name] === 'string')
    const client = member && token.claims?.[member]
    // Without one there is nothing to compare, and none is asked for.
    if (member === undefined || typeof client !== 'string') return inapplicable
    const seen = complaint.facts.found?.client
    // The complaint is about another token. Where a copy masks both values, nobody can tell.
    if (seen !== undefined && (seen !== client || (member !== 'azp' && member !== 'client_id'))) return pass
    return { outcome: 'flag', at: `/claims/${member}`, evidence: { member, client, emitter: complaint.emitter } }
  },
  message: ({ member, client }) =>
    `This token was issued to ${shown(client)} (“${member}”), which is not among the apps that the API allows.`,
  why: ({ emitter }) =>
    `The error text is one of ${emitter}. Besides issuer and audience the API compares which app asked for the token, and knows only the ones on its list.`,
  fix: (_, { client }) => ({
    steps: [
      {
        text: 'If this app may call the API, add it to the list there: “authorizedParties” (Clerk), “clientId” (aws-jwt-verify), the allowed clients of your gateway or library.',
        snippets: [{ label: 'Value in the token', language: 'text', text: client }],
      },
      { text: 'If not, get the token through the app that is meant to call it.' },
    ],
  }),
})

const session = (azp?: string) =>
  accessToken(
    { iss: 'https://clerk.app.example', aud: undefined, client_id: undefined, scope: undefined, sid: 'sess_1', azp },
    { alg: 'RS256', typ: 'JWT', kid: 'k' },
  )
const clerkSays = 'x-clerk-auth-reason: token-invalid-authorized-parties'

export const cases: RuleCases = {
  flags: {
    'a session token of Clerk': () => ({ paste: `${session('https://app.example')}\n${clerkSays}` }),
    'a client that the text names': () => ({
      paste: `${accessToken()}\nClient ID not allowed: client-1. Expected: client-2`,
    }),
  },
  spares: {
    'no complaint': () => ({ paste: session('https://app.example') }),
    'a complaint about another client': () => ({
      paste: `${accessToken()}\nClient ID not allowed: client-9. Expected: client-2`,
    }),
    'a text that names a client, and a claim that copies mask': () => ({
      paste: `${accessToken({ client_id: undefined, cid: 'client-1' })}\nClient ID not allowed: client-1. Expected: client-2`,
    }),
    'no party, as where a browser sent no origin': () => ({ paste: `${session()}\n${clerkSays}` }),
    'another complaint': () => ({ paste: `${session('https://app.example')}\njwt expired` }),
  },
}

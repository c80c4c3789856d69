import type { ProviderId } from '../../providers/index.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** When else a provider answers so. */
const habits: { readonly [id in ProviderId]?: string } = {
  keycloak: ' Keycloak may want the asking client in “aud”.',
  zitadel: ' ZITADEL wants the project of the asking client in “aud”.',
  okta: ' Okta answers so for a token of another of its authorization servers.',
}

export const introspectionInactive = defineAnswerRule({
  id: 'introspection-inactive',
  stage: 'answer',
  severity: 'warning',
  title: 'The authorization server does not hold the token for active',
  sources: [
    rfc(7662, '2.2'),
    {
      label: 'Keycloak: audience support',
      url: 'https://www.keycloak.org/docs/latest/server_admin/#audience-support',
    },
  ],
  check({ artifact, provider }) {
    if (!artifact?.introspection) return inapplicable
    return artifact.introspection.active ? pass : { outcome: 'flag', evidence: { whose: provider?.id } }
  },
  message: () => 'The authorization server does not hold this token for active, or does not let this caller see it.',
  why: ({ whose }) =>
    'The answer is the same for a token that has expired, for one that was revoked or whose session ended, for one of another server, for one of another type, and for a caller who may not ask about it. It never says which.' +
    (whose === undefined ? '' : (habits[whose] ?? '')),
  fix: () => ({
    steps: [
      { text: 'Look at “exp” first, and at “iss”: is it the server that was asked?' },
      {
        text: 'Then at “aud”: does it name the client that asks? Some servers answer so where it does not.',
      },
      {
        text: 'Ask about a token that was issued a moment ago. If that one is active, this one has ended: log in again.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    alone: () => ({ paste: '{"active":false}' }),
    'beside the token': () => ({ paste: `${accessToken()}\n{"active": false}` }),
  },
  spares: {
    'an active one': () => ({ paste: '{"active":true,"client_id":"a"}' }),
    'a record of somebody': () => ({ paste: '{"active":false,"name":"Ada"}' }),
  },
}

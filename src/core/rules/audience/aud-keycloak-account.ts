import { audienceFit, complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Clients that every realm has. */
const builtIn: ReadonlySet<string> = new Set(['account', 'realm-management', 'broker'])

export const audKeycloakAccount = defineRule({
  id: 'aud-keycloak-account',
  stage: 'audience',
  severity: 'error',
  title: 'Keycloak names only its own clients as audience',
  sources: [
    {
      label: 'Keycloak: audience support',
      url: 'https://www.keycloak.org/docs/latest/server_admin/#audience-support',
    },
  ],
  suppresses: ['aud-mismatch'],
  check(facts) {
    const { token, audience, provider } = facts
    // Without any audience `aud-missing` speaks, with Keycloak's own fix.
    if (provider?.id !== 'keycloak' || !mayBeForApi(token) || audience.length === 0) return inapplicable
    if (!audience.every((value) => builtIn.has(value))) return pass
    const fit = audienceFit(facts)
    if (fit === 'equal' || fit === 'near') return pass
    const refused = fit === 'other' || complaintOf(facts, 'aud') !== undefined
    return {
      outcome: 'flag',
      at: '/claims/aud',
      evidence: { audience, refused },
      // It is how Keycloak's tokens come, and an API that checks `azp` takes them.
      ...(!refused && { severity: 'info' as const }),
    }
  },
  message: ({ audience, refused }) =>
    refused
      ? `Your API asks for an audience, and this token names only ${shownList(audience)}, which ${audience.length > 1 ? 'are clients' : 'is a client'} of Keycloak itself.`
      : `This token names only ${shownList(audience)} as audience, as Keycloak’s tokens do until a mapper adds your API.`,
  why: () =>
    'Keycloak puts those clients into “aud” in which the user has roles, and never the calling client by itself. Your API is not among them. An API that checks “azp” instead has no quarrel with it.',
  fix: () => ({
    steps: [
      {
        where: 'Clients → Client scopes → your scope → Mappers',
        text: 'Add a mapper of the type Audience: your API’s client as Included Client Audience, Add to access token on. Assign the scope to the calling client.',
      },
      {
        where: 'Clients → the calling client → Client scopes → Evaluate',
        text: 'Look at the generated access token there: your API should stand in “aud”.',
      },
      { text: 'Get a new token and paste it here.' },
    ],
  }),
})

const of = (aud: string | string[], iss = 'https://sso.example/realms/shop') =>
  accessToken({ iss, aud, typ: 'Bearer', azp: 'shop-web' }, { alg: 'RS256', typ: 'JWT', kid: 'k' })
const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    account: () => ({ paste: of('account'), severity: 'info' }),
    'all of them': () => ({ paste: of(['account', 'broker', 'realm-management']), severity: 'info' }),
    'an API that expects another': () => ({ paste: of('account'), context: wants('shop-api') }),
    'an API that has refused it for that': () => ({
      paste: `${of('account')}\njwt audience invalid. expected: shop-api`,
    }),
  },
  spares: {
    'an API beside it': () => ({ paste: of(['account', 'shop-api']) }),
    'an API that expects it': () => ({ paste: of('account'), context: wants('account') }),
    'an API that expects almost it': () => ({ paste: of('account'), context: wants('Account') }),
    'another issuer': () => ({
      paste: accessToken({ aud: 'account' }, { alg: 'RS256', kid: 'k' }),
      context: wants('shop-api'),
    }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://sso.example/realms/shop', aud: 'account', azp: 'account', typ: 'ID' } }),
    }),
    'no audience': () => ({ paste: accessToken({ iss: 'https://sso.example/realms/shop', aud: undefined }) }),
  },
}

import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { microsoftResource } from '../../registry/microsoft-apis.ts'
import type { Json } from '../../model/primitives.ts'
import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Members that Entra ID writes into access tokens only. */
const ofAccessToken = ['appidacr', 'azpacr', 'idtyp']

export const entraNoScpNoRoles = defineRule({
  id: 'entra-no-scp-no-roles',
  stage: 'scope',
  severity: 'error',
  title: 'The token of Entra ID carries no permission',
  sources: [
    {
      label: 'Microsoft.Identity.Web: error messages',
      url: 'https://github.com/AzureAD/microsoft-identity-web/blob/HEAD/src/Microsoft.Identity.Web.TokenAcquisition/IDWebErrorMessage.cs',
    },
    {
      label: 'Microsoft: verify scopes and app roles',
      url: 'https://learn.microsoft.com/entra/identity-platform/scenario-protected-web-api-verification-scope-app-roles',
    },
  ],
  check(facts) {
    const { token, provider, audience, expected } = facts
    const { claims } = token
    if (provider?.id !== 'entra' || !claims || !mayBeForApi(token)) return inapplicable
    if (token.use !== 'access-token' && !ofAccessToken.some((name) => Object.hasOwn(claims, name))) return inapplicable
    // Microsoft's own APIs look up what the caller may do.
    if (audience.some((value) => microsoftResource(value) !== undefined)) return inapplicable
    const { scp, roles } = claims
    if ((scp !== undefined && scp !== '') || (Array.isArray(roles) && roles.length > 0)) return pass
    const asked = Boolean(expected.scope?.trim()) || complaintOf(facts, 'scope') !== undefined
    return {
      outcome: 'flag',
      at: '/claims',
      evidence: { asked },
      // An API may go by the caller’s id alone.
      ...(!asked && { severity: 'warning' as const }),
    }
  },
  message: ({ asked }) =>
    asked
      ? 'Your API asks for a permission, and this token has neither “scp” nor “roles”.'
      : 'This token is for your API, but it has neither “scp” nor “roles”: no permission for anything.',
  why: () =>
    'Entra ID hands out a token for an API even to an app that was granted nothing there. Microsoft.Identity.Web answers IDW10201. Only an API that goes by a list of callers has use for it.',
  fix: () => ({
    steps: [
      {
        where: 'Microsoft Entra admin center → App registrations → your API → App roles, or Expose an API',
        text: 'Create an app role for apps that act by themselves, or a scope for users.',
      },
      {
        where: 'Microsoft Entra admin center → App registrations → the calling app → API permissions',
        text: 'Add that permission and grant admin consent. A managed identity gets the role with New-MgServicePrincipalAppRoleAssignment.',
      },
      { text: 'Get a new token: MSAL and managed identities keep the old one, the latter for up to a day.' },
    ],
  }),
})

const iss = 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/'
const of = (claims: Readonly<Record<string, Json>>, issuer = iss) =>
  accessToken(
    { iss: issuer, aud: 'api://shop', scope: undefined, client_id: undefined, appid: 'a', appidacr: '1', ...claims },
    { alg: 'RS256', typ: 'JWT', kid: 'k' },
  )
const expected = { scope: 'Things.Read' }

export const cases: RuleCases = {
  flags: {
    'nothing known of the API': () => ({ paste: of({}), severity: 'warning' }),
    'an API that asks for a scope': () => ({ paste: of({}), context: { expected } }),
    'an API that has complained': () => ({ paste: `${of({ roles: [] })}\nIDW10201: Neither scope nor roles claim` }),
  },
  spares: {
    'a scope': () => ({ paste: of({ scp: 'Things.Read' }) }),
    'a role': () => ({ paste: of({ roles: ['Things.Read'] }) }),
    'Azure’s own': () => ({ paste: of({ aud: 'https://management.azure.com/' }) }),
    'Graph’s own': () => ({ paste: of({ aud: '00000003-0000-0000-c000-000000000000', idtyp: 'user' }) }),
    'an ID token without a nonce': () => ({ paste: of({ appidacr: '', nonce: 'n', at_hash: 'h' }) }),
    'another issuer': () => ({ paste: of({}, 'https://issuer.example') }),
  },
}

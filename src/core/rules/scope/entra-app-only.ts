import { complaintOf } from '../../facts/api-token.ts'
import type { Json } from '../../model/primitives.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const entraAppOnly = defineRule({
  id: 'entra-app-only',
  stage: 'scope',
  severity: 'warning',
  title: 'The token is of an app without a user',
  sources: [
    {
      label: 'Microsoft: access token claims',
      url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
    },
    {
      label: 'Microsoft.Identity.Web: error messages',
      url: 'https://github.com/AzureAD/microsoft-identity-web/blob/HEAD/src/Microsoft.Identity.Web.TokenAcquisition/IDWebErrorMessage.cs',
    },
  ],
  check(facts) {
    const { token, provider, expected } = facts
    const { claims } = token
    if (provider?.id !== 'entra' || token.kind !== 'jws' || !claims || claims.scp !== undefined) return inapplicable
    const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === 'string') : []
    if (roles.length === 0 && claims.idtyp !== 'app') return inapplicable
    // An API that is content with roles has no quarrel with it.
    const granted = new Set(roles)
    const wanted = (expected.scope ?? '').split(/[\s,]+/).filter((word) => word !== '' && !granted.has(word))
    const complaint = complaintOf(facts, 'scope', 'E429')
    if (wanted.length === 0 && !complaint) return pass
    return { outcome: 'flag', at: claims.roles === undefined ? '/claims' : '/claims/roles', evidence: { wanted } }
  },
  message: ({ wanted }) =>
    wanted.length > 0
      ? `Your API asks for ${shownList(wanted)}, and this token is of an app without a user, which has roles and no scopes.`
      : 'This token is of an app without a user: it has no “scp”, so a check of scopes fails.',
  why: () =>
    'Entra ID writes “scp” where a user has signed in and “roles” where an app acts for itself. An endpoint for the signed-in user, and a check of scopes, refuse the second kind.',
  fix: () => ({
    steps: [
      {
        text: 'If a user should stand behind the call, get the token with a login (authorization code or on-behalf-of), with the scope of the API.',
      },
      {
        where: 'Microsoft Entra admin center → App registrations → your API → App roles',
        text: 'If the app may call by itself, let the endpoint accept an app role as well, and assign that role to the app.',
        snippets: [
          {
            label: 'Microsoft.Identity.Web',
            language: 'text',
            text: '[RequiredScopeOrAppPermission(["Things.Read"], ["Things.Read.All"])]',
          },
        ],
      },
    ],
  }),
})

const iss = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
const of = (claims: Readonly<Record<string, Json>>, issuer = iss) =>
  accessToken(
    { iss: issuer, scope: undefined, azp: 'a', azpacr: '1', ...claims },
    { alg: 'RS256', typ: 'JWT', kid: 'k' },
  )
const expected = { scope: 'Things.Read' }
const webSays = "IDW10203: The 'scope' or 'scp' claim does not contain scopes"

export const cases: RuleCases = {
  flags: {
    'roles, where a scope is asked for': () => ({ paste: of({ roles: ['Things.Write.All'] }), context: { expected } }),
    'an app by its kind': () => ({ paste: of({ idtyp: 'app' }), context: { expected } }),
    'roles, and the API has complained': () => ({ paste: `${of({ roles: ['Things.Read.All'] })}\n${webSays}` }),
  },
  spares: {
    'roles, and nothing asked for': () => ({ paste: of({ roles: ['Things.Read.All'] }) }),
    'the role that is asked for': () => ({ paste: of({ roles: ['Things.Read'] }), context: { expected } }),
    'a user with roles': () => ({ paste: of({ scp: 'Things.Write', roles: ['Admin'] }), context: { expected } }),
    'neither scopes nor roles': () => ({ paste: of({}), context: { expected } }),
    'another issuer': () => ({ paste: of({ roles: ['a'] }, 'https://issuer.example'), context: { expected } }),
    'another complaint': () => ({ paste: `${of({ roles: ['Things.Read.All'] })}\njwt expired` }),
  },
}

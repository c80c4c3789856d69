import { asObject } from '../../decode/json.ts'
import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** OpenID Connect Core, section 5.6.2. */
const claimNames = '_claim_names'

export const groupsOverage = defineRule({
  id: 'groups-overage',
  stage: 'scope',
  severity: 'warning',
  title: 'The user has too many groups for the token',
  sources: [
    {
      label: 'Microsoft: access token claims',
      url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
    },
    {
      label: 'Microsoft: group claims',
      url: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-fed-group-claims',
    },
  ],
  check({ token: { claims } }) {
    if (!claims) return inapplicable
    const named = asObject(claims[claimNames])
    if (named && Object.hasOwn(named, 'groups'))
      return { outcome: 'flag', at: `/claims/${claimNames}`, evidence: undefined }
    // It is only there when it is true.
    return typeof claims.hasgroups === 'boolean'
      ? { outcome: 'flag', at: '/claims/hasgroups', evidence: undefined }
      : pass
  },
  message: () => 'The list of the user’s groups is not in this token: it was too long, and a link stands in its place.',
  why: () =>
    'Entra ID writes at most 200 groups into a token, and five or so after an implicit login. Beyond that, “groups” is left out, so an API that looks for a group there treats the user as if they had none.',
  fix: () => ({
    steps: [
      {
        where: 'Microsoft Entra admin center → App registrations → your app → Token configuration → groups claim',
        text: 'Choose “Groups assigned to the application”, and assign only those that matter.',
      },
      { text: 'Or use app roles: assign groups to roles, and check “roles” in the API.' },
      { text: 'Or let the API ask Microsoft Graph for the user’s groups when the link is there.' },
    ],
  }),
})

const iss = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'

export const cases: RuleCases = {
  flags: {
    'a link in place of the list': () => ({
      paste: accessToken({ iss, scp: 'a', [claimNames]: { groups: 'src1' } }),
    }),
    'after an implicit login': () => ({ paste: accessToken({ iss, scp: 'a', hasgroups: true }) }),
  },
  spares: {
    'a list of groups': () => ({ paste: accessToken({ iss, scp: 'a', groups: ['g'] }) }),
    'a link to something else': () => ({ paste: accessToken({ iss, scp: 'a', [claimNames]: { address: 'src1' } }) }),
    'no groups': () => ({ paste: accessToken() }),
  },
}

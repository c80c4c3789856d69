import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, orExpect, requestWithScope, whetherActive } from '../steps/recipes.ts'
import { bearer } from '../steps/calls.ts'
import { serverOf } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'
import { endpoints, scopes } from '../providers/zitadel.ts'
import type { Fixes } from './define.ts'

const server = (facts: Facts) => serverOf(facts, 'https://YOUR_INSTANCE.zitadel.cloud')

const projectFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'Console → Projects → your project',
      text: 'Copy the Resource Id of the project that your API belongs to. It is what aud will name.',
    },
    {
      text: 'Ask for that project with a scope of its own.',
      snippets: [
        requestWithScope(
          facts,
          'urn:zitadel:iam:org:project:id:YOUR_PROJECT_ID:aud',
          `${server(facts)}/oauth/v2/authorize`,
        ),
      ],
    },
    newToken,
  ],
  afterwards: ['For ZITADEL’s own APIs the project is called zitadel.'],
  docs: scopes,
})

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'Console → Projects → your project → your application → Token Settings → Auth Token Type',
      text: 'Choose JWT. Bearer, the default, is opaque.',
    },
    newToken,
  ],
  otherwise: {
    title: 'If it may stay opaque',
    steps: [
      {
        text: 'Let your API ask ZITADEL’s introspection endpoint about each token. For the profile alone, ask userinfo.',
        snippets: [bearer('Ask for the profile', `${server(facts)}/oidc/v1/userinfo`)],
      },
    ],
  },
  docs: endpoints,
})

export const zitadelFixes: Fixes = {
  'aud-missing': projectFix,
  'aud-mismatch': (facts) => orExpect(facts, projectFix(facts)),
  'id-token-as-access-token': (facts) => accessTokenOf(projectFix(facts)),
  'opaque-token': opaqueFix,
  expired: (facts) => ({
    steps: [
      {
        text: 'Exchange the refresh token; the login needs the scope offline_access for one. Lifetimes are set in the instance’s OIDC settings.',
      },
    ],
    ...whetherActive(facts, 'ZITADEL'),
    docs: endpoints,
  }),
}

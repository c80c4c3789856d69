import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, asksAudience, orExpect, requestWithScope, whetherActive } from '../steps/recipes.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { wanted } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'
import { tokens, resources } from '../providers/pingone.ts'
import type { Fixes } from './define.ts'

const resourceFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'PingOne → Applications → Resources → Add resource',
      text: 'Make a custom resource for your API with the audience that it expects and a scope. Without an audience its name takes the place.',
      snippets: [snippet('Audience', 'text', changed(wanted(facts, 'YOUR_API_IDENTIFIER')))],
    },
    { where: 'PingOne → Applications → your application → Resources', text: 'Grant the application that scope.' },
    {
      text: 'Ask for the scope. With openid and the like alone the access token is for PingOne’s userinfo.',
      snippets: [
        requestWithScope(
          facts,
          'YOUR_SCOPE',
          `${facts.provider?.endpoints.issuer ?? 'https://auth.pingone.com/YOUR_ENVIRONMENT_ID/as'}/authorize`,
        ),
      ],
    },
    newToken,
  ],
  asks: asksAudience,
  docs: resources,
})

export const pingoneFixes: Fixes = {
  'aud-missing': resourceFix,
  'aud-userinfo-only': resourceFix,
  'aud-mismatch': (facts) => orExpect(facts, resourceFix(facts)),
  'id-token-as-access-token': (facts) => accessTokenOf(resourceFix(facts)),
  expired: (facts) => ({
    steps: [
      {
        where: 'PingOne → Applications → your application → Configuration',
        text: 'Switch on the refresh token there and exchange it, or let the user log in again.',
      },
    ],
    ...whetherActive(facts, 'PingOne'),
    docs: tokens,
  }),
}

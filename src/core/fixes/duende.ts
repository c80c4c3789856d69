import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { asksAudience, line, orExpect, whetherActive } from '../steps/recipes.ts'
import { wanted } from '../steps/known-values.ts'
import { newToken } from '../steps/steps.ts'
import { endpoints, apiResources } from '../providers/duende.ts'
import type { Fixes } from './define.ts'

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'A scope alone adds no audience. Define an ApiResource with the name that your API expects, and give it the scope that the client asks for.',
      snippets: [
        line(
          'IdentityServer',
          'text',
          '',
          `new ApiResource(${JSON.stringify(wanted(facts, 'YOUR_API_IDENTIFIER'))}) { Scopes = { "YOUR_SCOPE" } }`,
        ),
      ],
    },
    newToken,
  ],
  asks: asksAudience,
  otherwise: {
    title: 'If scopes are enough for your API',
    steps: [
      {
        text: 'Let it compare the type instead of the audience, and ask for its scope.',
        snippets: [
          line(
            'Your API, ASP.NET Core',
            'text',
            'options.TokenValidationParameters = new() { ',
            'ValidateAudience = false, ValidTypes = ["at+jwt"]',
            ' };',
          ),
        ],
      },
    ],
  },
  docs: apiResources,
})

export const duendeFixes: Fixes = {
  'aud-missing': audienceFix,
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  expired: (facts) => ({
    steps: [
      {
        text: 'Exchange the refresh token: the client needs AllowOfflineAccess and the scope offline_access for one. AccessTokenLifetime of the client says how long a token lives.',
      },
    ],
    ...whetherActive(facts, 'IdentityServer'),
    docs: endpoints,
  }),
}

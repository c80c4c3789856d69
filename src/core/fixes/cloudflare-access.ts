import { asksAudience, expectIts, keysFix } from '../steps/recipes.ts'
import { tokenFacts } from '../steps/known-values.ts'
import { tokens, checking } from '../providers/cloudflare-access.ts'
import type { Fixes } from './define.ts'

export const cloudflareAccessFixes: Fixes = {
  'aud-mismatch': (facts) => ({
    steps: [
      {
        where:
          'Cloudflare One → Access controls → Applications → your application → Additional settings → Application Audience (AUD) Tag',
        text: 'The audience is the tag of one Access application; it changes when the application is made anew. Copy it from there.',
      },
      expectIts(facts, 'Let your API expect that tag. If this token’s is the same, here it is.'),
      ...(tokenFacts(facts)?.token.claims?.type === 'org'
        ? [
            {
              text: 'This token is that of the whole team (type org). Read the header Cf-Access-Jwt-Assertion instead of the cookie of the team’s domain.',
            },
          ]
        : []),
    ],
    asks: asksAudience,
    docs: checking,
  }),
  expired: () => ({
    steps: [
      {
        text: 'Access sends a token with each request, in the header Cf-Access-Jwt-Assertion. Read that of the request at hand; how long a session lasts is set at the application.',
      },
    ],
    docs: tokens,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'Access changes its keys every six weeks, and the old one serves for another week. Fetch them again when a kid is unknown.',
      checking,
    ),
}

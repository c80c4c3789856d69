import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { asksAudience, keysFix, line } from '../steps/recipes.ts'
import { js } from '../snippets/literals.ts'
import { plain } from '../snippets/snippet.ts'
import { tokenFacts, wanted } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { page, session } from '../providers/clerk.ts'
import type { Fixes } from './define.ts'

const verifying = page('Verify a session token by hand', 'guides/sessions/manual-jwt-verification')

function audienceFix(facts: Facts): Fix {
  const { azp } = tokenFacts(facts)?.token.claims ?? {}
  const origin = plain(typeof azp === 'string' ? azp : undefined, 'https://YOUR_APP')
  return {
    steps: [
      {
        text: 'Clerk’s session tokens name no audience. Let your API compare azp, which is the origin of the app that asked, with the origins that it allows.',
        snippets: [
          line(
            'Your API, with @clerk/backend',
            'js',
            'await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY, ',
            `authorizedParties: [${js(origin)}]`,
            ' })',
          ),
        ],
      },
    ],
    asks: asksAudience,
    otherwise: {
      title: 'If your API has to see an audience',
      steps: [
        {
          where: 'Clerk Dashboard → Configure → JWT templates → New template',
          text: 'Make a template whose claims have the audience, and ask for a token of that template.',
          snippets: [
            line('Claims', 'text', '{ ', `"aud": ${JSON.stringify(wanted(facts, 'https://api.example.com'))}`, ' }'),
            line('@clerk/clerk-react', 'js', 'const token = await getToken(', "{ template: 'YOUR_TEMPLATE' }", ')'),
          ],
        },
      ],
    },
    docs: session,
  }
}

export const clerkFixes: Fixes = {
  'aud-missing': audienceFix,
  expired: () => ({
    steps: [
      {
        text: 'Session tokens live for a minute. Ask for one right before each call and never keep it.',
        snippets: [
          line('@clerk/clerk-react', 'js', 'const { getToken } = useAuth()\nconst token = await ', 'getToken()'),
        ],
      },
    ],
    otherwise: revoked({
      text: 'A session that was ended gets no new tokens, and the last one is gone within a minute.',
    }),
    docs: session,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'The development and the production instance have keys of their own. Let your API fetch those of the instance that the token comes from.',
      verifying,
    ),
}

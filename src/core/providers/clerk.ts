import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl, tenantOf } from './recognition.ts'
import { asksAudience, keysFix, line } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { js } from '../snippets/literals.ts'
import { plain } from '../snippets/snippet.ts'
import { tokenFacts, wanted } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('Clerk', 'https://clerk.com/docs')
const session = page('Session tokens', 'guides/sessions/session-tokens')
const templates = page('JWT templates', 'guides/sessions/jwt-templates')
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

/** A domain of the customer’s own: the Frontend API is at `clerk.`, and its ids have prefixes. */
const isOwnDomain = (seen: Seen) => {
  const { sub, sid } = seen.claims ?? {}
  const ids = typeof sub === 'string' && sub.startsWith('user_') && typeof sid === 'string' && sid.startsWith('sess_')
  return ids && secureUrl(seen)?.hostname.startsWith('clerk.') && secureUrl(seen)?.pathname === '/'
}

export const clerk: Provider<'clerk'> = {
  id: 'clerk',
  name: 'Clerk',
  recognise(seen) {
    if (tenantOf(seen, 'clerk.accounts.dev') !== undefined) return byHost(seen, 'development')
    return isOwnDomain(seen) ? byHint('the host begins with clerk, and sub and sid are written as Clerk’s.') : undefined
  },
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen) ?? tenantOf(seen, 'clerk.accounts.dev'), {
      jwks: '/.well-known/jwks.json',
      userinfo: '/oauth/userinfo',
      introspection: '/oauth/token_info',
      revocation: '/oauth/token/revoke',
    }),
  fixes: {
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
  },
  sources: [
    session,
    templates,
    { label: 'Clerk as an identity provider', url: 'https://clerk.com/docs/advanced-usage/clerk-idp' },
  ],
  lastChecked: '2026-11-21',
}

const ids = { sub: 'user_1', sid: 'sess_1', azp: 'https://app.example' }

export const cases: ProviderCases = {
  takes: {
    'a development instance': certain(() => issuedBy('https://calm-owl-1.clerk.accounts.dev', ids), 'development'),
    'a domain of one’s own': hinted(() => issuedBy('https://clerk.app.example', ids)),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://clerk.accounts.dev'),
    'the name as an ending': () => issuedBy('https://calm-owl-1.notclerk.accounts.dev', ids),
    'the name in front of another domain': () => issuedBy('https://calm-owl-1.clerk.accounts.dev.evil.example', ids),
    'a clerk without Clerk’s ids': () => issuedBy('https://clerk.example.com', { sub: 'user_1' }),
    'Clerk’s ids elsewhere': () => issuedBy('https://login.example.com', ids),
  },
}

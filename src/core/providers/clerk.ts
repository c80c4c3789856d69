import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint, byHost, endpointsOf, issuerBase, secureUrl, tenantOf } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Clerk', 'https://clerk.com/docs')
export const session = page('Session tokens', 'guides/sessions/session-tokens')
const templates = page('JWT templates', 'guides/sessions/jwt-templates')

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

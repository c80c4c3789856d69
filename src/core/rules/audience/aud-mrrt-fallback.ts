import type { TokenFacts } from '../../facts/gather.ts'
import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Audiences that refreshes in the paste ask for, by the host that they go to. */
const askedAt = once((artifacts: readonly Artifact[]): ReadonlyMap<string, string> => {
  const asked = new Map<string, string>()
  for (const { request } of artifacts) {
    if (request?.endpoint !== 'token' || !URL.canParse(request.url)) continue
    const parameters = new Map(request.parameters)
    const audience = parameters.get('audience')
    if (parameters.get('grant_type') === 'refresh_token' && audience) asked.set(new URL(request.url).host, audience)
  }
  return asked
})

const askedFor = ({ artifacts, issuer = '' }: TokenFacts): string | undefined =>
  URL.canParse(issuer) ? askedAt(artifacts).get(new URL(issuer).host) : undefined

export const audMrrtFallback = defineRule({
  id: 'aud-mrrt-fallback',
  stage: 'audience',
  severity: 'warning',
  title: 'The refresh asked for one audience, and the token has another',
  sources: [
    {
      label: 'Auth0: configure multi-resource refresh tokens',
      url: 'https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token',
    },
    { label: 'nextjs-auth0: examples', url: 'https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md' },
  ],
  check(facts) {
    const { token, provider, audience } = facts
    if (provider?.id !== 'auth0' || !token.claims || audience.length === 0) return inapplicable
    const asked = askedFor(facts)
    if (asked === undefined) return inapplicable
    if (audience.includes(asked)) return pass
    return { outcome: 'flag', at: '/claims/aud', evidence: { asked, audience } }
  },
  message: ({ asked, audience }) =>
    `The refresh beside it asked for ${shown(asked)}, but this token is for ${shownList(audience)}. Is it the answer to that request?`,
  why: () =>
    'Auth0 does not refuse a refresh for an API that the application’s refresh token policies do not list. It silently answers with a token for the audience of the login.',
  fix: (_, { asked }) => ({
    steps: [
      {
        where: 'Dashboard → Applications → your application → Multi-Resource Refresh Token',
        text: 'Add the API, with the scopes that may be asked for, to the policies of the refresh token.',
        snippets: [{ label: 'Audience', language: 'text', text: asked }],
      },
      { text: 'Log in again for a new refresh token, then ask for the audience again.' },
    ],
  }),
})

const iss = 'https://tenant.eu.auth0.com/'
const token = (aud = 'https://api.example') => accessToken({ iss, aud }, { alg: 'RS256', typ: 'JWT', kid: 'k' })
const refresh = (audience: string, host = 'tenant.eu.auth0.com') =>
  `curl https://${host}/oauth/token -d 'grant_type=refresh_token&client_id=a&refresh_token=b&audience=${encodeURIComponent(audience)}'`

export const cases: RuleCases = {
  flags: {
    'another audience': () => ({ paste: `${refresh('https://orders.example')}\n${token()}` }),
  },
  spares: {
    'no request': () => ({ paste: token() }),
    'the audience that was asked for': () => ({ paste: `${refresh('https://api.example')}\n${token()}` }),
    'a request to another host': () => ({
      paste: `${refresh('https://orders.example', 'other.eu.auth0.com')}\n${token()}`,
    }),
    'a refresh without an audience': () => ({
      paste: `curl https://tenant.eu.auth0.com/oauth/token -d 'grant_type=refresh_token&client_id=a'\n${token()}`,
    }),
    'a request of another kind': () => ({
      paste: `curl https://tenant.eu.auth0.com/oauth/token -d 'grant_type=client_credentials&client_id=a&audience=https://orders.example'\n${token()}`,
    }),
    'another issuer': () => ({
      paste: `${refresh('https://orders.example', 'issuer.example')}\n${accessToken()}`,
    }),
  },
}

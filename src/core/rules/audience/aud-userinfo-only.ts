import { audienceFit, mayBeForApi } from '../../facts/api-token.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Audiences of tokens that were asked for without an API: the provider’s endpoint for the profile, by whatever name. */
const ofProfile = (value: string) =>
  /^https:\/\/[^/?#]+(?:\/[^?#]*)?\/userinfo$/i.test(value) || value === 'urn:microsoft:userinfo'

/** PingOne names its own API where no resource of the person’s was asked for. */
const ofPingOne = ({ provider, audience }: TokenFacts) =>
  provider?.id === 'pingone' && audience.every((value) => value === 'https://api.pingone.com')

export const audUserinfoOnly = defineRule({
  id: 'aud-userinfo-only',
  stage: 'audience',
  severity: 'error',
  title: 'The token is for the provider’s user information only',
  sources: [
    {
      label: 'Auth0: access tokens',
      url: 'https://auth0.com/docs/secure/tokens/access-tokens',
    },
    {
      label: 'PingOne: access token claims',
      url: 'https://docs.pingidentity.com/pingone/applications/p1_access_token_claims.html',
    },
  ],
  // That the API expects another is the consequence.
  suppresses: ['aud-mismatch'],
  check(facts) {
    const { token, audience } = facts
    if (!mayBeForApi(token) || audience.length === 0) return inapplicable
    if (audienceFit(facts) === 'equal') return pass
    if (!audience.every(ofProfile) && !ofPingOne(facts)) return pass
    return { outcome: 'flag', at: '/claims/aud', evidence: { audience } }
  },
  message: ({ audience }) =>
    `This token is for ${shownList(audience)} only: it opens the profile at the provider, not your API.`,
  why: () =>
    'The login named no API, so the provider made a token for its own endpoint. Your API finds no audience of its own in it and has to refuse it, however fresh and well signed it is.',
  fix: ({ wantedAudience: [audience] }) => ({
    steps: [
      {
        text: 'Name your API when you ask for the token: with `audience` or `resource`, or with a scope that belongs to your API, whichever the provider knows.',
      },
      { text: 'Sign in again: a cached or refreshed token keeps the audience it was issued with.' },
    ],
    ...(audience === undefined && {
      asks: { field: 'audience', label: 'Identifier of your API', placeholder: 'https://api.example.com' } as const,
    }),
    otherwise: {
      title: 'If you only need the profile',
      steps: [{ text: 'Call the userinfo endpoint with this token: that is what it is for.' }],
    },
  }),
})

const of = (aud: string | string[], iss = 'https://tenant.eu.auth0.com/') =>
  accessToken({ iss, aud }, { alg: 'RS256', typ: 'JWT', kid: 'k' })

export const cases: RuleCases = {
  flags: {
    Auth0: () => ({ paste: of('https://tenant.eu.auth0.com/userinfo') }),
    'in a list': () => ({ paste: of(['https://tenant.eu.auth0.com/userinfo']) }),
    'where another audience is expected': () => ({
      paste: of('https://tenant.eu.auth0.com/userinfo'),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'AD FS': () => ({ paste: of('urn:microsoft:userinfo', 'https://adfs.example/adfs') }),
    PingOne: () => ({
      paste: of('https://api.pingone.com', 'https://auth.pingone.eu/11111111-2222-3333-4444-555555555555/as'),
    }),
  },
  spares: {
    'beside an API': () => ({ paste: of(['https://api.example', 'https://tenant.eu.auth0.com/userinfo']) }),
    'an API': () => ({ paste: of('https://api.example') }),
    'an API that is the userinfo endpoint': () => ({
      paste: of('https://tenant.eu.auth0.com/userinfo'),
      context: { expected: { audience: 'https://tenant.eu.auth0.com/userinfo' } },
    }),
    'an API below that path': () => ({ paste: of('https://api.example/userinfo/v2') }),
    'an API that is its own issuer': () => ({ paste: of('https://api.example', 'https://api.example') }),
    'PingOne’s API, of another issuer': () => ({ paste: of('https://api.pingone.com', 'https://issuer.example') }),
  },
}

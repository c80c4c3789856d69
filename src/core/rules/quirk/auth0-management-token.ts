import { nearness } from '../../text/near.ts'
import { underHost } from '../../providers/define.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const auth0ManagementToken = defineRule({
  id: 'auth0-management-token',
  stage: 'quirk',
  severity: 'error',
  title: 'The token is for Auth0’s Management API',
  sources: [
    {
      label: 'Auth0: Management API access tokens',
      url: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
    },
  ],
  suppresses: ['aud-mismatch'],
  check({ token, provider, audience, wantedAudience }) {
    const api = audience.find(
      (value) =>
        URL.canParse(value) &&
        new URL(value).pathname === '/api/v2/' &&
        (provider?.id === 'auth0' || underHost(new URL(value).hostname, 'auth0.com')),
    )
    if (token.kind !== 'jws' || api === undefined) return inapplicable
    const misses =
      wantedAudience.length > 0 &&
      !wantedAudience.some((value) => audience.some((one) => one === value || nearness(one, value).near))
    return {
      outcome: 'flag',
      at: '/claims/aud',
      evidence: { api, misses },
      ...(!misses && { severity: 'info' as const }),
    }
  },
  message: ({ api, misses }, { wantedAudience }) =>
    misses
      ? `This token is for Auth0’s Management API (${shown(api)}), and your API expects ${shownList(wantedAudience)}.`
      : `This token is for Auth0’s Management API (${shown(api)}).`,
  why: () =>
    'It gives power over the tenant. Your own code should not look into it, and Auth0 takes it only on the domain that issued it: the custom one or that of auth0.com.',
  fix: ({ issuer }, { misses }) => ({
    steps: [
      ...(misses
        ? [{ text: 'Ask for a token with the Identifier of your own API as “audience”, and send that one.' }]
        : []),
      {
        text: 'Send this one to the Management API only, on the domain that it names as issuer.',
        ...(issuer !== undefined &&
          URL.canParse(issuer) && {
            snippets: [{ label: 'Management API', language: 'url', text: `${new URL(issuer).origin}/api/v2/` }],
          }),
      },
    ],
  }),
})

const token = (
  aud: string | readonly string[] = 'https://tenant.eu.auth0.com/api/v2/',
  iss = 'https://tenant.eu.auth0.com/',
) => accessToken({ iss, aud, azp: 'a'.repeat(32), client_id: undefined }, { alg: 'RS256', kid: 'k', typ: 'JWT' })
const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'another audience is expected': () => ({ paste: token(), context: wants('https://api.example') }),
    'nothing is expected': () => ({ paste: token(), severity: 'info' }),
    'it is expected': () => ({
      paste: token(),
      context: wants('https://tenant.eu.auth0.com/api/v2/'),
      severity: 'info',
    }),
    'all but a slash is expected': () => ({
      paste: token(),
      context: wants('https://tenant.eu.auth0.com/api/v2'),
      severity: 'info',
    }),
    'a custom domain': () => ({
      paste: token(['https://tenant.eu.auth0.com/api/v2/'], 'https://login.example.com/'),
      severity: 'info',
    }),
  },
  spares: {
    'an API of one’s own': () => ({ paste: token('https://api.example/api/v2/', 'https://issuer.example/') }),
    'the host in front of another': () => ({
      paste: token('https://tenant.auth0.com.evil.example/api/v2/', 'https://issuer.example/'),
    }),
    userinfo: () => ({ paste: token(['https://api.example', 'https://tenant.eu.auth0.com/userinfo']) }),
  },
}

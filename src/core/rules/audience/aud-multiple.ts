import { mayBeForApi } from '../../facts/api-token.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audMultiple = defineRule({
  id: 'aud-multiple',
  stage: 'audience',
  severity: 'info',
  title: 'The token is for more than one audience',
  sources: [rfc(7519, '4.1.3'), rfc(8725, '3.9')],
  check({ token, audience }) {
    if (!mayBeForApi(token)) return inapplicable
    // Auth0 adds its own endpoint to every token of a login with “openid”.
    const named = audience.filter((value) => !/^https:\/\/[^/]+\/userinfo$/.test(value))
    return new Set(named).size > 1 ? { outcome: 'flag', at: '/claims/aud', evidence: { audience } } : pass
  },
  message: ({ audience }) => `This token is for ${audience.length} audiences: ${shownList(audience)}.`,
  why: () =>
    'One that fits is enough, and libraries that know the standard look through the list. Checks that were written by hand often compare a single text and fail. Each of those APIs could use the token at the others, so a short list is the safer one.',
  fix: () => ({
    steps: [
      { text: 'Let your API look for its own audience in the list, rather than compare the claim with one text.' },
      { text: 'Where the provider allows it, ask for a token of its own for each API.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'two APIs': () => ({ paste: accessToken({ aud: ['https://api.example', 'https://orders.example'] }) }),
    'two clients of Keycloak': () => ({
      paste: accessToken({ iss: 'https://sso.example/realms/shop', aud: ['shop-api', 'account'], typ: 'Bearer' }),
    }),
  },
  spares: {
    one: () => ({ paste: accessToken() }),
    'a list of one': () => ({ paste: accessToken({ aud: ['https://api.example'] }) }),
    'the same twice': () => ({ paste: accessToken({ aud: ['https://api.example', 'https://api.example'] }) }),
    'an API and the userinfo endpoint': () => ({
      paste: accessToken({ aud: ['https://api.example', 'https://tenant.eu.auth0.com/userinfo'] }),
    }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://i.example', aud: ['a', 'b'], azp: 'a', nonce: 'n', sub: 'u', exp: noon } }),
    }),
  },
}

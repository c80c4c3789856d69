import { isJwt } from '../../token/claims.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken, dpopProof } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audEmptyArray = defineRule({
  id: 'aud-empty-array',
  stage: 'audience',
  severity: 'warning',
  title: 'The list of audiences is empty',
  sources: [
    rfc(7519, '4.1.3'),
    { label: 'Kinde: register an API', url: 'https://docs.kinde.com/developer-tools/your-apis/register-manage-apis/' },
  ],
  check({ token }) {
    if (!isJwt(token) || !token.claims || isAddressedElsewhere(token.use)) return inapplicable
    const { aud } = token.claims
    return Array.isArray(aud) && aud.length === 0 ? { outcome: 'flag', at: '/claims/aud', evidence: undefined } : pass
  },
  message: () => 'The “aud” of this token is an empty list: the login asked for no API.',
  why: () =>
    'Some providers, Kinde and Ory Hydra among them, write an empty list where others leave the claim out. An API that checks the audience refuses the token, with the same message as for a wrong one.',
  fix: () => ({
    steps: [
      {
        text: 'Register your API at the provider and name it when you ask for the token, as `audience` with most of the providers that do this. At Ory Hydra the client must be allowed to ask for it too.',
      },
      { text: 'Sign in again: a cached or refreshed token keeps the empty list.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an empty list': () => ({ paste: accessToken({ aud: [] }) }),
    Kinde: () => ({
      paste: accessToken({ iss: 'https://shop.kinde.com', aud: [] }, { alg: 'RS256', typ: 'JWT', kid: 'k' }),
    }),
  },
  spares: {
    'an audience': () => ({ paste: accessToken() }),
    'a list with one': () => ({ paste: accessToken({ aud: ['https://api.example'] }) }),
    'no audience': () => ({ paste: accessToken({ aud: undefined }) }),
    'a list without a text': () => ({ paste: accessToken({ aud: [1] }) }),
    'a DPoP proof': () => ({ paste: dpopProof() }),
    'a security event': () => ({
      paste: accessToken({ aud: [], events: { 'https://schemas.example/e': {} } }, { alg: 'RS256' }),
    }),
  },
}

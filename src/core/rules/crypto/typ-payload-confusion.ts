import { mayBeForApi } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const typPayloadConfusion = defineRule({
  id: 'typ-payload-confusion',
  stage: 'crypto',
  severity: 'info',
  title: 'There is a “typ” in the header and another in the claims',
  sources: [
    rfc(7519, '5.1'),
    {
      label: 'Keycloak: AccessToken',
      url: 'https://github.com/keycloak/keycloak/blob/HEAD/core/src/main/java/org/keycloak/representations/JsonWebToken.java',
    },
  ],
  check({ token }) {
    const { claims, header } = token
    if (!claims || !mayBeForApi(token)) return inapplicable
    // Keycloak's word; its other kinds of token have rules of their own.
    if (claims.typ !== 'Bearer') return pass
    return { outcome: 'flag', at: '/claims/typ', evidence: { inner: claims.typ, outer: header?.typ } }
  },
  message: ({ inner, outer }) =>
    `“typ” in the claims (${shown(inner)}) is the provider’s own and something else than “typ” in the header (${typeof outer === 'string' ? shown(outer) : 'none'}).`,
  why: () =>
    'Libraries that check a type look at the header, as the standards have it. The one in the claims tells Keycloak’s kinds of token apart: Bearer is an access token, ID an ID token, Refresh a refresh token.',
  fix: () => ({
    steps: [
      {
        text: 'Nothing need be changed. When an API complains about “typ”, compare the header; to tell an access token of Keycloak from an ID token, compare the claim.',
      },
    ],
  }),
})

const plain = { alg: 'RS256', typ: 'JWT', kid: 'k' }

export const cases: RuleCases = {
  flags: {
    Keycloak: () => ({ paste: accessToken({ iss: 'https://sso.example/realms/shop', typ: 'Bearer' }, plain) }),
    'no type in the header': () => ({ paste: accessToken({ typ: 'Bearer' }, { alg: 'RS256' }) }),
  },
  spares: {
    'none in the claims': () => ({ paste: accessToken() }),
    'a refresh token, which has a rule of its own': () => ({ paste: accessToken({ typ: 'Refresh' }, plain) }),
    'another word': () => ({ paste: accessToken({ typ: 'JWT' }, plain) }),
    'a number': () => ({ paste: accessToken({ typ: 1 }, plain) }),
  },
}

import { accessToken, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const introspectionJwt = defineRule({
  id: 'introspection-jwt',
  stage: 'kind',
  severity: 'info',
  title: 'This is a signed answer of an introspection endpoint',
  sources: [rfc(9701, '5'), rfc(9701, '8.1')],
  suppresses: asAccessToken,
  check({ token, sent }) {
    if (token.use !== 'introspection-response') return inapplicable
    const inside = token.claims?.token_introspection !== undefined
    return {
      outcome: 'flag',
      ...(inside && { at: '/claims/token_introspection' }),
      evidence: { sent },
      ...(sent && { severity: 'error' as const }),
    }
  },
  message: ({ sent }) =>
    sent
      ? 'This is a signed introspection response, and an API must never accept it as an access token.'
      : 'This is a signed introspection response: it tells an API about an access token, and is none itself.',
  why: () =>
    'An authorization server signs it when an API asks about a token. What it knows of that token is in “token_introspection”; the issuer and the audience around it are those of the answer.',
  fix: () => ({
    steps: [
      { text: 'To call an API, send the access token that the API asked about.' },
      {
        text: 'If you are writing the API: check the answer’s type, issuer, audience and signature, then use the object inside it.',
      },
    ],
  }),
})

const claims = {
  iss: 'https://issuer.example/',
  aud: 'https://api.example',
  iat: noon,
  token_introspection: { active: true, scope: 'read:things' },
}

export const cases: RuleCases = {
  flags: {
    'by its type': () => ({ paste: jws({ header: { alg: 'RS256', typ: 'token-introspection+jwt' }, claims }) }),
    'by its member': () => ({ paste: jws({ claims }) }),
    'sent to an API': () => ({ paste: `Authorization: Bearer ${jws({ claims })}`, severity: 'error' }),
  },
  spares: {
    'a text of that name': () => ({ paste: accessToken({ token_introspection: 'yes' }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}

import { accessToken, filler } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const codes: ReadonlySet<string> = new Set(['authorization-code', 'google-code', 'ory-code'])

export const authorizationCodeSent = defineRule({
  id: 'authorization-code-sent',
  stage: 'kind',
  severity: 'error',
  title: 'An authorization code stands where an access token should',
  sources: [rfc(6749, '4.1.3')],
  suppresses: ['opaque-token', 'known-credential-prefix'],
  check({ token: { credential } }) {
    if (!credential || !codes.has(credential.id)) return inapplicable
    return { outcome: 'flag', evidence: { certain: credential.id === 'authorization-code', label: credential.label } }
  },
  message: ({ certain, label }) => `This ${certain ? 'is' : 'looks like'} ${label}, and no API takes one.`,
  why: ({ certain }) =>
    (certain ? 'The same text stands in your paste as “code”. ' : '') +
    'A code works once and for a minute or so, and only at the token endpoint, which gives the access token for it.',
  fix: () => ({
    steps: [
      {
        text: 'Exchange it at the token endpoint, and send the “access_token” of the answer to the API.',
        snippets: [
          {
            label: 'Token request',
            language: 'text',
            text: 'grant_type=authorization_code\n&code=<this code>\n&redirect_uri=<as before>\n&client_id=<yours>\n&code_verifier=<of PKCE>',
          },
        ],
      },
      { text: 'If it was used before or is too old, log in again.' },
    ],
  }),
})

// Pure, so that cases do not ship.
const code = /* @__PURE__ */ filler(30)

export const cases: RuleCases = {
  flags: {
    'the code of a callback': () => ({
      paste: `https://app.example/cb?code=${code}&state=s\nAuthorization: Bearer ${code}`,
    }),
    'one of Entra, which begins like its refresh tokens': () => ({
      paste: `https://app.example/cb?code=0.A${filler(60)}&state=s\nAuthorization: Bearer 0.A${filler(60)}`,
    }),
    'the code of a token request': () => ({
      paste: `curl https://issuer.example/oauth/token -d grant_type=authorization_code -d client_id=a -d code=${code}\nAuthorization: Bearer ${code}`,
    }),
    'one of Google': () => ({ paste: `Authorization: Bearer 4/0A${filler(45)}` }),
    'one of Ory': () => ({ paste: `ory_ac_${filler(30)}` }),
  },
  spares: {
    'another text': () => ({
      paste: `https://app.example/cb?code=${code}&state=s\nAuthorization: Bearer ${filler(30, 3)}`,
    }),
    'only a callback': () => ({ paste: `https://app.example/cb?code=${code}&state=s` }),
    'a refresh token of Google': () => ({ paste: `1//0${filler(60)}` }),
    'an access token': () => ({ paste: accessToken() }),
  },
}

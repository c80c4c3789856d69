import { tokensByArtifact } from '../../facts/answers.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** Members that only a token endpoint writes: a file or a cache may hold an ID token alone. */
const ofTokenEndpoint = ['token_type', 'expires_in', 'id_token_expires_in', 'not_before']

export const responseNoAccessToken = defineAnswerRule({
  id: 'response-no-access-token',
  stage: 'answer',
  severity: 'error',
  title: 'The answer holds an ID token and no access token',
  sources: [
    {
      label: 'OpenID Connect Core, section 3',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#Authentication',
    },
    rfc(6749, '5.1'),
  ],
  check({ artifact, index, tokens }) {
    const own = tokensByArtifact(tokens).get(index) ?? []
    const hints = new Set(own.map(({ hint }) => hint))
    if (!artifact || !hints.has('id-token') || hints.has('access-token') || artifact.error) return inapplicable
    if (artifact.callback) {
      // A code is still to be exchanged for the access token.
      return artifact.callback.code ? inapplicable : { outcome: 'flag', evidence: {}, severity: 'info' }
    }
    const { members = [] } = artifact.response ?? {}
    return ofTokenEndpoint.some((name) => members.includes(name)) && !members.includes('access_token')
      ? { outcome: 'flag', evidence: {} }
      : inapplicable
  },
  message: () => 'This answer has an ID token and no access token, so there is nothing in it to send to an API.',
  why: () =>
    'The ID token tells your app who logged in. That is all an app needs that calls no API; to call one it has to ask for an access token too.',
  fix: () => ({
    steps: [
      {
        text: 'Ask for it: “response_type=code” with PKCE, and a scope of your API (at Azure AD B2C there is no access token without one), or “audience” or “resource”, whichever your provider knows.',
      },
      { text: 'Then send the “access_token” of the answer to the API.' },
    ],
    otherwise: {
      title: 'If the app only signs people in',
      steps: [{ text: 'Nothing is missing: check the ID token in the app, and keep a session of your own.' }],
    },
  }),
})

const id = () =>
  jws({
    claims: { iss: 'https://issuer.example/', aud: 'client-1', sub: 'u', nonce: 'n', iat: noon, exp: noon + 3600 },
  })

export const cases: RuleCases = {
  flags: {
    'a token response': () => ({ paste: JSON.stringify({ id_token: id(), token_type: 'Bearer', expires_in: 3600 }) }),
    'of Azure AD B2C': () => ({
      paste: JSON.stringify({ id_token: id(), token_type: 'Bearer', not_before: noon, id_token_expires_in: 3600 }),
    }),
    'a callback': () => ({ paste: `https://app.example/cb#id_token=${id()}&state=s`, severity: 'info' }),
  },
  spares: {
    'with an access token': () => ({
      paste: JSON.stringify({ id_token: id(), access_token: accessToken(), token_type: 'Bearer' }),
    }),
    'with one that is no token': () => ({
      paste: JSON.stringify({ id_token: id(), access_token: '', token_type: 'Bearer' }),
    }),
    'an ID token in a file': () => ({ paste: JSON.stringify({ id_token: id(), name: 'test' }) }),
    'a callback with a code': () => ({
      paste: `https://app.example/cb#id_token=${id()}&code=SplxlOBeZQQYbYS6WxSbIA&state=s`,
    }),
    'an ID token alone': () => ({ paste: id() }),
  },
}

import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const requestObjectSent = defineRule({
  id: 'request-object-sent',
  stage: 'kind',
  severity: 'error',
  title: 'A signed authorization request stands where an access token should',
  sources: [rfc(9101, '4'), rfc(9101, '10.8')],
  suppresses: asAccessToken,
  check({ token, artifact }) {
    if (token.use !== 'request-object') return inapplicable
    if (artifact.request || token.hint === 'request-object') return inapplicable
    return { outcome: 'flag', evidence: { certain: headerTypeOf(token.header) === 'oauth-authz-req+jwt' } }
  },
  message: ({ certain }) =>
    `This ${certain ? 'is' : 'looks like'} a signed authorization request: it goes to the authorization endpoint, not to an API.`,
  why: () =>
    'Your client signs the parameters of a login so that nobody can change them on the way (JAR). It asks for something and grants nothing, so an API refuses it.',
  fix: () => ({
    steps: [
      {
        text: 'Send it to the authorization endpoint as “request”, or push it there first (PAR).',
        snippets: [
          { label: 'Login', language: 'text', text: '/authorize?client_id=<your client>&request=<this token>' },
        ],
      },
      { text: 'Send the “access_token” that the login ends with to the API.' },
    ],
  }),
})

const claims = {
  iss: 'client-1',
  aud: 'https://issuer.example/',
  client_id: 'client-1',
  response_type: 'code',
  redirect_uri: 'https://app.example/callback',
  scope: 'openid',
  exp: noon + 300,
}

export const cases: RuleCases = {
  flags: {
    'by its type': () => ({ paste: jws({ header: { alg: 'ES256', typ: 'oauth-authz-req+jwt' }, claims }) }),
    'by its parameters': () => ({ paste: `Authorization: Bearer ${jws({ claims })}` }),
  },
  spares: {
    'one parameter of the two': () => ({ paste: accessToken({ redirect_uri: 'https://app.example/callback' }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}

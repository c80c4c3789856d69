import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, clientAssertion, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const clientAssertionSent = defineRule({
  id: 'client-assertion-sent',
  stage: 'kind',
  severity: 'error',
  title: 'A client’s own assertion stands where an access token should',
  sources: [
    rfc(7523, '2.2'),
    rfc(7523, '3'),
    {
      label: 'OpenID Connect Core, section 9',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication',
    },
  ],
  suppresses: asAccessToken,
  check({ token, artifact, audience, consumer }) {
    if (token.use !== 'client-assertion') return inapplicable
    // In a token request it is where it belongs.
    if (consumer.is === 'authorization-server' || artifact.request || token.hint === 'client-assertion')
      return inapplicable
    const certain = headerTypeOf(token.header) === 'client-authentication+jwt'
    const apple = audience.some((value) => value.startsWith('https://appleid.apple.com'))
    return { outcome: 'flag', at: '/claims/aud', evidence: { certain, apple, audience } }
  },
  message: ({ certain, apple }) =>
    apple
      ? 'This looks like a client secret that you signed for Apple’s token endpoint, and no API takes it.'
      : `This ${certain ? 'is' : 'looks like'} a client assertion: your client signs it to log in at the token endpoint, and no API takes it.`,
  why: ({ apple, audience }) =>
    (apple
      ? 'Your team is its issuer and Apple its audience.'
      : `It speaks about its own issuer and is addressed to ${shownList(audience, 1)}.`) +
    ' It shows who the client is and grants nothing; the access token is what comes back for it.',
  fix: () => ({
    steps: [
      {
        text: 'Post it to the token endpoint, and send the “access_token” of the answer to the API.',
        snippets: [
          {
            label: 'Token request',
            language: 'text',
            text: 'grant_type=client_credentials\n&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\n&client_assertion=<this token>',
          },
        ],
      },
      {
        text: 'If this token was issued to you by a server and not signed by your client, look for the reason elsewhere.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    alone: () => ({ paste: clientAssertion() }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${clientAssertion()}` }),
    'addressed to a realm': () => ({ paste: clientAssertion({ aud: 'https://sso.example/realms/shop' }) }),
    'addressed to an Okta server': () => ({
      paste: clientAssertion({ aud: ['https://org.okta.com/oauth2/default/v1/token'] }),
    }),
    'by its type': () => ({
      paste: clientAssertion({ aud: 'https://issuer.example' }, { alg: 'ES256', typ: 'client-authentication+jwt' }),
    }),
    'Apple’s client secret': () => ({
      paste: clientAssertion(
        { iss: 'TEAM123456', sub: 'com.example.app', aud: 'https://appleid.apple.com', exp: noon + 180 * 86_400 },
        { alg: 'ES256', kid: 'ABC123DEFG' },
      ),
    }),
  },
  spares: {
    'in a token request': () => ({
      paste: `curl https://issuer.example/oauth/token -d grant_type=client_credentials -d client_assertion=${clientAssertion()}`,
    }),
    'a Google service account': () => ({
      paste: clientAssertion({
        iss: 'a@p.iam.gserviceaccount.com',
        sub: 'a@p.iam.gserviceaccount.com',
        aud: 'https://oauth2.googleapis.com/token',
      }),
    }),
    'an ID token of Apple': () => ({
      paste: clientAssertion({ iss: 'https://appleid.apple.com', aud: 'com.example.app' }),
    }),
    'another subject': () => ({ paste: clientAssertion({ sub: 'user-1' }) }),
    'an API for its audience': () => ({ paste: clientAssertion({ aud: 'https://api.example' }) }),
    'a day to live': () => ({ paste: clientAssertion({ exp: noon + 86_400 }) }),
    'a scope': () => ({ paste: clientAssertion({ scope: 'read:things' }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}

import { accessToken, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const implicitFlow = defineAnswerRule({
  id: 'implicit-flow',
  stage: 'answer',
  severity: 'info',
  title: 'The access token came in the address (implicit flow)',
  sources: [rfc(9700, '2.1.2'), rfc(6749, '4.2.2')],
  check: ({ artifact }) => (artifact?.callback?.fragment ? { outcome: 'flag', evidence: {} } : inapplicable),
  message: () => 'The access token came back in the address behind “#”: that is the implicit flow.',
  why: () =>
    'Current guidance advises against it: an address ends up in the history and in scripts of the page, and nothing shows that the token was meant for this app. There is no refresh token either.',
  fix: () => ({
    steps: [
      {
        text: 'Use the code flow with PKCE, in browsers too: “response_type=code” with “code_challenge”. Current SDKs do so by themselves.',
      },
      { text: 'Turn the implicit grant off for this client at the provider.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an access token': () => ({ paste: `https://app.example/cb#access_token=${accessToken()}&token_type=Bearer` }),
    'the fragment alone': () => ({ paste: `#access_token=${accessToken()}&expires_in=3600` }),
  },
  spares: {
    'only an ID token': () => ({ paste: `https://app.example/cb#id_token=${jws({ claims: { nonce: 'n' } })}` }),
    'a code': () => ({ paste: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s' }),
    'in the query': () => ({ paste: `https://app.example/cb?access_token=${accessToken()}` }),
    'a token response': () => ({ paste: JSON.stringify({ access_token: accessToken() }) }),
  },
}

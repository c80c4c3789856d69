import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** A request of the paste that binds its answer in another way: PKCE, or the nonce of an ID token. */
const bound = once((artifacts: readonly Artifact[]) =>
  artifacts.some(({ request }) => request?.parameters.some(([name]) => name === 'code_challenge' || name === 'nonce')),
)

export const stateMissing = defineAnswerRule({
  id: 'state-missing',
  stage: 'answer',
  severity: 'warning',
  title: 'No “state” came back with the code',
  sources: [rfc(6749, '10.12'), rfc(9700, '4.7')],
  check({ artifact, artifacts }) {
    if (!artifact?.callback?.code) return inapplicable
    if (artifact.callback.state || bound(artifacts)) return pass
    return { outcome: 'flag', evidence: {} }
  },
  message: () => 'This login came back without “state”: does the app check PKCE or a nonce instead?',
  why: () =>
    'Without one of the three, somebody else’s answer can be put into a person’s browser, and the app logs them in as that somebody. Logins that the provider starts by itself have no “state” either.',
  fix: () => ({
    steps: [
      {
        text: 'Let an OAuth library do it: it sends “state” and PKCE with the request and checks both when the answer comes.',
      },
      {
        text: 'If the app sends a “state” and none came back, see whether a redirect or a proxy on the way drops the query.',
      },
    ],
  }),
})

const callback = 'https://app.example/callback?code=SplxlOBeZQQYbYS6WxSbIA'
const request = 'https://issuer.example/authorize?client_id=a&response_type=code'

export const cases: RuleCases = {
  flags: {
    'a code alone': () => ({ paste: callback }),
    'a code and its issuer': () => ({ paste: `${callback}&iss=https%3A%2F%2Fissuer.example` }),
    'below a request that binds nothing': () => ({ paste: `${request}\n${callback}` }),
  },
  spares: {
    'a state': () => ({ paste: `${callback}&state=xyz` }),
    'PKCE in the request': () => ({ paste: `${request}&code_challenge=x&code_challenge_method=S256\n${callback}` }),
    'a nonce in the request': () => ({ paste: `${request}&nonce=n\n${callback}` }),
    'tokens without a code': () => ({ paste: `https://app.example/cb#id_token=${jws({ claims: { nonce: 'n' } })}` }),
    'another page with a code': () => ({ paste: 'https://shop.example/cart?code=SplxlOBeZQQYbYS6WxSbIA' }),
  },
}

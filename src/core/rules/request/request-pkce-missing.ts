import { rfc } from '../../registry/sources.ts'
import { changed, snippet } from '../../snippets/snippet.ts'
import { corrected } from '../../steps/corrected-request.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

export const requestPkceMissing = defineRequestRule({
  id: 'request-pkce-missing',
  stage: 'request',
  severity: 'warning',
  title: 'The login request has no PKCE',
  sources: [rfc(7636, '4.3'), rfc(9700, '2.1.1')],
  check(facts) {
    const { request } = facts
    const parameter = (name: string) => facts.parameter(name)
    if (request.endpoint !== 'authorize' || !/\bcode\b/.test(parameter('response_type') ?? '')) return inapplicable
    // A pushed or signed request holds its parameters elsewhere (RFC 9126, RFC 9101).
    if (parameter('request_uri') !== undefined || parameter('request') !== undefined) return inapplicable
    const method = parameter('code_challenge_method')
    if (parameter('code_challenge')) {
      // Left out it is “plain” (RFC 7636 section 4.3).
      return method === undefined || /^plain$/i.test(method) ? { outcome: 'flag', evidence: { plain: true } } : pass
    }
    // A server that keeps a secret and checks the nonce is protected in another way.
    const nonce = parameter('nonce') !== undefined
    return { outcome: 'flag', evidence: { plain: false }, ...(nonce && { severity: 'info' as const }) }
  },
  message: ({ plain }) =>
    plain
      ? 'This login request uses PKCE in its plain form, in which the secret itself stands in the address.'
      : 'This login request has no PKCE (“code_challenge”): does the app keep a client secret on a server?',
  why: ({ plain }) =>
    `${plain ? 'Whoever reads the address can redeem the code.' : 'Without it whoever gets hold of the code can redeem it.'} Apps in browsers and on phones need PKCE with “S256”, others should have it; many providers refuse the exchange of the code without it.`,
  fix: ({ request, tokens }, { plain }) => ({
    steps: [
      {
        text: 'Make a random “code_verifier” for each login, send the hash of it here, and the verifier itself when the code is exchanged. An OAuth library does all of that.',
        snippets: plain
          ? [corrected('Corrected request', request, tokens, ['code_challenge_method', 'S256'])]
          : [
              snippet(
                'Add to the request',
                'text',
                changed('&code_challenge=BASE64URL_OF_SHA256_OF_THE_VERIFIER&code_challenge_method=S256'),
              ),
            ],
      },
    ],
  }),
})

const request = (rest: string, type = 'code') =>
  `https://issuer.example/authorize?client_id=a&response_type=${type}&scope=openid${rest}`

export const cases: RuleCases = {
  flags: {
    none: () => ({ paste: request('') }),
    plain: () => ({ paste: request('&code_challenge=abc&code_challenge_method=plain') }),
    'plain, because no method is named': () => ({ paste: request('&code_challenge=abc') }),
    'a hybrid login': () => ({ paste: request('', 'code%20id_token') }),
    'a nonce in its place': () => ({ paste: request('&nonce=n'), severity: 'info' }),
  },
  spares: {
    S256: () => ({ paste: request('&code_challenge=abc&code_challenge_method=S256') }),
    'an implicit login': () => ({ paste: request('', 'id_token') }),
    'a pushed request': () => ({ paste: request('&request_uri=urn%3Aexample%3A1') }),
    'a token request': () => ({
      paste: "curl https://issuer.example/token -d 'grant_type=client_credentials&client_id=a'",
    }),
  },
}

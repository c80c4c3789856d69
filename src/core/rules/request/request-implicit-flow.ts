import { rfc } from '../../registry/sources.ts'
import { changed, snippet } from '../../snippets/snippet.ts'
import { corrected } from '../../steps/corrected-request.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

/** Words of `response_type` (OAuth 2.0 Multiple Response Type Encoding Practices); their order does not matter. */
const known: ReadonlySet<string> = new Set(['code', 'token', 'id_token', 'none'])

export const requestImplicitFlow = defineRequestRule({
  id: 'request-implicit-flow',
  stage: 'request',
  severity: 'warning',
  title: 'The request asks for tokens in the address, or for something that does not exist',
  sources: [
    rfc(9700, '2.1.2'),
    rfc(6749, '3.1.1'),
    {
      label: 'OAuth 2.0 Multiple Response Type Encoding Practices',
      url: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html',
    },
  ],
  check(facts) {
    const { request } = facts
    const parameter = (name: string) => facts.parameter(name)
    if (request.endpoint !== 'authorize' || parameter('request_uri') || parameter('request')) return inapplicable
    const type = parameter('response_type')
    if (type === undefined || type === '') return { outcome: 'flag', evidence: { type: '', unknown: true } }
    const words = type.split(/[\s+]+/)
    if (words.some((word) => !known.has(word))) return { outcome: 'flag', evidence: { type, unknown: true } }
    return words.includes('token') ? { outcome: 'flag', evidence: { type, unknown: false } } : pass
  },
  message: ({ type, unknown }) =>
    type === ''
      ? 'This request has no “response_type”, so the server does not know what to answer with.'
      : unknown
        ? `${shown(type, 60)} is no “response_type” that servers know.`
        : 'This request asks for the access token in the address (implicit flow), which current guidance advises against.',
  why: ({ unknown }) =>
    unknown
      ? 'It is “code” in nearly every case, for logins and for APIs alike; several words are separated by a space. A server answers “unsupported_response_type” or “invalid_request” otherwise.'
      : 'An address ends up in the history and in scripts of the page, nothing binds the token to this app, and there is no refresh token. Many providers have it turned off.',
  fix: ({ request, tokens }) => ({
    steps: [
      {
        text: 'Ask for a code, with PKCE, and exchange it for the tokens.',
        snippets: [
          corrected('Corrected request', request, tokens, ['response_type', 'code']),
          snippet(
            'With PKCE',
            'text',
            changed('&code_challenge=BASE64URL_OF_SHA256_OF_THE_VERIFIER&code_challenge_method=S256'),
          ),
        ],
      },
    ],
  }),
})

const request = (type: string) => `https://issuer.example/authorize?client_id=a&scope=openid${type}`

export const cases: RuleCases = {
  flags: {
    'an access token': () => ({ paste: request('&response_type=token') }),
    'both tokens': () => ({ paste: request('&response_type=id_token%20token') }),
    'a word that nobody knows': () => ({ paste: request('&response_type=access_token') }),
    nothing: () => ({ paste: request('') }),
  },
  spares: {
    'a code': () => ({ paste: request('&response_type=code') }),
    'an ID token': () => ({ paste: request('&response_type=id_token&nonce=n') }),
    'a code and an ID token': () => ({ paste: request('&response_type=code+id_token&nonce=n') }),
    'a pushed request': () => ({ paste: request('&request_uri=urn%3Aexample%3A1') }),
  },
}

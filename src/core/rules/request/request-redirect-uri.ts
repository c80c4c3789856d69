import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

const isLocal = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)

type Trouble = 'relative' | 'fragment' | 'http' | 'encoded-twice' | 'space'

function troubleOf(uri: string): Trouble | undefined {
  if (/^https?%3A/i.test(uri)) return 'encoded-twice'
  if (uri !== uri.trim()) return 'space'
  if (!URL.canParse(uri)) return 'relative'
  const { hash, protocol, hostname } = new URL(uri)
  if (hash !== '') return 'fragment'
  return protocol === 'http:' && !isLocal(hostname) ? 'http' : undefined
}

const words: Readonly<Record<Trouble, string>> = {
  relative: 'is no absolute address',
  fragment: 'has a part behind “#”, which it must not have',
  http: 'is plain http, by which anybody on the way can read the code',
  'encoded-twice': 'was encoded twice',
  space: 'has a space at its beginning or end',
}

export const requestRedirectUri = defineRequestRule({
  id: 'request-redirect-uri',
  stage: 'request',
  severity: 'warning',
  title: 'The address that the login comes back to will be refused',
  sources: [rfc(6749, '3.1.2'), rfc(9700, '2.1')],
  check(facts) {
    const { request } = facts
    const uri = facts.parameter('redirect_uri')
    if (request.endpoint !== 'authorize' || uri === undefined || uri === '') return inapplicable
    const trouble = troubleOf(uri)
    return trouble ? { outcome: 'flag', evidence: { uri, trouble } } : pass
  },
  message: ({ uri, trouble }) => `“redirect_uri” ${words[trouble]}: ${shown(uri, 160)}.`,
  why: () =>
    'A server compares it with the registered ones to the character and answers with an error page of its own if none fits, since it must not send anybody to an address that it does not know.',
  fix: () => ({
    steps: [
      {
        text: 'Register the exact address at the provider, with https, path and slash, and send the same in this request and when the code is exchanged. Encode it once.',
      },
      { text: 'On a developer’s own machine “http://localhost” or “http://127.0.0.1” will do.' },
    ],
  }),
})

const request = (uri: string) =>
  `https://issuer.example/authorize?client_id=a&response_type=code&code_challenge=x&code_challenge_method=S256&redirect_uri=${uri}`

export const cases: RuleCases = {
  flags: {
    'plain http': () => ({ paste: request('http%3A%2F%2Fapp.example%2Fcb') }),
    'a fragment': () => ({ paste: request('https%3A%2F%2Fapp.example%2F%23%2Fcb') }),
    'a path': () => ({ paste: request('%2Fcallback') }),
    'encoded twice': () => ({ paste: request('https%253A%252F%252Fapp.example%252Fcb') }),
    'a space': () => ({ paste: request('https%3A%2F%2Fapp.example%2Fcb%20') }),
  },
  spares: {
    https: () => ({ paste: request('https%3A%2F%2Fapp.example%2Fcb') }),
    'the own machine': () => ({ paste: request('http%3A%2F%2Flocalhost%3A3000%2Fcb') }),
    'a native app': () => ({ paste: request('com.example.app%3A%2Fcb') }),
    none: () => ({ paste: 'https://issuer.example/authorize?client_id=a&response_type=code' }),
  },
}

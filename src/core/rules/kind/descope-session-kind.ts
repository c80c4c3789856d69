import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** By `drn`. */
const kinds: ReadonlyMap<unknown, readonly [name: string, call: string]> = new Map([
  ['DS', ['session', 'validateSession']],
  ['DSR', ['refresh', 'refreshSession']],
])

export const descopeSessionKind = defineRule({
  id: 'descope-session-kind',
  stage: 'kind',
  severity: 'info',
  title: 'Descope has a call for each kind of token',
  sources: [{ label: 'descope/node-sdk', url: 'https://github.com/descope/node-sdk' }],
  check({ token: { kind, claims } }) {
    const found = kind === 'jws' ? kinds.get(claims?.drn) : undefined
    return found ? { outcome: 'flag', at: '/claims/drn', evidence: found } : inapplicable
  },
  message: ([name, call]) => `This looks like a ${name} token of Descope: ${call}() checks it.`,
  why: () => 'The claim “drn” says which of the two it is. APIs are meant to see session tokens only.',
  fix: (_, [, call]) => ({
    steps: [
      {
        text: 'Check it with the SDK, or with the keys of the project.',
        snippets: [{ label: '@descope/node-sdk', language: 'js', text: `await descope.${call}(token)` }],
      },
    ],
  }),
})

const token = (drn?: string) => accessToken({ iss: 'P2abcdefghijklmnopqrstuvwxy', drn }, { alg: 'RS256', kid: 'k' })

export const cases: RuleCases = {
  flags: {
    'a session': () => ({ paste: token('DS') }),
    'a refresh token': () => ({ paste: token('DSR') }),
  },
  spares: {
    'another value': () => ({ paste: token('X') }),
    'no such claim': () => ({ paste: token() }),
  },
}

import { hasWarning } from '../../facts/has-warning.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const keyInBase64 = defineRule({
  id: 'key-in-base64',
  stage: 'crypto',
  severity: 'warning',
  title: 'The key is written in ordinary base64',
  sources: [rfc(7517, '4'), rfc(7518, '6.3.1')],
  check({ signature }) {
    if (!hasWarning(signature, 'key-in-base64')) return inapplicable
    return { outcome: 'flag', at: '/signature', evidence: {} }
  },
  message: () =>
    'The signature fits, but the key is written in ordinary base64 (with “+”, “/” or “=”), where a JWK has base64url.',
  why: () =>
    'Here its numbers were converted before the check. A library that follows the standard cannot read such a key, and answers that the key is wrong or that no key was found.',
  fix: () => ({
    steps: [
      {
        text: 'Let whoever publishes the key write its members in base64url: “-” for “+”, “_” for “/”, and no padding.',
      },
      { text: 'If the key set is a copy of your own, convert it there.' },
    ],
  }),
})

const verified = { status: 'verified', alg: 'RS256', origin: 'given' } as const

export const cases: RuleCases = {
  flags: { 'the key that fits': () => checked({ ...verified, kid: 'key-1', warnings: ['key-in-base64'] }) },
  spares: {
    'another remark': () => checked({ ...verified, warnings: ['kid-not-in-jwks'] }),
    'not checked': () => ({ paste: accessToken() }),
  },
}

import type { VerificationResult } from '../../model/verification.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const keyInBase64 = defineRule({
  id: 'key-in-base64',
  stage: 'crypto',
  severity: 'warning',
  title: 'The key is written in ordinary base64',
  sources: [rfc(7517, '4'), rfc(7518, '6.3.1')],
  check({ signature }) {
    if (signature.status === 'unverifiable' || !signature.warnings.includes('key-in-base64')) return inapplicable
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

const as = (signature: VerificationResult): RuleCase => {
  const paste = accessToken()
  return { paste, context: { signatures: new Map([[paste, signature]]) } }
}
const verified = { status: 'verified', alg: 'RS256', origin: 'given' } as const

export const cases: RuleCases = {
  flags: { 'the key that fits': () => as({ ...verified, kid: 'key-1', warnings: ['key-in-base64'] }) },
  spares: {
    'another remark': () => as({ ...verified, warnings: ['kid-not-in-jwks'] }),
    'not checked': () => ({ paste: accessToken() }),
  },
}

import { hasWarning } from '../../facts/has-warning.ts'
import type { VerificationResult } from '../../model/verification.ts'
import { rfc } from '../../registry/sources.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const duplicateKid = defineRule({
  id: 'duplicate-kid',
  stage: 'crypto',
  severity: 'error',
  title: 'Several keys of the set have the same id',
  sources: [rfc(7517, '4.5'), rfc(7515, '4.1.4')],
  check({ token, signature }) {
    const kid = token.header?.kid
    if (typeof kid !== 'string') return inapplicable
    // A choice by another name failed for another reason.
    const none = signature.status === 'unverifiable' && signature.because === 'several-matching-keys'
    const one = hasWarning(signature, 'duplicate-kid')
    if (!none && !one) return inapplicable
    return {
      outcome: 'flag',
      at: '/header/kid',
      evidence: { kid, none },
      ...(!none && { severity: 'warning' as const }),
    }
  },
  message: ({ kid, none }) =>
    none
      ? `Several keys of the set have the id ${shown(kid)}, and none of them made this signature.`
      : `Several keys of the set have the id ${shown(kid)}, so an API may try the wrong one.`,
  why: () =>
    'The “kid” is there to tell keys apart. Where two of one type share it, libraries differ: some try each, some take the first or the last, some give up. The same token then passes in one API and fails in another, or after a restart.',
  fix: () => ({
    steps: [
      {
        text: 'Give each key of the set an id of its own, such as its thumbprint (RFC 7638), and let the issuer write that into the header.',
      },
      { text: 'If the set was put together from several sources, keep one set for each issuer.' },
    ],
  }),
})

const as = (signature: VerificationResult, severity?: 'warning'): RuleCase => ({
  ...checked(signature, accessToken({}, { alg: 'RS256', kid: 'key-1' })),
  ...(severity && { severity }),
})

export const cases: RuleCases = {
  flags: {
    'and none fits': () => as({ status: 'unverifiable', because: 'several-matching-keys' }),
    'and one fits': () =>
      as({ status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: ['duplicate-kid'] }, 'warning'),
  },
  spares: {
    'an id of its own': () => as({ status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }),
    'a token without an id': () =>
      checked({ status: 'unverifiable', because: 'several-matching-keys' }, accessToken({}, { alg: 'RS256' })),
    'not checked': () => ({ paste: accessToken() }),
  },
}

import type { KeyOrigin } from '../../model/verification.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const signatureOkScope = defineRule({
  id: 'signature-ok-scope',
  stage: 'crypto',
  severity: 'info',
  title: 'The signature fits, which is not all that an API checks',
  sources: [rfc(8725, '3.8'), rfc(8725, '3.9'), rfc(7662, '4')],
  check({ signature }) {
    // A key that the token brings along proves nothing about who made it.
    if (signature.status !== 'verified' || signature.origin === 'embedded' || signature.worthless) return inapplicable
    return { outcome: 'flag', at: '/signature', evidence: { given: signature.origin === 'given' } }
  },
  message: ({ given }) =>
    given
      ? 'The signature fits the key that you gave: whoever holds its private half, or the secret, made this token.'
      : 'The signature fits a key that the issuer publishes: the issuer made this token, and nobody changed it.',
  why: () =>
    'It does not say that your API trusts this issuer, that the audience, the type and the time suit it, or that the token has not been revoked since. Whether it was, only the provider knows.',
  fix: () => ({
    steps: [
      {
        text: 'Fill in what your API expects (issuer, audience, scope), and compare. To learn of a revocation, ask the provider by introspection where it has one.',
      },
    ],
  }),
})

const result = (origin: KeyOrigin, status: 'verified' | 'failed' = 'verified') =>
  checked({ status, alg: 'RS256', kid: 'key-1', origin, warnings: [] })

export const cases: RuleCases = {
  flags: {
    'the issuer’s key': () => result('issuer'),
    'a key that was given': () => result('given'),
  },
  spares: {
    'the key inside of the token': () => result('embedded'),
    failed: () => result('issuer', 'failed'),
    'not checked': () => checked({ status: 'unverifiable', because: 'offline' }),
    'nobody tried': () => ({ paste: accessToken() }),
  },
}

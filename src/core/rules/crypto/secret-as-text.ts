import { hasWarning } from '../../facts/has-warning.ts'
import { accessToken, checked } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const secretAsText = defineRule({
  id: 'secret-as-text',
  stage: 'crypto',
  severity: 'warning',
  title: 'The “k” of the key holds the secret as text',
  sources: [rfc(7518, '6.4.1')],
  check({ signature }) {
    if (!hasWarning(signature, 'secret-as-text')) return inapplicable
    return { outcome: 'flag', at: '/signature', evidence: {} }
  },
  message: () => 'The signature fits when “k” is taken as the text of the secret itself, and not as base64url of it.',
  why: () =>
    'In a JWK “k” is base64url of the octets. A library that follows the standard decodes it first, gets another secret, and refuses every token.',
  fix: () => ({
    steps: [
      { text: 'Write the secret in base64url into “k”, or give the library the secret as text where it takes one.' },
      { text: 'Let issuer and API use the same octets: agree on the text or on its decoded form.' },
    ],
  }),
})

const verified = { status: 'verified', alg: 'RS256', origin: 'given' } as const

export const cases: RuleCases = {
  flags: { 'the key that fits': () => checked({ ...verified, kid: 'key-1', warnings: ['secret-as-text'] }) },
  spares: {
    'another remark': () => checked({ ...verified, warnings: ['kid-not-in-jwks'] }),
    'not checked': () => ({ paste: accessToken() }),
  },
}

import type { BindingCheck } from '../../registry/binding-checks.ts'
import { accessToken, filler, jws, noon, sdJwt } from '../../testing/forge.ts'
import { digestOf } from '../../decode/digest.ts'
import type { Json } from '../../model/primitives.ts'
import type { VerificationResult } from '../../model/verification.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** In the order of weight, with what to change. */
const steps: Partial<Record<BindingCheck, string>> = {
  'kb-signature':
    'Let the wallet sign the key binding with the private key that belongs to “cnf” in the credential. Nobody else may present it: if the wallet did, take this for a stolen credential.',
  'sd-hash':
    'Make a new key binding for each presentation: “sd_hash” covers the credential with exactly the disclosures that go along, up to the last tilde.',
  'kb-typ': 'Set “typ” in the header of the key binding to “kb+jwt”.',
  'kb-alg': 'Sign the key binding with a private key, for instance ES256.',
  'kb-claims': 'Put “iat”, and the “aud” and “nonce” that the verifier asked for, into the key binding.',
}
const weight = Object.keys(steps)

export const keyBindingMismatch = defineRule({
  id: 'key-binding-mismatch',
  stage: 'binding',
  severity: 'error',
  fleeting: true,
  title: 'The key binding of the SD-JWT does not fit',
  sources: [rfc(9901, '7.3'), rfc(9901, '4.3')],
  check({ bindings }) {
    const own = bindings.filter(({ check }) => steps[check] !== undefined)
    if (own.length === 0) return inapplicable
    const failing = own
      .filter(({ outcome }) => outcome === 'not-met')
      .toSorted((a, b) => weight.indexOf(a.check) - weight.indexOf(b.check))
    const [first, ...others] = failing
    return first ? { outcome: 'flag', at: '/key-binding', evidence: { first, others } } : pass
  },
  message: ({ first }) => first.says,
  why: ({ others }) =>
    [
      'The key binding shows that whoever presents the credential holds the key that its issuer named, and made just this presentation. A verifier that asks for one refuses the whole if anything of it does not fit.',
      ...others.map(({ says }) => says),
    ].join(' '),
  fix: (_, { first, others }) => ({
    steps: [first, ...others].flatMap(({ check }) => {
      const text = steps[check]
      return text === undefined ? [] : [{ text }]
    }),
  }),
})

const disclosures = [['salt', 'given_name', 'Erika']]
const holder = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: /* @__PURE__ */ filler(32),
}
const bare = () => sdJwt({ disclosures, claims: { cnf: { jwk: holder } } })
type Members = Readonly<Record<string, Json>>
const binding = (claims: Members = {}, header: Members = {}) =>
  jws({
    header: { typ: 'kb+jwt', alg: 'ES256', ...header },
    claims: { aud: 'https://verifier.example', nonce: 'n', iat: noon, sd_hash: digestOf(bare(), 'sha-256'), ...claims },
  })
const checked = (status: 'verified' | 'failed'): ReadonlyMap<string, VerificationResult> =>
  new Map([[binding(), { status, alg: 'ES256', origin: 'embedded', warnings: [] }]])

export const cases: RuleCases = {
  flags: {
    'a signature of somebody else': () => ({
      paste: bare() + binding(),
      context: { signatures: checked('failed') },
    }),
    'a binding of another presentation': () => ({ paste: bare() + binding({ sd_hash: filler(32) }) }),
    'without its nonce': () => ({ paste: bare() + binding({ nonce: null }) }),
    'another type': () => ({ paste: bare() + binding({}, { typ: 'JWT' }) }),
    'a shared secret': () => ({ paste: bare() + binding({}, { alg: 'HS256' }) }),
  },
  spares: {
    'not checked': () => ({ paste: bare() + binding() }),
    'of the holder': () => ({ paste: bare() + binding(), context: { signatures: checked('verified') } }),
    'without a binding': () => ({ paste: bare() }),
    'an access token': () => ({ paste: accessToken() }),
  },
}

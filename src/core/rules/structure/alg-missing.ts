import { isEncrypted, isSigned } from '../../decode/index.ts'
import { accessToken, jwe, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const algMissing = defineRule({
  id: 'alg-missing',
  stage: 'structure',
  severity: 'error',
  title: 'The header names no algorithm',
  sources: [rfc(7515, '4.1.1'), rfc(7516, '4.1.1')],
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check({ token }) {
    const { header } = token
    if (!header || !(isSigned(token) || isEncrypted(token))) return inapplicable
    if (typeof header.alg === 'string') return pass
    const absent = header.alg === undefined
    return { outcome: 'flag', at: absent ? '/header' : '/header/alg', evidence: { absent } }
  },
  message: ({ absent }) =>
    absent
      ? 'The header of this token does not say how it is signed (“alg” is missing).'
      : 'The header of this token does not say how it is signed: its “alg” is not a text.',
  why: () =>
    'Without it no verifier knows what to compute, so every one refuses the token before it looks at anything else. ' +
    'It may also be no JWT at all: signed values of web frameworks begin with JSON too.',
  fix: () => ({
    steps: [
      {
        text: 'If your own code makes the token, set “alg” in the header to the algorithm of the key, “RS256” for instance.',
      },
      {
        text: 'Otherwise make sure that this is what your identity provider issued, and not a cookie or a value of an app.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a type only': () => ({ paste: jws({ header: { typ: 'JWT' }, claims: {} }) }),
    'a key only': () => ({ paste: jws({ header: { kid: 'key-1' }, claims: {} }) }),
    'a number': () => ({ paste: jws({ header: { alg: 256 }, claims: {} }) }),
    'in capitals': () => ({ paste: jws({ header: { ALG: 'RS256' }, claims: {} }) }),
    'an encrypted token': () => ({ paste: jwe({ enc: 'A256GCM' }) }),
  },
  spares: {
    'an algorithm': () => ({ paste: accessToken() }),
    'one that nobody knows': () => ({ paste: jws({ header: { alg: 'XS256' }, claims: {} }) }),
    none: () => ({ paste: jws({ header: { alg: 'none' }, claims: {}, signature: '' }) }),
    'a header that cannot be read': () => ({ paste: jws({ header: '{"typ":"JWT"', claims: {} }) }),
    'a Flask session': () => ({ paste: `eyJ1c2VyIjoxfQ.Z${'a'.repeat(5)}.${'b'.repeat(27)}` }),
    'a PASETO': () => ({ paste: `v4.local.${'a'.repeat(80)}` }),
  },
}

import { pointerTo } from '../../text/json-pointer.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const duplicateClaim = defineRule({
  id: 'duplicate-claim',
  stage: 'structure',
  severity: 'warning',
  title: 'A name stands twice in the token',
  sources: [rfc(7519, '4'), rfc(7515, '4'), rfc(8259, '4')],
  check({ token }) {
    if (!token.header && !token.claims) return inapplicable
    const part = token.parts.find(({ label, repeated }) => repeated && (label === 'header' || label === 'claims'))
    if (!part?.repeated) return pass
    const { label, repeated } = part
    const [name = ''] = repeated
    return {
      outcome: 'flag',
      at: pointerTo(label, name),
      evidence: { label, repeated },
    }
  },
  message: ({ label, repeated }) => `The ${label} part has ${shownList(repeated, 3)} more than once.`,
  why: () =>
    'Parsers disagree about which value counts: most take the last one, some the first, strict ones refuse the token. ' +
    'A gateway and the API behind it may so read two different tokens, which attackers make use of.',
  fix: () => ({
    steps: [
      {
        text: 'Let the issuer write each name once. In most cases a custom claim or a mapper adds what the token holds already: remove or rename it.',
      },
      {
        text: 'If your own code makes the token, build an object and let a JSON library write it, instead of joining texts.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an expiry': () => ({ paste: jws({ payload: `{"exp":${noon},"iss":"x","exp":1}` }) }),
    'in the header': () => ({ paste: jws({ header: '{"alg":"RS256","alg":"none"}', claims: {} }) }),
    'in an object of the claims': () => ({ paste: jws({ payload: '{"realm_access":{"roles":[],"roles":["a"]}}' }) }),
    'by an escape': () => ({ paste: jws({ payload: '{"sub":"a","s\\u0075b":"b"}' }) }),
  },
  spares: {
    'each once': () => ({ paste: accessToken() }),
    'in two objects': () => ({ paste: jws({ payload: '{"a":{"id":1},"b":{"id":2},"c":[{"id":3},{"id":4}]}' }) }),
    'in header and claims': () => ({ paste: jws({ header: { alg: 'RS256', iss: 'x' }, claims: { iss: 'x' } }) }),
    'in another case': () => ({ paste: jws({ payload: '{"sub":"a","Sub":"b"}' }) }),
    'claims that cannot be read': () => ({ paste: jws({ payload: '{"a":1,"a" 2}' }) }),
  },
}

import { asArray } from '../../decode/json.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const critUnknown = defineRule({
  id: 'crit-unknown',
  stage: 'crypto',
  severity: 'error',
  title: 'The header demands an extension that ordinary libraries do not know',
  sources: [rfc(7515, '4.1.11'), rfc(7516, '4.1.13')],
  suppresses: ['signature-bad'],
  check({ token: { header } }) {
    const listed = asArray(header?.crit)
    const names = (listed ?? []).filter((name) => typeof name === 'string' && name !== 'b64')
    if (names.length === 0 && listed?.length !== 0) return inapplicable
    return { outcome: 'flag', at: '/header/crit', evidence: { names: names.map(String) } }
  },
  message: ({ names }) =>
    names.length === 0
      ? 'The header has an empty list of things that must be understood (“crit”), which libraries refuse.'
      : `The header says that ${shownList(names)} must be understood (“crit”), and a library that does not know it has to refuse the token.`,
  why: () =>
    'Whatever “crit” lists, a verifier must either handle or give up. Ordinary JWT libraries know none of these names but “b64”, unless the application tells them that it looks after one itself.',
  fix: () => ({
    steps: [
      {
        text: 'If your own code makes the token, leave “crit” out of the header unless every receiver handles the extension.',
      },
      {
        text: 'If the sender’s rules ask for it, as some for banking do, let the API name the extension to its library and check the member itself: `crit` among the options in jose, `processedCriticalHeaders` or the like elsewhere.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an extension of banks': () => ({
      paste: jws({
        header: { alg: 'PS256', 'http://openbanking.org.uk/iat': 1, crit: ['http://openbanking.org.uk/iat'] },
        claims: {},
      }),
    }),
    'an empty list': () => ({ paste: jws({ header: { alg: 'HS256', crit: [] }, claims: {} }) }),
    'a name beside b64': () => ({
      paste: jws({ header: { alg: 'HS256', b64: true, exp: 1, crit: ['b64', 'exp'] }, claims: {} }),
    }),
  },
  spares: {
    'no demands': () => ({ paste: accessToken() }),
    'b64 alone': () => ({ paste: jws({ header: { alg: 'HS256', b64: true, crit: ['b64'] }, claims: {} }) }),
    'a claim of that name': () => ({ paste: accessToken({ crit: ['x'] }) }),
  },
}

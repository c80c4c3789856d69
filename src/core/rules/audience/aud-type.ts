import { asArray } from '../../decode/json.ts'
import { isJwt } from '../../token/claims.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import { typeWords } from '../../text/type-words.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audType = defineRule({
  id: 'aud-type',
  stage: 'audience',
  severity: 'error',
  title: 'The audience in the token is neither a text nor a list of texts',
  sources: [rfc(7519, '4.1.3'), rfc(7519, '2')],
  suppresses: ['aud-missing'],
  check({ token }) {
    const { claims } = token
    if (!isJwt(token) || !claims || !Object.hasOwn(claims, 'aud')) return inapplicable
    const { aud = null } = claims
    const list = asArray(aud)
    const wrong = (list ?? [aud]).find((value) => typeof value !== 'string')
    if (wrong === undefined) return pass
    return { outcome: 'flag', at: '/claims/aud', evidence: { wrong, isList: list !== undefined } }
  },
  message({ wrong, isList }, { wantedAudience }) {
    const found = isList ? `a list that holds ${typeWords(wrong)}` : typeWords(wrong)
    const expectation = isList ? 'a list may only hold texts' : 'a text or a list of texts is expected'
    return wantedAudience.length === 0
      ? `The audience of this token (“aud”) is ${found}, where ${expectation}.`
      : `Your API accepts ${shownList(wantedAudience)}, but the audience of this token (“aud”) is ${found}, where ${expectation}.`
  },
  why: () =>
    'JWT defines “aud” as one text or a list of texts. No other value equals what an API expects, even if it reads alike (5 is not "5"), and typed libraries such as those for Java and Go fail while reading the token.',
  fix: (_, { wrong, isList }) => ({
    steps: [
      wrong === null && !isList
        ? {
            text: 'null usually means that the login did not name an API: name it when you ask for the token, as `audience` or `resource`. Code of your own leaves the claim out where there is none.',
          }
        : {
            text: 'Where the token is made, write the identifier of the API as a text, in quotation marks; several as a list of texts.',
          },
      {
        text: 'If a mapper, a hook or a template of your identity provider sets the claim, correct its type there. Then sign in again: a token that was cached keeps the old value.',
      },
    ],
  }),
})

const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'a number': () => ({ paste: accessToken({ aud: 5 }) }),
    'a number that reads like the expected text': () => ({ paste: accessToken({ aud: 5 }), context: wants('5') }),
    'an object': () => ({ paste: accessToken({ aud: { api: 'https://api.example' } }) }),
    'true or false': () => ({ paste: accessToken({ aud: true }) }),
    null: () => ({ paste: accessToken({ aud: null }), context: wants('https://api.example') }),
    'a list of numbers': () => ({ paste: accessToken({ aud: [5] }) }),
    'a list in a list': () => ({ paste: accessToken({ aud: [['https://api.example']] }) }),
    'a number among texts': () => ({
      paste: accessToken({ aud: ['https://api.example', 5] }),
      context: wants('https://api.example'),
    }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', aud: 5, sub: 'u', nonce: 'n', at_hash: 'h' } }),
    }),
  },
  spares: {
    'a text': () => ({ paste: accessToken() }),
    'digits as a text': () => ({ paste: accessToken({ aud: '5' }) }),
    'a list of texts': () => ({ paste: accessToken({ aud: ['a', 'b'] }) }),
    'an empty list': () => ({ paste: accessToken({ aud: [] }) }),
    'no audience': () => ({ paste: accessToken({ aud: undefined }) }),
  },
}

import { isJwt } from '../../token/claims.ts'
import { accessToken, clientAssertion, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import { typeWords } from '../../text/type-words.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const issType = defineRule({
  id: 'iss-type',
  stage: 'issuer',
  severity: 'error',
  title: 'The issuer in the token is not a text',
  sources: [rfc(7519, '4.1.1'), rfc(7519, '2')],
  check({ token }) {
    const { claims } = token
    if (!isJwt(token) || !claims || !Object.hasOwn(claims, 'iss')) return inapplicable
    // GitHub takes the number of an app as a number, too.
    if (token.use === 'github-app' && typeof claims.iss === 'number') return inapplicable
    const { iss = null } = claims
    return typeof iss === 'string' ? pass : { outcome: 'flag', at: '/claims/iss', evidence: { iss } }
  },
  message({ iss }, { expected }) {
    const wanted = expected.issuer?.trim() ?? ''
    return wanted === ''
      ? `The issuer of this token (“iss”) is ${typeWords(iss)}, where one text is expected.`
      : `Your API trusts ${shown(wanted)}, but the issuer of this token (“iss”) is ${typeWords(iss)}, where one text is expected.`
  },
  why: ({ iss }) =>
    `JWT defines “iss” as one text. Verifiers compare it with the issuer that they trust, so ${Array.isArray(iss) ? 'a list never fits, whatever is in it' : 'nothing else fits'}; some already fail while reading the token.`,
  fix: (_, { iss }) => ({
    steps: [
      Array.isArray(iss)
        ? {
            text: 'Let the code that makes the token write the one issuer whose key signs it, as a text and not as a list.',
          }
        : { text: 'Let the code that makes the token write the issuer’s address into “iss”, in quotation marks.' },
      {
        text: 'If a mapper, a hook or a template of your identity provider sets the claim, take it out there: the provider writes its own address by itself.',
      },
    ],
  }),
})

const wants = { expected: { issuer: 'https://issuer.example/' } }

export const cases: RuleCases = {
  flags: {
    'a list with the right one': () => ({ paste: accessToken({ iss: ['https://issuer.example/'] }), context: wants }),
    'a list, and nothing is expected': () => ({ paste: accessToken({ iss: ['a', 'b'] }) }),
    'an empty list': () => ({ paste: accessToken({ iss: [] }) }),
    'a number': () => ({ paste: accessToken({ iss: 12_345 }), context: wants }),
    null: () => ({ paste: accessToken({ iss: null }), context: wants }),
    'an object': () => ({ paste: accessToken({ iss: { url: 'https://issuer.example/' } }), context: wants }),
    'true or false': () => ({ paste: accessToken({ iss: true }) }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: ['https://issuer.example/'], aud: 'app', sub: 'u', nonce: 'n', at_hash: 'h' } }),
    }),
    'a client assertion': () => ({ paste: clientAssertion({ iss: ['client-1'] }) }),
  },
  spares: {
    'a text': () => ({ paste: accessToken(), context: wants }),
    'digits as a text': () => ({ paste: accessToken({ iss: '12345' }) }),
    'an empty text': () => ({ paste: accessToken({ iss: '' }) }),
    'no issuer': () => ({ paste: accessToken({ iss: undefined }), context: wants }),
    'a list elsewhere': () => ({ paste: accessToken({ issuers: ['a'] }) }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', context: wants }),
  },
}

import { complainsOfClaim } from '../../facts/api-token.ts'
import { isJwt } from '../../token/claims.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const subType = defineRule({
  id: 'sub-type',
  stage: 'scope',
  severity: 'error',
  title: 'A claim that must be text is none',
  sources: [
    rfc(7519, '4.1.2'),
    rfc(7519, '4.1.7'),
    { label: 'PyJWT, issue 1017', url: 'https://github.com/jpadilla/pyjwt/issues/1017' },
  ],
  check(facts) {
    const { token, expected } = facts
    const { claims } = token
    if (!isJwt(token) || !claims) return inapplicable
    const wrong = ['sub', 'jti'].filter((name) => Object.hasOwn(claims, name) && typeof claims[name] !== 'string')
    const [first] = wrong
    if (first === undefined) return pass
    const refused = expected.stack === 'pyjwt' || complainsOfClaim(facts, wrong)
    return {
      outcome: 'flag',
      at: `/claims/${first}`,
      evidence: { wrong },
      // Most libraries take it.
      ...(!refused && { severity: 'warning' as const }),
    }
  },
  message: ({ wrong }) =>
    `${shownList(wrong)} ${wrong.length > 1 ? 'are' : 'is'} not a text in this token, as ${wrong.length > 1 ? 'they have' : 'it has'} to be.`,
  why: () =>
    'JWT defines both as texts, also where they hold nothing but digits. PyJWT refuses anything else since version 2.10 (“Subject must be a string”), while many libraries do not look.',
  fix: () => ({
    steps: [
      { text: 'Write the value as a text where the token is made: "42" rather than 42.' },
      {
        text: 'Until then PyJWT can be told not to look.',
        snippets: [{ label: 'PyJWT', language: 'text', text: 'options={"verify_sub": False, "verify_jti": False}' }],
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a number as subject': () => ({ paste: accessToken({ sub: 42 }), severity: 'warning' }),
    'a number as id': () => ({ paste: accessToken({ jti: 42 }), severity: 'warning' }),
    'an object as subject': () => ({ paste: accessToken({ sub: { id: 1 } }), severity: 'warning' }),
    'nothing as subject': () => ({ paste: accessToken({ sub: null }), severity: 'warning' }),
    'a complaint about another claim': () => ({
      paste: `${accessToken({ sub: 42 })}\nThe nonce claim is not valid`,
      severity: 'warning',
    }),
    'an API with PyJWT': () => ({ paste: accessToken({ sub: 42 }), context: { expected: { stack: 'pyjwt' } } }),
    'an API that has complained': () => ({ paste: `${accessToken({ sub: 42 })}\nSubject must be a string` }),
  },
  spares: {
    texts: () => ({ paste: accessToken({ sub: '42', jti: '42' }) }),
    'neither of them': () => ({ paste: accessToken({ sub: undefined, jti: undefined }) }),
    'a number elsewhere': () => ({ paste: accessToken({ uid: 42 }) }),
  },
}

import { isJwt } from '../../token/claims.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { typeWords } from '../../text/type-words.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const times = ['exp', 'nbf', 'iat'] as const

export const timeNotNumber = defineRule({
  id: 'time-not-number',
  stage: 'time',
  severity: 'error',
  title: 'A time in the token is not a number',
  sources: [rfc(7519, '2'), rfc(7519, '4.1.4')],
  check({ token, now }) {
    const { claims } = token
    if (now === undefined || !claims || !isJwt(token)) return inapplicable
    const name = times.find((one) => Object.hasOwn(claims, one) && typeof claims[one] !== 'number')
    return name === undefined
      ? pass
      : { outcome: 'flag', at: `/claims/${name}`, evidence: { name, kind: typeWords(claims[name] ?? null) } }
  },
  message: ({ name, kind }) => `The time “${name}” is ${kind}, where a number of seconds is expected.`,
  why: ({ name }) =>
    `Times in a token are JSON numbers: seconds since 1970, UTC. PyJWT takes digits in quotation marks too; most verifiers refuse the token because of its “${name}”, whatever time is meant.`,
  fix: () => ({
    steps: [
      {
        text: 'In the code that issues the token, write the time as a number without quotation marks.',
        snippets: [{ label: 'Seconds since 1970', language: 'js', text: 'Math.floor(Date.now() / 1000)' }],
      },
      {
        text: 'If a rule, a mapper or a template of your identity provider sets the claim, take it out there: the provider sets it itself.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'digits in quotation marks': () => ({ paste: accessToken({ exp: '1772370000' }), context: { now: noon } }),
    'a date': () => ({ paste: accessToken({ iat: '2026-03-01T12:00:00Z' }), context: { now: noon } }),
    'an object': () => ({ paste: accessToken({ nbf: { seconds: 1 } }), context: { now: noon } }),
    null: () => ({ paste: accessToken({ exp: null }), context: { now: noon } }),
  },
  spares: {
    numbers: () => ({ paste: accessToken(), context: { now: noon } }),
    fractions: () => ({ paste: accessToken({ iat: noon - 0.5 }), context: { now: noon } }),
    'no times': () => ({ paste: accessToken({ exp: undefined, iat: undefined }), context: { now: noon } }),
    'a date of another claim': () => ({
      paste: accessToken({ updated_at: '2026-03-01T12:00:00Z' }),
      context: { now: noon },
    }),
    'no clock': () => ({ paste: accessToken({ exp: '1772370000' }) }),
  },
}

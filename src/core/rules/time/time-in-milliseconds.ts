import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

type Name = 'exp' | 'nbf' | 'iat'

/** How a wrong unit is told by its size, the largest first: in nanoseconds this one would be after 2100, and 2^63 is near. */
const units = [
  { from: 4.2e18, name: undefined, divisor: '' },
  { from: 1e17, name: 'nanoseconds', divisor: '1000000000' },
  { from: 1e14, name: 'microseconds', divisor: '1000000' },
  { from: 0, name: 'milliseconds', divisor: '1000' },
] as const

const unitOf = (value: number) => units.find(({ from }) => value >= from) ?? units[3]

/** Some issuers write the last day of the year 9999, in seconds, for “never”. */
const isEndOfTime = (seconds: number) => seconds >= 253_402_214_400 && seconds <= 253_402_300_800

const yearOf = (seconds: number) => Math.floor(1970 + seconds / 31_556_952)

const consequences: Readonly<Record<Name, string>> = {
  exp: 'Nothing objects to an “exp” so far ahead, so the token practically never expires.',
  nbf: 'APIs refuse the token because its “nbf” (not before) has not come yet.',
  iat: 'PyJWT and other strict verifiers refuse the token because its “iat” lies in the future.',
}

export const timeInMilliseconds = defineRule({
  id: 'time-in-milliseconds',
  stage: 'time',
  severity: 'error',
  title: 'A time is in milliseconds instead of seconds',
  sources: [rfc(7519, '2')],
  check({ token, now, expires, notBefore, issued }) {
    // The size alone tells, but without a clock no time rule speaks (model/inspection.ts).
    if (now === undefined || !isJwt(token)) return inapplicable
    const times: readonly (readonly [Name, number | undefined])[] = [
      ['exp', expires],
      ['nbf', notBefore],
      ['iat', issued],
    ]
    const [first, ...others] = times.flatMap(([name, value]) =>
      value !== undefined && value > millisecondsFrom && !isEndOfTime(value) ? [{ name, value }] : [],
    )
    if (!first) return pass
    return { outcome: 'flag', at: `/claims/${first.name}`, evidence: { first, others } }
  },
  message({ first: { name, value } }) {
    const unit = unitOf(value).name
    return unit === undefined
      ? `The time “${name}” is a number beyond any date, whatever its unit.`
      : `The time “${name}” is in ${unit}: read as seconds, as APIs do, it means the year ${yearOf(value)}.`
  },
  why: ({ first, others }) =>
    [first, ...others].map(({ name }) => consequences[name]).join(' ') +
    (unitOf(first.value).name === undefined
      ? ' Libraries that read times as whole numbers of 64 bits or as dates fail on it, and refuse the token as malformed.'
      : others.length > 0
        ? ''
        : ' Times in a token are seconds since 1970.'),
  fix: (_, { first: { value } }) => ({
    steps: [
      {
        text:
          unitOf(value).name === undefined
            ? 'In the code that issues the token, write the time as seconds since 1970. A token that should last takes a date some time ahead, not the largest number that there is.'
            : `In the code that issues the token, divide the time by ${unitOf(value).divisor} and drop the fraction. JavaScript’s clock counts milliseconds:`,
        snippets: [{ label: 'Seconds since 1970', language: 'js', text: 'Math.floor(Date.now() / 1000)' }],
      },
      { text: 'Issue new tokens, and refuse the old ones by their key or their id: on their own they do not expire.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an expiry': () => ({ paste: accessToken({ exp: 1_700_000_000_000 }), context: { now: noon } }),
    'the time of issue': () => ({ paste: accessToken({ iat: noon * 1000 }), context: { now: noon } }),
    'not before': () => ({ paste: accessToken({ nbf: noon * 1000 }), context: { now: noon } }),
    'all of them': () => ({
      paste: accessToken({ exp: noon * 1000, nbf: noon * 1000, iat: noon * 1000 }),
      context: { now: noon },
    }),
    nanoseconds: () => ({ paste: accessToken({ exp: noon * 1_000_000_000 }), context: { now: noon } }),
    'the largest number of 64 bits': () => ({ paste: accessToken({ exp: 2 ** 63 }), context: { now: noon } }),
    'a number beyond all': () => ({
      paste: jws({ header: { alg: 'RS256', typ: 'at+jwt' }, payload: '{"iss":"https://issuer.example/","exp":1e400}' }),
      context: { now: noon },
    }),
    microseconds: () => ({ paste: accessToken({ exp: noon * 1_000_000 }), context: { now: noon } }),
  },
  spares: {
    seconds: () => ({ paste: accessToken({ nbf: noon }), context: { now: noon } }),
    'a token of ten years': () => ({ paste: accessToken({ exp: noon + 315_360_000 }), context: { now: noon } }),
    'the end of the year 9999': () => ({ paste: accessToken({ exp: 253_402_300_799 }), context: { now: noon } }),
    'the last second that counts as one': () => ({
      paste: accessToken({ exp: 100_000_000_000 }),
      context: { now: noon },
    }),
    'a text': () => ({ paste: accessToken({ exp: '1700000000000' }), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ exp: 1_700_000_000_000 }) }),
  },
}

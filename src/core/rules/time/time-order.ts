import { isJwt, secondsOf } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; Entra ID dates “iat” back by five minutes, so a login may seem to come after it. */
const backdated = 600

const times = { exp: 'its end', iat: 'its issue', nbf: 'its start', auth_time: 'the login' } as const

export const timeOrder = defineRule({
  id: 'time-order',
  stage: 'time',
  severity: 'warning',
  title: 'The times in the token contradict each other',
  sources: [rfc(7519, '4.1')],
  check({ token, now, expires, notBefore, issued }) {
    if (now === undefined || !isJwt(token)) return inapplicable
    const login = secondsOf(token.claims, 'auth_time')
    const values = { exp: expires, nbf: notBefore, iat: issued, auth_time: login }
    // Another unit has a rule of its own; Keycloak writes 0 for “never”.
    if (Object.values(values).some((value) => value !== undefined && value >= millisecondsFrom)) return inapplicable
    const before = (first: keyof typeof values, second: keyof typeof values, by = 0) => {
      const [one, other] = [values[first], values[second]]
      return one !== undefined && one > 0 && other !== undefined && one <= other - by
        ? [{ first, second, one, other }]
        : []
    }
    const [found] = [...before('exp', 'iat'), ...before('exp', 'nbf', 1), ...before('iat', 'auth_time', backdated + 1)]
    return found ? { outcome: 'flag', at: `/claims/${found.first}`, evidence: found } : pass
  },
  message: ({ first, second, one, other }) =>
    one === other
      ? `This token ends in the moment of its issue: “exp” and “iat” are the same.`
      : `The times contradict each other: ${times[first]} (“${first}”) is before ${times[second]} (“${second}”).`,
  why: ({ first, second, one, other }) =>
    `“${first}” is ${utc(one)}, “${second}” is ${utc(other)}. ` +
    (first === 'exp'
      ? 'So there is no moment at which an API could accept the token. .NET says IDX10224.'
      : 'A token cannot be issued before its user logged in: a clock, or the code that sets one of the two, is wrong.'),
  fix: () => ({
    steps: [
      {
        text: 'In the code or the settings that issue the token, look at how the lifetime is added: in seconds, to the time of issue, and not negative.',
      },
      { text: 'If several machines issue tokens, compare their clocks with a time server.' },
    ],
  }),
})

const at = (change: Parameters<typeof accessToken>[0]) => ({ paste: accessToken(change), context: { now: noon } })

export const cases: RuleCases = {
  flags: {
    'an end before the issue': () => at({ iat: noon, exp: noon - 60 }),
    'an end with the issue': () => at({ iat: noon, exp: noon }),
    'an end before the start': () => at({ iat: undefined, nbf: noon + 60, exp: noon + 30 }),
    'a login after the issue': () => at({ iat: noon - 3600, auth_time: noon - 600 }),
  },
  spares: {
    'as it should be': () => at({ auth_time: noon - 900, nbf: noon - 600 }),
    'dated back': () => at({ iat: noon - 300, nbf: noon - 300, auth_time: noon }),
    'an end that says never': () => at({ iat: noon, exp: 0 }),
    milliseconds: () => at({ iat: noon * 1000, exp: noon + 3600 }),
    'a start at the end': () => at({ iat: undefined, nbf: noon + 60, exp: noon + 60 }),
    'no clock': () => ({ paste: accessToken({ iat: noon, exp: noon - 60 }) }),
  },
}

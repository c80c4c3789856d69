import { isJwt, secondsOf } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; less than that clocks may differ, and few verifiers mind. */
const bearable = 120

export const iatInFuture = defineRule({
  id: 'iat-in-future',
  stage: 'time',
  severity: 'warning',
  fleeting: true,
  title: 'The token was issued in the future',
  sources: [
    rfc(7519, '4.1.6'),
    {
      label: 'PyJWT: issued at claim',
      url: 'https://pyjwt.readthedocs.io/en/stable/usage.html#issued-at-claim-iat',
    },
  ],
  check({ token, now, issued, notBefore, tolerance }) {
    if (now === undefined || issued === undefined || !isJwt(token) || issued >= millisecondsFrom) return inapplicable
    const ahead = issued - now
    if (ahead <= Math.max(bearable, tolerance)) return pass
    // The issuer writes all of them by one clock: if they agree, that of this computer is the one to doubt.
    const others = [notBefore, secondsOf(token.claims, 'auth_time')].filter((time) => time !== undefined)
    const alike = others.length > 0 && others.every((time) => time > now + bearable)
    return { outcome: 'flag', at: '/claims/iat', evidence: { ahead, issued, alike } }
  },
  message: ({ ahead }) => `By this computer’s clock, the token will be issued in ${duration(ahead)}.`,
  why: ({ issued, alike }, { now = 0 }) =>
    `Its “iat” is ${utc(issued)}, and this computer thinks it is ${utc(now)}. ` +
    (alike
      ? 'The other times in the token lie ahead as well: most likely the clock of this computer is slow.'
      : 'One of the two clocks is wrong, or the issuer writes local time.') +
    ' An API that judges by a slow clock refuses such a token if its library looks at “iat”, as PyJWT does; jsonwebtoken does not look.',
  fix: (_, { alike }) => ({
    steps: [
      {
        text: alike
          ? 'Set the clock of this computer by a time server first, then paste the token again.'
          : 'Compare the clocks with a time server: of this computer, of the machine that issues, and of the one that verifies.',
      },
      {
        text: 'If your own code issues the token, write seconds since 1970 in UTC into “iat”; a local time without its zone is off by whole hours.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an hour ahead': () => ({ paste: accessToken({ iat: noon + 3600, exp: noon + 7200 }), context: { now: noon } }),
    'all times ahead': () => ({
      paste: accessToken({ iat: noon + 600, auth_time: noon + 500, exp: noon + 7200 }),
      context: { now: noon },
    }),
    'just beyond what clocks differ': () => ({ paste: accessToken({ iat: noon + 121 }), context: { now: noon } }),
  },
  spares: {
    'two minutes': () => ({ paste: accessToken({ iat: noon + 120 }), context: { now: noon } }),
    'within a wide tolerance': () => ({
      paste: accessToken({ iat: noon + 250 }),
      context: { now: noon, expected: { clockTolerance: 300 } },
    }),
    past: () => ({ paste: accessToken(), context: { now: noon } }),
    milliseconds: () => ({ paste: accessToken({ iat: noon * 1000 }), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ iat: noon + 3600 }) }),
    'no iat': () => ({ paste: accessToken({ iat: undefined }), context: { now: noon } }),
  },
}

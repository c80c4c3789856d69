import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; a start nearer than this is a matter of clocks rather than of intent. */
const clocksDiffer = 3600

export const notYetValid = defineRule({
  id: 'not-yet-valid',
  stage: 'time',
  severity: 'error',
  fleeting: true,
  title: 'The token cannot be used yet',
  sources: [rfc(7519, '4.1.5')],
  suppresses: ['iat-in-future'],
  check({ token, now, notBefore, tolerance }) {
    if (now === undefined || notBefore === undefined || !isJwt(token) || notBefore >= millisecondsFrom)
      return inapplicable
    if (notBefore <= now + tolerance) return pass
    return { outcome: 'flag', at: '/claims/nbf', evidence: { ahead: notBefore - now, notBefore } }
  },
  message: ({ ahead }) => `It is too early for this token: it starts in ${duration(ahead)}.`,
  why: ({ ahead, notBefore }) =>
    `Its “nbf” (not before) is ${utc(notBefore)}, and an API refuses it until then: “jwt not active”, say, or “The token is not yet valid”. ` +
    (ahead < clocksDiffer
      ? 'So short a time nearly always means that one of two clocks is wrong: the issuer’s, the API’s, or the one of this computer, by which this page judges.'
      : 'It was issued for later use, or the clock of its issuer is wrong.'),
  fix: ({ now }, { ahead }) => ({
    steps: [
      {
        text: `Compare the clocks with a time server: on the machine that verifies, on the one that issues, and on this computer, which thinks it is ${utc(now ?? 0)}. Containers and machines that were paused drift.`,
      },
      ahead < clocksDiffer
        ? { text: 'Allow a tolerance of about a minute in the API’s token check, not more.' }
        : {
            text: 'If your own code issues the token, set “nbf” to the moment of issue in seconds since 1970, UTC, or leave it out.',
          },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an hour ahead': () => ({ paste: accessToken({ nbf: noon + 3600 }), context: { now: noon } }),
    'just beyond the tolerance': () => ({
      paste: accessToken({ nbf: noon + 31 }),
      context: { now: noon, expected: { clockTolerance: 30 } },
    }),
  },
  spares: {
    'within the tolerance': () => ({ paste: accessToken({ nbf: noon + 60 }), context: { now: noon } }),
    past: () => ({ paste: accessToken({ nbf: noon - 600 }), context: { now: noon } }),
    'no nbf': () => ({ paste: accessToken(), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ nbf: noon + 3600 }) }),
    milliseconds: () => ({ paste: accessToken({ nbf: noon * 1000 }), context: { now: noon } }),
    'issued ahead of time': () => ({ paste: accessToken({ iat: noon + 3600 }), context: { now: noon } }),
  },
}

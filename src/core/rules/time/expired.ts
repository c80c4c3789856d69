import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const expired = defineRule({
  id: 'expired',
  stage: 'time',
  severity: 'error',
  fleeting: true,
  title: 'The token has expired',
  sources: [rfc(7519, '4.1.4'), rfc(6750, '3.1')],
  check({ token, now, expires, issued, tolerance }) {
    if (now === undefined || expires === undefined || !isJwt(token) || expires >= millisecondsFrom) return inapplicable
    // On its end it is over (RFC 7519 section 4.1.4).
    if (expires > now - tolerance) return pass
    return {
      outcome: 'flag',
      at: '/claims/exp',
      evidence: { ago: now - expires, expires, lifetime: issued === undefined ? undefined : expires - issued },
    }
  },
  message: ({ ago }) => `This token expired ${duration(ago)} ago.`,
  aside: ({ ago }, { errors }) =>
    errors.some(({ conditions }) => conditions.length > 0 && !conditions.includes('expired'))
      ? `It has expired since, ${duration(ago)} ago; that is not why it was refused.`
      : `It also expired ${duration(ago)} ago, but a fresh one would be rejected for the same reason.`,
  why: ({ expires, lifetime }) =>
    `It was good until ${utc(expires)}${lifetime !== undefined && lifetime > 0 ? `, for ${duration(lifetime)} in all` : ''}, and an API refuses a token after that moment. ` +
    'The copy you pasted may be older than the one that failed: was it fresh when the call was made?',
  fix: () => ({
    steps: [
      {
        text: 'Ask your client library for a token right before each call, so that it can refresh the old one, and send what it returns. Do not keep a token in a configuration file or a variable.',
      },
      {
        text: 'If a token is refused the moment it was issued, compare the clock of the machine that verifies it with a time server.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an hour ago': () => ({ paste: accessToken({ exp: noon - 3600 }), context: { now: noon } }),
    'at the end of the tolerance': () => ({ paste: accessToken({ exp: noon - 60 }), context: { now: noon } }),
    'just beyond the tolerance': () => ({
      paste: accessToken({ exp: noon - 31 }),
      context: { now: noon, expected: { clockTolerance: 30 } },
    }),
  },
  spares: {
    'within the tolerance': () => ({ paste: accessToken({ exp: noon - 59 }), context: { now: noon } }),
    'still good': () => ({ paste: accessToken(), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ exp: 1 }) }),
    'no expiry': () => ({ paste: accessToken({ exp: undefined }), context: { now: noon } }),
    milliseconds: () => ({ paste: accessToken({ exp: noon * 1000 }), context: { now: noon } }),
  },
}

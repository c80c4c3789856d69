import { isJwt } from '../../token/claims.ts'
import { accessToken, clientAssertion, noon } from '../../testing/forge.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds. */
const soon = 60

export const expiresSoon = defineRule({
  id: 'expires-soon',
  stage: 'time',
  severity: 'info',
  fleeting: true,
  title: 'The token expires within a minute',
  sources: [rfc(7519, '4.1.4')],
  check({ token, now, expires, issued }) {
    if (now === undefined || expires === undefined || !isJwt(token)) return inapplicable
    // A logout token or an assertion is meant to live no longer than its delivery takes.
    if (isAddressedElsewhere(token.use)) return inapplicable
    const left = expires - now
    if (left <= 0 || left > soon) return pass
    const lifetime = issued === undefined ? undefined : expires - issued
    return { outcome: 'flag', at: '/claims/exp', evidence: { left, expires, lifetime } }
  },
  message: ({ left }) => `This token expires in ${duration(left)}.`,
  why: ({ expires, lifetime }) =>
    `It is good until ${utc(expires)}${lifetime !== undefined && lifetime > 0 ? `, for ${duration(lifetime)} in all` : ''}. ` +
    'A request that is sent now may reach the API too late, and a copy in a file or a variable is useless in a minute.',
  fix: () => ({
    steps: [
      {
        text: 'Ask your client library for a token right before each call and send what it returns. Do not keep a copy of your own.',
      },
      {
        text: 'If the token was not issued just now, let the library refresh it a little earlier than at its last moment.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'forty seconds left': () => ({ paste: accessToken({ exp: noon + 40 }), context: { now: noon } }),
    'a session token that lives for a minute': () => ({
      paste: accessToken({ iat: noon, exp: noon + 60, scope: undefined }, { alg: 'RS256' }),
      context: { now: noon },
    }),
    'one second left': () => ({ paste: accessToken({ exp: noon + 1, iat: undefined }), context: { now: noon } }),
  },
  spares: {
    'more than a minute left': () => ({ paste: accessToken({ exp: noon + 61 }), context: { now: noon } }),
    'at its end': () => ({ paste: accessToken({ exp: noon }), context: { now: noon } }),
    expired: () => ({ paste: accessToken({ exp: noon - 3600 }), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ exp: noon + 40 }) }),
    'no expiry': () => ({ paste: accessToken({ exp: undefined }), context: { now: noon } }),
    'a client assertion': () => ({
      paste: clientAssertion({ exp: noon + 40 }),
      context: { now: noon },
    }),
    'a logout token': () => ({
      paste: accessToken({ exp: noon + 40 }, { alg: 'RS256', typ: 'logout+jwt' }),
      context: { now: noon },
    }),
  },
}

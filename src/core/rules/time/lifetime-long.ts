import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { duration } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; Entra ID issues longer ones to clients that can be told of a revocation. */
const usual = { day: 86_400, evaluated: 28 * 3600 }

export const lifetimeLong = defineRule({
  id: 'lifetime-long',
  stage: 'time',
  severity: 'info',
  title: 'The access token lives long',
  sources: [
    rfc(9700, '2.2'),
    {
      label: 'Microsoft Entra: continuous access evaluation',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/app-resilience-continuous-access-evaluation',
    },
  ],
  check({ token, now, expires, issued }) {
    if (now === undefined || !isJwt(token) || token.use !== 'access-token') return inapplicable
    if (expires === undefined || issued === undefined || expires >= millisecondsFrom) return inapplicable
    const most = token.claims && Object.hasOwn(token.claims, 'xms_cc') ? usual.evaluated : usual.day
    const lifetime = expires - issued
    return lifetime > most ? { outcome: 'flag', at: '/claims/exp', evidence: { lifetime } } : pass
  },
  message: ({ lifetime }) => `This access token lives for ${duration(lifetime)}; is that meant so?`,
  why: () =>
    'An API that checks tokens on its own does not notice a revocation, so a stolen copy works until the end. That is why most access tokens live for minutes or an hour, and are renewed with a refresh token.',
  fix: () => ({
    steps: [
      {
        text: 'Shorten the lifetime of access tokens in the settings of the API or the client at your identity provider.',
      },
      { text: 'Let the client refresh instead, with refresh tokens that are rotated or bound to a key.' },
    ],
  }),
})

const living = (seconds: number, more = {}) => ({
  paste: accessToken({ iat: noon - 60, exp: noon - 60 + seconds, ...more }),
  context: { now: noon },
})

export const cases: RuleCases = {
  flags: {
    'a month': () => living(30 * 86_400),
    'more than a day': () => living(86_401),
    'more than continuous evaluation has': () => living(30 * 3600, { xms_cc: ['cp1'] }),
  },
  spares: {
    'a day': () => living(86_400),
    'continuous evaluation': () => living(28 * 3600, { xms_cc: ['cp1'] }),
    milliseconds: () => ({ paste: accessToken({ exp: noon * 1000 }), context: { now: noon } }),
    'a key of Supabase': () => ({
      paste: jws({ claims: { iss: 'supabase', ref: 'a', role: 'anon', iat: noon, exp: noon + 315_360_000 } }),
      context: { now: noon },
    }),
    'a refresh token': () => ({
      paste: accessToken({ typ: 'Refresh', exp: noon + 30 * 86_400 }, { alg: 'HS512' }),
      context: { now: noon },
    }),
    'no time of issue': () => living(30 * 86_400, { iat: undefined }),
    'no clock': () => ({ paste: living(30 * 86_400).paste }),
  },
}

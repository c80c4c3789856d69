import { challengeParameter } from '../../facts/answers.ts'
import { secondsOf } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const month = 30 * 86_400

/** `max_age` of a challenge, in seconds (RFC 9470 section 3). */
const asked = once((artifacts: readonly Artifact[]): number | undefined => {
  for (const artifact of artifacts) {
    const age = challengeParameter(artifact, 'max_age')
    if (age !== undefined && /^\d{1,9}$/.test(age)) return Number(age)
  }
  return undefined
})

export const authTimeOld = defineRule({
  id: 'auth-time-old',
  stage: 'step-up',
  severity: 'info',
  title: 'The login behind the token was long ago',
  sources: [
    {
      label: 'OpenID Connect Core, section 3.1.3.7',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    },
    rfc(9470, '3'),
  ],
  check({ token, now, tolerance, artifacts }) {
    const login = secondsOf(token.claims, 'auth_time')
    if (now === undefined || login === undefined || login <= 0 || login >= millisecondsFrom) return inapplicable
    const most = asked(artifacts)
    const ago = now - login
    if (ago <= (most ?? month) + tolerance) return pass
    return { outcome: 'flag', at: '/claims/auth_time', evidence: { ago, most } }
  },
  message: ({ ago, most }) =>
    most === undefined
      ? `The person last logged in ${duration(ago)} ago.`
      : `The person last logged in ${duration(ago)} ago, and the API asks for ${duration(most)} at most.`,
  why: ({ most }) =>
    'Refreshing a token does not renew the login behind it. ' +
    (most === undefined
      ? 'That is normal for apps that keep people signed in; only an API that sets a limit (“max_age”) minds.'
      : 'An API that sets a limit (“max_age”) refuses older logins, however fresh the token is.'),
  fix: (_, { most }) => ({
    steps: [
      {
        text: `If the API asks for a fresh login, send the person to the login page with “max_age=${most ?? 'SECONDS'}”, or with “prompt=login”.`,
      },
    ],
  }),
})

const old = (days: number) => accessToken({ auth_time: noon - days * 86_400 })
const challenge = 'WWW-Authenticate: Bearer error="insufficient_user_authentication", max_age="300"'

export const cases: RuleCases = {
  flags: {
    'months ago': () => ({ paste: old(90), context: { now: noon } }),
    'longer ago than the API bears': () => ({ paste: `${old(1)}\n${challenge}`, context: { now: noon } }),
  },
  spares: {
    yesterday: () => ({ paste: old(1), context: { now: noon } }),
    'within what the API bears': () => ({ paste: `${old(0)}\n${challenge}`, context: { now: noon } }),
    'no clock': () => ({ paste: old(90) }),
    'no such claim': () => ({ paste: accessToken(), context: { now: noon } }),
    milliseconds: () => ({ paste: accessToken({ auth_time: noon * 1000 }), context: { now: noon } }),
    'a masked time': () => ({ paste: accessToken({ auth_time: 0 }), context: { now: noon } }),
  },
}

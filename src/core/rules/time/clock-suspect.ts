import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds. */
const bearable = 120
/** Seconds that some issuers, such as Entra ID, date “iat” back. */
const backdated = 300

export const clockSuspect = defineRule({
  id: 'clock-suspect',
  stage: 'time',
  severity: 'warning',
  fleeting: true,
  title: 'The answer and the token in it tell different times',
  sources: [rfc(7519, '4.1.4'), rfc(9110, '6.6.1')],
  check({ token, now, artifact: { date, response }, issued, expires }) {
    if (now === undefined || !isJwt(token) || date === undefined || !response) return inapplicable
    if (token.hint !== 'access-token' || issued === undefined || issued >= millisecondsFrom) return inapplicable
    const ahead = issued - date
    // A token may come out of a cache; then its end says whether the two clocks agree.
    const { expiresIn } = response
    const agrees = expires !== undefined && expiresIn !== undefined && Math.abs(expires - date - expiresIn) <= bearable
    const bearably = ahead > 0 ? ahead <= bearable : agrees || -ahead <= bearable + backdated
    return bearably || agrees ? pass : { outcome: 'flag', at: '/claims/iat', evidence: { ahead, issued, date } }
  },
  message: ({ ahead }) =>
    `This answer brings a token that was issued ${duration(ahead)} ${ahead > 0 ? 'later' : 'earlier'}, as it says; is a clock wrong?`,
  why: ({ issued, date, ahead }) =>
    `The header “Date” says ${utc(date)}, “iat” in the token ${utc(issued)}. ` +
    (ahead > 0
      ? 'Nobody can hand out a token before it was issued, so one of two clocks is off: that of the issuer, or of the server in front of it.'
      : 'Either a clock is off, or the token comes out of a cache.') +
    ' Verifiers then call fresh tokens expired or not valid yet.',
  fix: () => ({
    steps: [
      {
        text: 'Compare the clocks of the machines that issue and verify with a time server; containers and virtual machines that were paused drift.',
      },
      { text: 'Allow a tolerance of about a minute where tokens are checked, not more.' },
      { text: 'If the token comes out of a cache, see to it that the cache drops a token before its “exp”.' },
    ],
  }),
})

const answer = (iat: number, more: object = {}, date = 'Sun, 01 Mar 2026 12:00:00 GMT') => ({
  paste: `HTTP/1.1 200 OK\nDate: ${date}\nContent-Type: application/json\n\n${JSON.stringify({
    access_token: accessToken({ iat, exp: iat + 3600 }),
    token_type: 'Bearer',
    ...more,
  })}`,
  context: { now: noon },
})

export const cases: RuleCases = {
  flags: {
    'ten minutes later': () => answer(noon + 600),
    'ten minutes earlier': () => answer(noon - 600),
    'with a lifetime that does not fit': () => answer(noon - 900, { expires_in: 3600 }),
  },
  spares: {
    'at the same time': () => answer(noon),
    'dated back by five minutes': () => answer(noon - 300),
    'out of a cache that knows': () => answer(noon - 900, { expires_in: 2700 }),
    'no date': () => ({ paste: JSON.stringify({ access_token: accessToken({ iat: 1 }) }), context: { now: noon } }),
    'another form of date': () => answer(noon - 900, {}, '2026-03-01T12:00:00Z'),
    'a request': () => ({
      paste: `GET / HTTP/1.1\nHost: api.example\nDate: Sun, 01 Mar 2026 18:00:00 GMT\nAuthorization: Bearer ${accessToken()}`,
      context: { now: noon },
    }),
    'no clock': () => ({ paste: answer(noon - 900).paste }),
  },
}

import type { ErrorReading } from '../../model/error-reading.ts'
import type { Json } from '../../model/primitives.ts'
import type { Token } from '../../token/token.ts'
import { alike } from '../../errors/copied.ts'
import { tokenInQuestion } from '../../facts/answers.ts'
import { audienceOf, issuerOf, secondsOf } from '../../token/claims.ts'
import type { AnswerFacts } from '../../facts/gather.ts'
import { accessToken, filler, noon } from '../../testing/forge.ts'
import { duration, shown, shownList, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** Rows in which a limit of the verifier's own ends a token, whatever its exp says. */
const byAge: ReadonlySet<string> = new Set(['E118', 'E138'])
/** Texts round a time to the second, and some leave the zone to guessing. */
const rounding = 120

interface Contradiction {
  what: string
  has: string
}

function contradiction({ facts: { found = {} }, conditions, id }: ErrorReading, token: Token, facts: AnswerFacts) {
  const { claims, header } = token
  const expires = secondsOf(claims, 'exp')
  if (found.expiredAt !== undefined && expires !== undefined) {
    const apart = Math.abs(found.expiredAt - expires)
    // Whole hours apart it is a zone.
    return apart > rounding && apart % 3600 > rounding && apart % 3600 < 3600 - rounding
      ? { what: `a token that ended at ${utc(found.expiredAt)}`, has: `this one ends at ${utc(expires)}` }
      : undefined
  }
  const { now, tolerance } = facts
  const onlyExpired = conditions.length === 1 && conditions[0] === 'expired' && !byAge.has(id)
  if (onlyExpired && now !== undefined && expires !== undefined && expires > now + tolerance)
    return { what: 'an expired token', has: `this one is good for another ${duration(expires - now)}` }
  const issuer = issuerOf(token)
  const audience = audienceOf(claims)
  return (
    differs('kid', found.kid, [header?.kid]) ??
    differs('issuer', found.issuer, [issuer]) ??
    differs('audience', found.audience, audience) ??
    differs('algorithm', found.algorithm, [header?.alg]) ??
    differs('client', found.client, [claims?.azp, claims?.client_id, claims?.cid, claims?.appid])
  )
}

function differs(
  name: string,
  seen: string | undefined,
  own: readonly (Json | undefined)[],
): Contradiction | undefined {
  const values = own.filter((value) => typeof value === 'string')
  if (seen === undefined || values.length === 0) return undefined
  // Some texts join several values, and some cut a long one.
  if (
    values.some(
      (value) => alike(seen, value) || seen.includes(value) || value.startsWith(seen.replace(/…|\.\.\.$/, '')),
    )
  )
    return undefined
  return {
    what: /[‹›]/.test(seen) ? `another ${name}` : `the ${name} ${shown(seen, 80)}`,
    has: `this token has ${shownList(values, 2)}`,
  }
}

export const errorTokenMismatch = defineAnswerRule({
  id: 'error-token-mismatch',
  stage: 'answer',
  severity: 'warning',
  title: 'The error is about another token',
  sources: [rfc(6750, '3.1'), rfc(7519, '4.1')],
  check(facts) {
    const { reading, tokens, errors } = facts
    const token = tokenInQuestion(tokens)
    if (!reading || !token?.claims) return inapplicable
    const found = contradiction(reading, token, facts)
    if (!found) return pass
    // A log may tell of several requests; one of them with this token is enough.
    const others = errors.filter((one) => one !== reading && one.conditions[0] === reading.conditions[0])
    if (others.some((one) => !contradiction(one, token, facts) && one.facts.found !== undefined)) return pass
    const first = errors.find((one) => contradiction(one, token, facts))
    return first === reading ? { outcome: 'flag', evidence: found } : inapplicable
  },
  message: ({ what, has }) => `The error speaks of ${what}, but ${has}.`,
  why: () =>
    'So the request that failed probably carried another token than the pasted one: an older one from a cache, that of another tab or user, or one that a gateway or a service in between has put in its place. If it is the same token after all, the clocks or the settings of the API are not what they should be.',
  fix: () => ({
    steps: [
      {
        text: 'Copy the token from the very request that failed: the browser’s network tab, “Authorization” among the request headers, or the log of the client.',
      },
      { text: 'Paste it here together with the answer to that request.' },
      { text: 'If it is this token, compare the clock of the API’s machine with a time server.' },
    ],
  }),
})

// Pure, so that cases do not ship.
const token = /* @__PURE__ */ accessToken()
const expired = 'TokenExpiredError: jwt expired'
const at = { now: noon }

export const cases: RuleCases = {
  flags: {
    'expired, and the token is fresh': () => ({ paste: `${token}\n${expired}`, context: at }),
    'another key': () => ({ paste: `${token}\nUnable to find a signing key that matches: "key-9"`, context: at }),
    'another issuer': () => ({
      paste: `${token}\nIssuer not allowed: https://other.example/. Expected: https://issuer.example/`,
      context: at,
    }),
    'another audience': () => ({
      paste: `${token}\nAudience not allowed: https://other.example. Expected: https://wanted.example`,
      context: at,
    }),
    'another end': () => ({
      paste: `${token}\nIDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '02/28/2026 07:13:00', Current time (UTC): '03/01/2026 12:00:00'.`,
      context: at,
    }),
  },
  spares: {
    'expired, and so is the token': () => ({
      paste: `${accessToken({ exp: noon - 3600 })}\n${expired}`,
      context: at,
    }),
    'expired within the tolerance': () => ({ paste: `${accessToken({ exp: noon + 30 })}\n${expired}`, context: at }),
    'no clock': () => ({ paste: `${token}\n${expired}` }),
    'the same key': () => ({ paste: `${token}\nUnable to find a signing key that matches: "key-1"`, context: at }),
    'the same audience': () => ({
      paste: `${token}\nAudience not allowed: https://api.example. Expected: https://wanted.example`,
      context: at,
    }),
    'its end in another zone': () => ({
      paste: `${token}\nIDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '03/01/2026 14:50:00', Current time (UTC): '03/01/2026 15:00:00'.`,
      context: at,
    }),
    'the verifier’s own limit': () => ({ paste: `${token}\nmaxAge exceeded`, context: at }),
    'an opaque token': () => ({ paste: `${filler(24)}\n${expired}`, context: at }),
    'two tokens': () => ({ paste: `${token}\n${accessToken({ jti: 'id-2' })}\n${expired}`, context: at }),
    'no token': () => ({ paste: expired, context: at }),
  },
}

import { isReasonless, tokenInQuestion } from '../../facts/answers.ts'
import type { AnswerFacts } from '../../facts/gather.ts'
import { secondsOf } from '../../token/claims.ts'
import type { Token } from '../../token/token.ts'
import { accessToken } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** A challenge without an error, which some APIs send for everything and others only where no token came. */
const bareChallenge = 'E001'

/** The three that “invalid_token” stands for (RFC 6750 section 3.1), with what can be seen of each. */
function threeApart(token: Token, { now, provider }: AnswerFacts): string {
  const end = secondsOf(token.claims, 'exp')
  const expired =
    end === undefined
      ? 'it names no end'
      : now === undefined
        ? `its end is ${utc(end)}`
        : end > now
          ? `no, it is good for another ${duration(end - now)}`
          : `yes, ${duration(now - end)} ago`
  const ask = provider?.endpoints.introspection
  return `Expired: ${expired}. Malformed: no, its parts can be read. Revoked: nothing in a token shows that; ${
    ask === undefined ? 'ask the issuer, by introspection where it has one' : `ask ${provider?.name} at ${ask}`
  }.`
}

export const refusedWithoutReason = defineAnswerRule({
  id: 'refused-without-reason',
  stage: 'answer',
  severity: 'warning',
  title: 'Refused, and the answer does not say why',
  sources: [rfc(6750, '3.1'), rfc(9110, '15.5.2')],
  check({ reading, errors, tokens }) {
    const token = tokenInQuestion(tokens)
    // What cannot be read shows a reason by that: an opaque token, an encrypted one, a placeholder.
    if (!reading || !token?.claims || !errors.every(isReasonless)) return inapplicable
    if (errors[0] !== reading) return inapplicable
    return { outcome: 'flag', evidence: { bare: reading.id === bareChallenge, emitter: reading, token } }
  },
  message: () =>
    'The token was refused, and the answer does not say why. Nothing that can be seen from here explains it for certain.',
  why: ({ bare, emitter, token }, facts) =>
    (/^E0|^E8/.test(emitter.id) ? '' : `${emitter.says} `) +
    `An API may keep the reason to itself, and many do. ${threeApart(token, facts)} What this page cannot see besides: whether the signature fits the issuer’s keys, and what the API expects.` +
    (bare
      ? ' A challenge without an error is also what an API sends that has not found a token in the request, because something on the way dropped the header.'
      : ''),
  fix: (_, { bare, emitter }) => ({
    steps: [
      { text: 'Check the signature below: one click fetches the issuer’s keys.' },
      { text: 'Fill in the issuer and the audience that your API is set to: the rows below show where they differ.' },
      { text: `Read the API’s own log, which mostly has the reason. ${emitter.look}` },
      ...(bare
        ? [
            {
              text: 'See with “curl -v” that “Authorization: Bearer …” goes out, and that no redirect or proxy drops it.',
            },
          ]
        : []),
      { text: 'If all of that fits, ask the issuer whether the token is still active: it may have been revoked.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a bare 401': () => ({ paste: `HTTP/1.1 401 Unauthorized\n\n{"message":"Unauthorized"}\n${accessToken()}` }),
    'a code alone': () => ({ paste: `${accessToken()}\nWWW-Authenticate: Bearer error="invalid_token"` }),
    'a bare challenge': () => ({ paste: `${accessToken()}\nWWW-Authenticate: Bearer` }),
    'a framework': () => ({ paste: `${accessToken()}\n{"statusCode":401,"message":"Unauthorized"}` }),
  },
  spares: {
    'no token': () => ({ paste: 'HTTP/1.1 401 Unauthorized\n\n{"message":"Unauthorized"}' }),
    'a reason': () => ({ paste: `${accessToken()}\nHTTP/1.1 401 Unauthorized\n\n{"message":"jwt audience invalid"}` }),
    'a text that is not known': () => ({ paste: `${accessToken()}\nzorp: token refused (E77)` }),
    'a good answer': () => ({ paste: `${accessToken()}\nHTTP/1.1 200 OK` }),
  },
}

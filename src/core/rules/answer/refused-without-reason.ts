import { isReasonless, tokenInQuestion } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** A challenge without an error, which some APIs send for everything and others only where no token came. */
const bareChallenge = 'E001'

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
    return { outcome: 'flag', evidence: { bare: reading.id === bareChallenge, emitter: reading } }
  },
  message: () =>
    'The token was refused, and the answer does not say why. Nothing that can be seen from here explains it for certain.',
  why: ({ bare, emitter }) =>
    (/^E0|^E8/.test(emitter.id) ? '' : `${emitter.says} `) +
    'An API may keep the reason to itself, and many do. What this page cannot see: whether the signature fits the issuer’s keys, what the API expects, and whether the token was revoked.' +
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

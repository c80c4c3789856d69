import { tokenInQuestion } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** A challenge without an error: RFC 6750 has it for requests without a token, and careless APIs for everything. */
const bareChallenge = 'E001'

export const noTokenArrived = defineAnswerRule({
  id: 'no-token-arrived',
  stage: 'answer',
  severity: 'error',
  title: 'The API did not see any token',
  sources: [
    rfc(6750, '3.1'),
    {
      label: 'Symfony: LexikJWTAuthenticationBundle',
      url: 'https://github.com/lexik/LexikJWTAuthenticationBundle/blob/HEAD/Resources/doc/1-configuration-reference.rst',
    },
  ],
  check({ reading, errors, tokens }) {
    if (reading?.conditions.length !== 1 || reading.conditions[0] !== 'missing') return inapplicable
    const token = tokenInQuestion(tokens)
    // What was sent in place of a token has rules of its own.
    if (!token || token.kind === 'placeholder') return inapplicable
    const first = errors.find(({ conditions }) => conditions.length === 1 && conditions[0] === 'missing')
    if (first !== reading) return inapplicable
    // A challenge without an error is what careless APIs send for everything: `refused-without-reason` says so.
    return reading.id === bareChallenge ? inapplicable : { outcome: 'flag', evidence: {} }
  },
  message: () => 'The API says that no token came, though you have one.',
  why: () =>
    'So the token got lost on the way, or stands where the API does not look. Whatever else is found in the token, the API has not looked at it yet.',
  fix: () => ({
    steps: [
      {
        text: 'See in the network tab or with “curl -v” whether “Authorization: Bearer …” goes out with this very request.',
      },
      {
        text: 'It does: then something drops it. A redirect from http to https or to another host, Apache with CGI or FastCGI (“CGIPassAuth On”), a proxy or gateway that forwards only listed headers.',
      },
      {
        text: 'It does not: the client only has a cookie, the variable was empty, or the browser’s preflight (OPTIONS), which never carries a token, was refused: let CORS come before authentication.',
      },
      { text: 'Make sure that the API looks in that header: some are set to a cookie or to a header of another name.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a library says so': () => ({
      paste: `Authorization: Bearer ${accessToken()}\n\nUnauthorizedError: No authorization token was found`,
    }),
    'a gateway says so': () => ({ paste: `${accessToken()}\n"Jwt is missing"` }),
  },
  spares: {
    'no token': () => ({ paste: 'UnauthorizedError: No authorization token was found' }),
    'nothing was in the variable': () => ({
      paste: 'Authorization: Bearer undefined\n\nUnauthorizedError: No authorization token was found',
    }),
    'another error': () => ({ paste: `${accessToken()}\njwt malformed` }),
    'a bare challenge': () => ({ paste: `${accessToken()}\nWWW-Authenticate: Bearer` }),
    'a challenge with an error': () => ({ paste: `${accessToken()}\nWWW-Authenticate: Bearer error="invalid_token"` }),
  },
}

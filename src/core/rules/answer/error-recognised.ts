import { isGeneral } from '../../errors/general/read-generally.ts'
import { speakersOf } from '../../errors/speakers.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'
import { restOf, toldValues } from '../told-values.ts'

/** Of one paste; nobody reads more, and a log would have one for each line. */
const most = 3

export const errorRecognised = defineAnswerRule({
  id: 'error-recognised',
  stage: 'answer',
  severity: 'error',
  title: 'This page knows the error text',
  sources: [rfc(6750, '3.1')],
  // A bare code beside a text that tells more adds nothing.
  check: ({ reading, index, errors }) =>
    reading &&
    !isGeneral(reading) &&
    index < most &&
    (reading.conditions.length > 0 || errors[0]?.conditions.length === 0)
      ? {
          outcome: 'flag',
          evidence: reading,
          sources: [reading.source],
          // The first one is the refusal; others add to it, and one that does not tell why is no cause.
          ...((index > 0 || reading.conditions.length === 0) && { severity: 'info' as const }),
        }
      : inapplicable,
  message: (reading, facts) =>
    `${reading.says.startsWith('This looks like') ? '' : `This is a message of ${speakersOf(reading, facts.errors).join(' or of ')}. `}${reading.says}${toldValues(reading, facts)}`,
  why: (reading, facts) => `Look here first: ${reading.look}${restOf(reading, facts)}`,
  fix: ({ tokens }) => ({
    steps: [
      {
        text:
          tokens.length === 0
            ? 'Paste the token that was refused below the error: this page then looks for the reason in it.'
            : 'Fill in what your API expects, or take over what the error names: the rows below then show both, and where they differ.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a library': () => ({ paste: 'JsonWebTokenError: jwt malformed' }),
    'a header': () => ({
      paste:
        'WWW-Authenticate: Bearer error="invalid_token", error_description="The issuer \'https://a.example\' is invalid"',
    }),
    'with what it expects': () => ({ paste: 'jwt audience invalid. expected: https://api.example' }),
    'known from use only': () => ({ paste: '{"message":"Bad credentials"}\nGitHub', severity: 'info' }),
    'beside its token': () => ({ paste: `${accessToken()}\nJwt issuer is not configured` }),
    'what does not tell why': () => ({ paste: 'Bearer error="invalid_token"', severity: 'info' }),
  },
  spares: {
    'a token alone': () => ({ paste: accessToken() }),
    prose: () => ({ paste: 'We look into why the token that expired was malformed and had no audience.' }),
    code: () => ({ paste: "const { audience, issuer } = options\nif (!token) throw new Error('no token')" }),
    'a text that only reads like one': () => ({ paste: 'zorp: the audience of the token was refused' }),
  },
}

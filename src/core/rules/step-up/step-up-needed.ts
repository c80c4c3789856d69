import { challengeParameter, codeOf, tokenInQuestion } from '../../facts/answers.ts'
import { secondsOf } from '../../token/claims.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration, shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

const code = 'insufficient_user_authentication'

export const stepUpNeeded = defineAnswerRule({
  id: 'step-up-needed',
  stage: 'step-up',
  severity: 'error',
  title: 'The API wants a stronger or a fresher login',
  sources: [rfc(9470, '3'), rfc(9470, '4')],
  check({ artifact, tokens, now }) {
    if (!artifact || codeOf(artifact) !== code) return inapplicable
    const token = tokenInQuestion(tokens)
    const acr = token?.claims?.acr
    const login = secondsOf(token?.claims, 'auth_time')
    return {
      outcome: 'flag',
      evidence: {
        values: challengeParameter(artifact, 'acr_values'),
        age: Number(challengeParameter(artifact, 'max_age') ?? Number.NaN),
        acr: typeof acr === 'string' ? acr : undefined,
        ago: login !== undefined && now !== undefined && now > login ? now - login : undefined,
      },
    }
  },
  message({ values, age }) {
    const wants = [
      ...(values ? [`of the class ${shown(values)}`] : []),
      ...(Number.isFinite(age) ? [`not older than ${duration(age)}`] : []),
    ]
    return `The API wants ${wants.length > 0 ? `a login ${wants.join(' and ')}` : 'a stronger or a fresher login'} than the one behind this token.`
  },
  why: ({ acr, ago }) =>
    'Nothing is wrong with the token itself: the login that it came of is too weak or too old for this call. ' +
    (acr === undefined && ago === undefined ? '' : 'The token says: ') +
    [
      ...(acr === undefined ? [] : [`“acr” is ${shown(acr)}`]),
      ...(ago === undefined ? [] : [`the login was ${duration(ago)} ago`]),
    ].join(', ') +
    (acr === undefined && ago === undefined
      ? 'A token says so with “acr” and “auth_time”, where the API asked for them to be in it.'
      : '.'),
  fix: (_, { values, age }) => ({
    steps: [
      {
        text: 'Send the person to the authorization endpoint again, with what the answer asks for. A refreshed token keeps the old login.',
        snippets: [
          {
            label: 'Add to the authorization request',
            language: 'text',
            text: [
              ...(Number.isFinite(age) ? [`max_age=${age}`] : []),
              `acr_values=${encodeURIComponent(values ?? 'VALUES_OF_THE_ANSWER')}`,
            ].join('&'),
          },
        ],
      },
      { text: 'Repeat the call with the new token. If it is refused again, the provider does not know these values.' },
    ],
  }),
})

const challenge = (rest: string) => `WWW-Authenticate: Bearer error="${code}"${rest}`

export const cases: RuleCases = {
  flags: {
    'a class of login': () => ({ paste: challenge(', acr_values="urn:example:mfa"') }),
    'an age': () => ({ paste: challenge(', max_age="300"') }),
    'neither is named': () => ({ paste: challenge(', error_description="stronger login"') }),
    'beside its token': () => ({
      paste: `${accessToken({ acr: '1', auth_time: noon - 7200 })}\n${challenge(', acr_values="mfa", max_age=5')}`,
      context: { now: noon },
    }),
    'in a body': () => ({ paste: `{"error":"${code}","error_description":"A stronger login is needed"}` }),
  },
  spares: {
    'another error': () => ({ paste: 'WWW-Authenticate: Bearer error="invalid_token", max_age=5' }),
    'a description': () => ({ paste: `WWW-Authenticate: Bearer error="invalid_token", error_description="${code}"` }),
    'a token with a weak login': () => ({ paste: accessToken({ acr: '0' }) }),
  },
}

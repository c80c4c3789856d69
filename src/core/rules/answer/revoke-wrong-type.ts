import { codeOf } from '../../facts/answers.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const revokeWrongType = defineAnswerRule({
  id: 'revoke-wrong-type',
  stage: 'answer',
  severity: 'warning',
  title: 'This endpoint does not revoke tokens of this type',
  sources: [rfc(7009, '2.2.1')],
  // The same code comes from introspection, whose row says so.
  check: ({ artifact, errors }) =>
    codeOf(artifact) === 'unsupported_token_type' && !errors.some(({ id }) => id === 'E921')
      ? { outcome: 'flag', evidence: {} }
      : inapplicable,
  message: () => 'The server does not revoke tokens of the type that was sent (“unsupported_token_type”).',
  why: () =>
    'Many servers revoke refresh tokens only: an access token that APIs check by themselves cannot be called back. It ends when it expires.',
  fix: () => ({
    steps: [
      {
        text: 'Send the refresh token of the same login, as Amazon Cognito and Auth0 want it: no new access tokens come of it afterwards.',
      },
      { text: 'Keep access tokens short-lived, so that the rest does not matter much.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an answer': () => ({ paste: '{"error":"unsupported_token_type"}' }),
    'with a description': () => ({
      paste: '{"error":"unsupported_token_type","error_description":"Token type is not supported"}',
    }),
  },
  spares: {
    'another error': () => ({ paste: '{"error":"invalid_client"}' }),
    prose: () => ({ paste: 'Our server never says unsupported_token_type.' }),
  },
}

import { challengeParameter, codeOf } from '../../facts/answers.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const springBareInvalidToken = defineAnswerRule({
  id: 'spring-bare-invalid-token',
  stage: 'answer',
  severity: 'info',
  title: 'Spring Security keeps the reason to itself',
  sources: [
    {
      label: 'spring-projects/spring-security: BearerTokenErrors.java',
      url: 'https://github.com/spring-projects/spring-security/blob/HEAD/oauth2/oauth2-resource-server/src/main/java/org/springframework/security/oauth2/server/resource/BearerTokenErrors.java',
    },
  ],
  check: ({ artifact }) =>
    artifact &&
    codeOf(artifact) === 'invalid_token' &&
    challengeParameter(artifact, 'error_description') === 'Invalid token' &&
    (challengeParameter(artifact, 'error_uri') ?? '').endsWith('rfc6750#section-3.1')
      ? { outcome: 'flag', evidence: {} }
      : inapplicable,
  message: () =>
    'This looks like Spring Security, which says “Invalid token” where the reason may not stand in a header.',
  why: () =>
    'A header bears only some characters. If the reason has others, a quotation mark or a line break, Spring puts these two words in its place. They say nothing about what is wrong.',
  fix: () => ({
    steps: [
      {
        text: 'Read the reason in the API’s log.',
        snippets: [
          {
            label: 'application.properties',
            language: 'text',
            text: 'logging.level.org.springframework.security=DEBUG',
          },
        ],
      },
      { text: 'Paste that line here together with the token.' },
    ],
  }),
})

const challenge = (description: string, uri = 'https://tools.ietf.org/html/rfc6750#section-3.1') =>
  `WWW-Authenticate: Bearer error="invalid_token", error_description="${description}", error_uri="${uri}"`

export const cases: RuleCases = {
  flags: { 'the two words': () => ({ paste: challenge('Invalid token') }) },
  spares: {
    'a reason': () => ({ paste: challenge('Jwt expired at 2026-03-01T12:00:00Z') }),
    'the two words of somebody else': () => ({ paste: challenge('Invalid token', 'https://api.example/errors') }),
    'in a body': () => ({ paste: '{"error":"invalid_token","error_description":"Invalid token"}' }),
  },
}

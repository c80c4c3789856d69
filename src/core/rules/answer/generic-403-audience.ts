import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

const rows: ReadonlySet<string> = new Set(['E508', 'E537'])

export const generic403Audience = defineAnswerRule({
  id: 'generic-403-audience',
  stage: 'answer',
  severity: 'warning',
  title: 'This 403 is about the audience, not about rights',
  sources: [
    {
      label: 'envoyproxy/envoy: jwt_authn/filter.cc',
      url: 'https://github.com/envoyproxy/envoy/blob/HEAD/source/extensions/filters/http/jwt_authn/filter.cc',
    },
  ],
  check: ({ reading, errors }) =>
    reading &&
    rows.has(reading.id) &&
    reading.conditions.includes('aud') &&
    errors.find(({ id, conditions }) => rows.has(id) && conditions.includes('aud')) === reading
      ? { outcome: 'flag', evidence: {} }
      : inapplicable,
  message: () => 'Envoy, and what is built on it, answers 403 when the audience does not fit: no right is missing.',
  why: () =>
    'Everything else that is wrong with a token gets 401 there. “aud” of the token is none of the audiences that the proxy is set to accept, or the token has none.',
  fix: () => ({
    steps: [
      {
        text: 'Compare “aud” of the token with “audiences” of the proxy’s JWT rule (Istio: RequestAuthentication; Google’s API Gateway: “x-google-audiences”), to the character.',
      },
      { text: 'Ask for a token for this API, or add its audience to the rule.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    Envoy: () => ({ paste: 'HTTP/1.1 403 Forbidden\n\nAudiences in Jwt are not allowed' }),
    'Google’s gateway': () => ({ paste: '{"code":403,"message":"Audiences in Jwt are not allowed"}' }),
  },
  spares: {
    'another audience error': () => ({ paste: 'jwt audience invalid. expected: https://api.example' }),
    'a right that is missing': () => ({ paste: 'RBAC: access denied' }),
  },
}

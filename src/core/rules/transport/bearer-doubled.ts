import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const bearerDoubled = defineRule({
  id: 'bearer-doubled',
  stage: 'transport',
  severity: 'error',
  title: 'The scheme stands twice in the header',
  sources: [rfc(6750, '2.1')],
  check({ artifact: { scheme, schemeDoubled } }) {
    if (scheme === undefined) return inapplicable
    return schemeDoubled ? { outcome: 'flag', evidence: { scheme } } : pass
  },
  message: ({ scheme }) =>
    /^bearer$/i.test(scheme)
      ? 'The word “Bearer” stands twice before this token.'
      : `The word “Bearer” stands before this token although the scheme ${shown(scheme)} already does.`,
  why: () =>
    'An API takes the first word as the scheme and everything behind it as the token, so the second word becomes part of the token. ' +
    'It then answers that the header or the token is malformed; jsonwebtoken says “invalid token”, PyJWT “Invalid header padding”.',
  fix: () => ({
    steps: [
      {
        text: 'Find the two places that add the scheme. A form field named “Token” or “Bearer token” (Postman, Insomnia, Swagger UI) adds it on its own: put the bare token there.',
      },
      {
        text: 'In code, add the scheme in one place only, where the header is built, and keep the variable free of it.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    twice: () => ({ paste: `Authorization: Bearer Bearer ${accessToken()}` }),
    'in other letters': () => ({ paste: `bearer BEARER ${accessToken()}` }),
    'behind another scheme': () => ({ paste: `Authorization: JWT Bearer ${accessToken()}` }),
    'in a cURL command': () => ({
      paste: `curl -H "Authorization: Bearer Bearer ${accessToken()}" https://api.example`,
    }),
    'before a placeholder': () => ({ paste: 'Authorization: Bearer Bearer undefined' }),
  },
  spares: {
    once: () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'a bare token': () => ({ paste: accessToken() }),
    'two headers': () => ({ paste: `Authorization: Bearer ${accessToken()}\nAuthorization: Bearer ${accessToken()}` }),
    'an opaque token that begins so': () => ({ paste: 'Authorization: Bearer Bearer-V1StGXR8Z5jdHi6BmyTaQw' }),
  },
}

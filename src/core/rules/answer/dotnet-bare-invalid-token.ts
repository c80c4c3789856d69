import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const dotnetBareInvalidToken = defineAnswerRule({
  id: 'dotnet-bare-invalid-token',
  stage: 'answer',
  severity: 'info',
  title: 'The answer gives no reason, as ASP.NET Core does where it could not read the token',
  sources: [
    {
      label: 'dotnet/aspnetcore: JwtBearerHandler.cs',
      url: 'https://github.com/dotnet/aspnetcore/blob/HEAD/src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs',
    },
  ],
  check: ({ reading }) => (reading?.id === 'E407' ? { outcome: 'flag', evidence: {} } : inapplicable),
  message: () =>
    'The answer gives no reason. If the API is ASP.NET Core, the text could probably not be read as a signed token at all.',
  why: () =>
    'ASP.NET Core describes the failures that it has words for: an expired token, another audience, a signature. For a text that is opaque, encrypted or damaged it says “invalid_token” alone. Other servers do so for any reason.',
  fix: () => ({
    steps: [
      { text: 'Count the dots of what was sent: two are right, none means opaque, four means encrypted.' },
      { text: 'Look into the API’s log for a message that begins with “IDX”, and paste it here.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: { 'no reason': () => ({ paste: 'WWW-Authenticate: Bearer error="invalid_token"' }) },
  spares: {
    'a reason': () => ({
      paste: 'WWW-Authenticate: Bearer error="invalid_token", error_description="The signature is invalid"',
    }),
    'no error': () => ({ paste: 'WWW-Authenticate: Bearer' }),
  },
}

import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const tokenInErrorText = defineRule({
  id: 'token-in-error-text',
  stage: 'leak',
  severity: 'warning',
  title: 'The error text holds the token itself',
  sources: [
    rfc(6750, '5.2'),
    {
      label: 'Microsoft: IdentityModelEventSource',
      url: 'https://learn.microsoft.com/en-us/dotnet/api/microsoft.identitymodel.logging.identitymodeleventsource',
    },
  ],
  check: ({ token: { place, kind } }) =>
    place === 'error-text' && kind !== 'placeholder' ? { outcome: 'flag', evidence: undefined } : inapplicable,
  message: () => 'Your error text holds the whole token, which is read here as one.',
  why: () =>
    'Some verifiers write the token that they refuse into their message: Hono does, and .NET where the log shows personal data. Whoever reads that log or ticket can use the token for as long as it lives.',
  fix: () => ({
    steps: [
      {
        text: 'Before you put the text into a ticket or a chat, cut the token out of it, or share the redacted link of this page instead.',
      },
      {
        text: 'In the log, write the message without the token; in .NET, leave “IdentityModelEventSource.ShowPII” and “LogCompleteSecurityArtifact” off in production.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'in brackets': () => ({ paste: `JwtTokenExpired: token (${accessToken()}) expired` }),
    'at the end': () => ({ paste: `jwt signature is required: ${accessToken()}` }),
    'of .NET': () => ({
      paste: `IDX10503: Signature validation failed. Token does not have a kid. Keys tried: 'none'.\nIDX12741: JWT must have three segments (JWS) or five segments (JWE). token: '${accessToken()}'`,
    }),
  },
  spares: {
    'a token alone': () => ({ paste: accessToken() }),
    'on another line': () => ({ paste: `${accessToken()}\n\njwt expired` }),
    'a header beside the answer': () => ({ paste: `Authorization: Bearer ${accessToken()}\nHTTP 401 jwt expired` }),
    'text that is no error': () => ({ paste: `The token is ${accessToken()}.` }),
  },
}

import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const schemeMissing = defineRule({
  id: 'scheme-missing',
  stage: 'transport',
  severity: 'error',
  title: 'The header has no scheme before the token',
  sources: [rfc(6750, '2.1'), rfc(9110, '11.4')],
  check({ token: { place, kind, claims }, artifact: { scheme }, expected: { stack }, provider }) {
    if (place !== 'header' || kind === 'placeholder') return inapplicable
    // API Gateway reads the bare token from the header that is named as its source.
    if (scheme !== undefined || stack === 'aws-rest-api') return pass
    const bound = typeof claims?.cnf === 'object'
    const opaque = kind === 'opaque'
    const gateway = provider?.id === 'cognito' && stack === undefined
    const severity = opaque || gateway ? ('warning' as const) : undefined
    return { outcome: 'flag', evidence: { bound, opaque, gateway }, ...(severity && { severity }) }
  },
  message: ({ opaque }) =>
    opaque
      ? 'This value stands alone behind “Authorization:”; is it an OAuth token? Then a scheme is missing before it.'
      : 'This token stands alone behind “Authorization:”; APIs expect a scheme before it, such as “Bearer”.',
  why: ({ gateway }) =>
    'The first word of the header tells the API how to read the rest. Without it most APIs act as if no token had been sent. ' +
    (gateway
      ? 'A REST API of AWS API Gateway takes the bare token, though: if that is your API, all is well.'
      : 'Only APIs with rules of their own, such as REST APIs of AWS API Gateway, take the bare value.'),
  fix: (_, { bound }) => ({
    steps: [
      {
        text: bound
          ? 'Put the scheme “DPoP” and one space before the token, as it is bound to a key.'
          : 'Put “Bearer” and one space before the token.',
        snippets: [{ label: 'Header', language: 'text', text: `Authorization: ${bound ? 'DPoP' : 'Bearer'} <token>` }],
      },
      { text: 'If a tool asks for the header in two fields, choose the type “Bearer token” rather than “API key”.' },
    ],
  }),
})

const cognito = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01'

export const cases: RuleCases = {
  flags: {
    'a bare token': () => ({ paste: `Authorization: ${accessToken()}` }),
    'in a cURL command': () => ({ paste: `curl -H "Authorization: ${accessToken()}" https://api.example` }),
    'in code': () => ({ paste: `{"Authorization": "${accessToken()}", "Accept": "*/*"}` }),
    'an opaque value': () => ({ paste: 'Authorization: V1StGXR8Z5jdHi6BmyTaQw', severity: 'warning' }),
    'a token of Cognito': () => ({
      paste: `Authorization: ${accessToken({ iss: cognito, token_use: 'access' })}`,
      severity: 'warning',
    }),
  },
  spares: {
    'with its scheme': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'a REST API of AWS': () => ({
      paste: `Authorization: ${accessToken()}`,
      context: { expected: { stack: 'aws-rest-api' } },
    }),
    'a token alone': () => ({ paste: accessToken() }),
    'a setting': () => ({ paste: `authorization=${accessToken()}` }),
    'another header': () => ({ paste: `X-Api-Token: ${accessToken()}` }),
    'an empty variable': () => ({ paste: 'Authorization: undefined' }),
    'the proof beside it': () => ({
      paste: `curl -H "Authorization: Bearer ${accessToken()}" -H "DPoP: ${accessToken()}" https://api.example`,
    }),
  },
}

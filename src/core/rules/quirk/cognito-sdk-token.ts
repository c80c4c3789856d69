import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const own = 'aws.cognito.signin.user.admin'

export const cognitoSdkToken = defineRule({
  id: 'cognito-sdk-token',
  stage: 'quirk',
  severity: 'warning',
  title: 'Cognito’s SDK sign-in gives no scopes of an API',
  sources: [
    {
      label: 'Amazon Cognito: the access token',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
    },
    {
      label: 'Amazon Cognito: userInfo endpoint',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html',
    },
  ],
  check(facts) {
    const { token, provider, scopes, expected } = facts
    if (token.kind !== 'jws' || token.use !== 'access-token' || provider?.id !== 'cognito') return inapplicable
    if (scopes.length !== 1 || scopes[0] !== own) return pass
    const wanted = (expected.scope ?? '').split(/[\s,]+/)
    const missed = wanted.some((word) => word !== '' && word !== own) || facts.complains('scope')
    // An API that asks for no scope takes it.
    return { outcome: 'flag', at: '/claims/scope', evidence: {}, ...(!missed && { severity: 'info' as const }) }
  },
  message: () => 'This token comes from Cognito’s SDK sign-in, which gives no scopes but its own.',
  why: () =>
    'Neither scopes of your API nor “openid” are in it, so routes that ask for a scope refuse it, and so does userInfo. Only the OAuth endpoints of managed login give those.',
  fix: () => ({
    steps: [
      {
        text: 'Sign in over managed login and ask for the scope there.',
        snippets: [{ label: 'aws-amplify', language: 'js', text: 'await signInWithRedirect()' }],
      },
      {
        text: 'Or add the scope with a pre token generation trigger of version 2 or later.',
      },
    ],
  }),
})

const token = (scope: string | undefined = own, change: Parameters<typeof accessToken>[0] = {}) =>
  accessToken(
    {
      iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
      token_use: 'access',
      aud: undefined,
      scope,
      ...change,
    },
    { alg: 'RS256', kid: 'k' },
  )

export const cases: RuleCases = {
  flags: {
    'a scope is expected': () => ({ paste: token(), context: { expected: { scope: 'things/read' } } }),
    'an error about the scope': () => ({ paste: `${token()}\n\n{"error":"insufficient_scope"}` }),
    'nothing is expected': () => ({ paste: token(), severity: 'info' }),
    'its own scope is expected': () => ({ paste: token(), context: { expected: { scope: own } }, severity: 'info' }),
  },
  spares: {
    'managed login': () => ({ paste: token(`${own} openid things/read`) }),
    'another provider': () => ({ paste: token(own, { iss: 'https://issuer.example/' }) }),
    'no scope': () => ({ paste: token('') }),
  },
}

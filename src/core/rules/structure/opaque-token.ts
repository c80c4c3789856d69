import { rfc } from '../../registry/sources.ts'
import { query } from '../../snippets/literals.ts'
import { accessToken, jwe } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const opaqueToken = defineRule({
  id: 'opaque-token',
  stage: 'structure',
  severity: 'error',
  title: 'The token is opaque',
  sources: [rfc(6749, '1.4'), rfc(7662, '2.1')],
  check({ token }) {
    if (token.kind !== 'opaque' || token.credential) return inapplicable
    // Refresh tokens are opaque as a rule, and only the issuer gets to see them.
    if (token.use === 'refresh-token') return inapplicable
    return { outcome: 'flag', evidence: { dotted: token.pieces > 1, length: token.length } }
  },
  message: () =>
    'This looks like an opaque token: it cannot be read, so an API that expects a JWT will call it malformed.',
  why: ({ dotted }, { token }) =>
    (dotted ? 'It has dots, but they do not make it a JWT: its first part is not a JSON header. ' : '') +
    'Only the server that issued it knows what it stands for. ' +
    (token.hint === 'access-token'
      ? 'Providers hand out such access tokens when a login names no API, or always.'
      : 'Where did you find it? It could also be an authorization code, a session id or an API key.'),
  fix: ({ wantedAudience: [audience] }) => ({
    steps: [
      {
        text: 'Make sure that it is the value of `access_token` in the token response. An authorization code, a session id or an API key does not belong behind `Bearer`.',
      },
      {
        text: 'If your API expects a JWT, name the API when you ask for the token. Providers call that parameter `audience` or `resource`; some have a setting for the token format instead.',
        ...(audience !== undefined && {
          snippets: [
            { label: 'Standard parameter', language: 'text', text: `resource=${query(audience)}` },
            {
              label: 'Where the provider has its own',
              language: 'text',
              text: `audience=${query(audience)}`,
            },
          ],
        }),
      },
      { text: 'Sign in again: tokens that are cached or refreshed keep the form that they had.' },
    ],
    ...(audience === undefined && {
      asks: { field: 'audience', label: 'Identifier of your API', placeholder: 'https://api.example.com' },
    }),
    otherwise: {
      title: 'If your provider issues opaque tokens on purpose',
      steps: [
        {
          text: 'Let the API ask the provider’s introspection endpoint about each token, with credentials of its own. The answer says whether the token is active, and for whom.',
        },
      ],
    },
  }),
})

export const cases: RuleCases = {
  flags: {
    'a random string': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    'in a header': () => ({ paste: 'Authorization: Bearer V1StGXR8Z5jdHi6BmyTaQw' }),
    'in a token response': () => ({ paste: '{"access_token":"V1StGXR8Z5jdHi6BmyTaQw","token_type":"Bearer"}' }),
    'with dots in it': () => ({ paste: `${'K'.repeat(20)}.${'a'.repeat(6)}.${'b'.repeat(20)}` }),
    'with a refresh token beside it': () => ({
      paste: '{"access_token":"V1StGXR8Z5jdHi6BmyTaQw","refresh_token":"W2TuHYS9A6keIj7CnzUbRx"}',
    }),
  },
  spares: {
    'a JWS': () => ({ paste: accessToken() }),
    'an encrypted token': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://t.eu.auth0.com/' }) }),
    'a refresh token by its prefix': () => ({ paste: `1//${'a'.repeat(40)}` }),
    'the shape of a Discord token': () => ({ paste: `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}` }),
    'a token of another service': () => ({ paste: `Bearer gho_${'a'.repeat(36)}` }),
    'a session cookie by its prefix': () => ({ paste: `CfDJ8${'a'.repeat(40)}` }),
    'a placeholder': () => ({ paste: 'Authorization: Bearer undefined' }),
    'a refresh token alone': () => ({ paste: '{"refresh_token":"W2TuHYS9A6keIj7CnzUbRx"}' }),
    'a header with a leading space': () => ({
      paste: `eyAiYWxnIjoiUlMyNTYifQ${accessToken().slice(accessToken().indexOf('.'))}`,
    }),
  },
}

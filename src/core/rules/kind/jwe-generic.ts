import { encryptionOf } from '../../token/encryption.ts'
import { accessToken, jwe } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** What the header tells of its maker. */
const makers: Readonly<Record<string, string>> = {
  'uploaded-key':
    'It looks as if somebody had given the provider a key of the API on purpose: its header names the key that opens it.',
  'key-agreement': 'Wallets, banks and userinfo responses are encrypted like this, and access tokens seldom.',
}

export const jweGeneric = defineRule({
  id: 'jwe-generic',
  stage: 'kind',
  severity: 'error',
  title: 'The token is encrypted',
  sources: [rfc(7516, '3.1'), rfc(7519, '5.2')],
  suppresses: ['signature-bad', 'kid-not-in-jwks', 'aud-missing'],
  check({ token, artifact, audience }) {
    // Every readable JWE; the rules that know its maker suppress this one.
    if (encryptionOf(token) === undefined) return inapplicable
    // An ID token may be encrypted for the client that holds it, and nobody has sent it to an API.
    if (token.hint === 'id-token' && artifact.scheme === undefined) return inapplicable
    const opened = token.parts.some(({ decrypted }) => decrypted)
    return {
      outcome: 'flag',
      at: '/header/enc',
      evidence: { audience, opened, maker: makers[encryptionOf(token) ?? ''] },
      // Whoever has the key may well have set the API up with it; what is inside says more.
      ...(opened && { severity: 'info' as const }),
    }
  },
  message: ({ audience, opened }) =>
    opened
      ? 'This token is encrypted. Your key opens it, and an API needs that key, too.'
      : audience.length > 0
        ? `This token is encrypted for ${shownList(audience)}, and nobody else can open it.`
        : 'This token is encrypted, so your API cannot read it if it was not set up for decryption.',
  why: ({ audience, maker }) =>
    (maker === undefined ? '' : `${maker} `) +
    'Of its five parts only the first can be read without the key; who signed it and what it says are inside. ' +
    (audience.length > 0
      ? 'If your API is that audience, it needs the key to open the token; if it is not, the token was made for somebody else.'
      : 'An API that expects a signed token of three parts calls this one malformed.'),
  fix: () => ({
    steps: [
      {
        text: 'Find out whether the encryption is meant. If your API was set up for it, give it the private or shared key that belongs to the header, let it decrypt first, and then check the signed token inside.',
      },
      {
        text: 'If it was not, ask the provider for a signed access token: name your API in the request (“audience”, “resource” or a scope of it, whichever your provider knows), or turn the encryption of access tokens off where the API is registered.',
      },
      { text: 'Get a new token and paste it here: a signed one has three parts.' },
    ],
    otherwise: {
      title: 'If the provider cannot do without encryption',
      steps: [{ text: 'Let the API ask the provider’s introspection endpoint about each token (RFC 7662).' }],
    },
  }),
})

export const cases: RuleCases = {
  flags: {
    'one for an API’s own key': () => ({ paste: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' }) }),
    'an encrypted access token of oidc-provider': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://op.example', aud: 'https://api.example', cty: 'at+jwt' }),
    }),
    'key agreement': () => ({ paste: `Authorization: Bearer ${jwe({ alg: 'ECDH-ES+A256KW', enc: 'A128CBC-HS256' })}` }),
    'under the name of an access token': () => ({
      paste: JSON.stringify({ access_token: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'key-1', cty: 'JWT' }) }),
    }),
  },
  spares: {
    'an Auth0 token for /userinfo': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' }),
    }),
    'a session cookie': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
    'an access token of OpenIddict': () => ({
      paste: jwe({ typ: 'at+jwt', alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'key-1' }),
    }),
    'a Cognito refresh token': () => ({ paste: jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }) }),
    'an encrypted ID token of a response': () => ({
      paste: JSON.stringify({ id_token: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1', cty: 'JWT' }) }),
    }),
    'a signed token': () => ({ paste: accessToken() }),
  },
}

import { encryptionOf } from '../../token/encryption.ts'
import { accessToken, jwe } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const openiddictEncryptedToken = defineRule({
  id: 'openiddict-encrypted-token',
  stage: 'kind',
  severity: 'error',
  title: 'OpenIddict has encrypted the access token',
  sources: [
    {
      label: 'OpenIddict, encryption of access tokens',
      url: 'https://documentation.openiddict.com/configuration/token-formats',
    },
    {
      label: 'openiddict/openiddict-core, pull request 895',
      url: 'https://github.com/openiddict/openiddict-core/pull/895',
    },
    { label: 'abpframework/abp, pull request 12794', url: 'https://github.com/abpframework/abp/pull/12794' },
  ],
  suppresses: ['jwe-generic', 'opaque-token', 'signature-bad', 'kid-not-in-jwks', 'aud-missing'],
  check({ token }) {
    return encryptionOf(token) === 'openiddict'
      ? { outcome: 'flag', at: '/header/enc', evidence: undefined }
      : inapplicable
  },
  message: () =>
    'This looks like an access token of OpenIddict, which encrypts it by default, so your API cannot read it.',
  why: () =>
    'Its type and its two algorithms are what OpenIddict uses, though another server may choose the same. Only the server and whoever holds its encryption key can open it; ' +
    'an API with the usual JWT middleware says that the token is malformed or that no decryption key was found.',
  fix: () => ({
    steps: [
      {
        text: 'If the tokens hold nothing that must be hidden, switch the encryption of access tokens off at the server. They are signed all the same.',
        snippets: [
          {
            label: 'Server, Program.cs',
            language: 'text',
            text: 'services.AddOpenIddict().AddServer(options => options.DisableAccessTokenEncryption());',
          },
        ],
      },
      { text: 'Log in again: tokens that were issued before stay encrypted.' },
    ],
    otherwise: {
      title: 'If they have to stay encrypted',
      steps: [
        {
          text: 'Use OpenIddict’s validation in the API, and register the same encryption key there or let it use introspection.',
        },
      ],
    },
  }),
})

const header = { typ: 'at+jwt', alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'key-1', cty: 'JWT' }

export const cases: RuleCases = {
  flags: {
    'with a certificate': () => ({ paste: jwe(header) }),
    'with a shared key': () => ({ paste: `Authorization: Bearer ${jwe({ ...header, alg: 'A256KW' })}` }),
    'with the long form of its type': () => ({ paste: jwe({ ...header, typ: 'application/at+jwt' }) }),
  },
  spares: {
    'another content encryption': () => ({ paste: jwe({ ...header, enc: 'A256GCM' }) }),
    'another key encryption': () => ({ paste: jwe({ ...header, alg: 'RSA-OAEP-256' }) }),
    'no type': () => ({ paste: jwe({ alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'key-1' }) }),
    'a session cookie of Auth.js': () => ({ paste: jwe({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'k' }) }),
    'a signed access token': () => ({ paste: accessToken() }),
  },
}

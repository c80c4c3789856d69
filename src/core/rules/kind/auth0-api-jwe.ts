import { encryptionOf } from '../../token/encryption.ts'
import { jwe, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const auth0ApiJwe = defineRule({
  id: 'auth0-api-jwe',
  stage: 'kind',
  severity: 'warning',
  title: 'Auth0 has encrypted the token for an API',
  sources: [
    {
      label: 'Auth0: JSON Web Encryption',
      url: 'https://auth0.com/docs/secure/tokens/access-tokens/json-web-encryption',
    },
  ],
  suppresses: ['jwe-generic', 'openiddict-encrypted-token', 'refresh-token-sent'],
  check({ token, provider }) {
    const { hint, header, parts } = token
    if (provider?.id !== 'auth0' || encryptionOf(token) === undefined) return inapplicable
    if (hint === 'id-token' || hint === 'refresh-token') return inapplicable
    if (typeof header?.alg !== 'string' || !header.alg.startsWith('RSA-OAEP')) return inapplicable
    const opened = parts.some(({ decrypted }) => decrypted)
    return { outcome: 'flag', at: '/header/alg', evidence: {}, ...(opened && { severity: 'info' as const }) }
  },
  message: () => 'This looks like an access token that Auth0 has encrypted for your API, with a key that was uploaded.',
  why: () =>
    'Only the private half of that key opens it. An API that was not set up to decrypt it first, and then check the signed token inside, calls it malformed.',
  fix: () => ({
    steps: [
      { text: 'Give your API the private key, and let it decrypt the token before it checks what is inside.' },
      {
        where: 'Auth0 Dashboard → Applications → APIs → your API → Token Settings',
        text: 'Or switch JSON Web Encryption off, and get a new token.',
      },
    ],
  }),
})

const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' }
const beside = (token: string, name = 'access_token', iss = 'https://tenant.eu.auth0.com/') =>
  JSON.stringify({ [name]: token, id_token: jws({ claims: { iss, aud: 'a'.repeat(32), nonce: 'n' } }) })

export const cases: RuleCases = {
  flags: {
    'beside an ID token of Auth0': () => ({ paste: beside(jwe(header)) }),
    'without the name of the key': () => ({ paste: beside(jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' })) }),
    'an issuer in its header': () => ({ paste: jwe({ ...header, iss: 'https://tenant.eu.auth0.com/' }) }),
  },
  spares: {
    'nobody knows whose': () => ({ paste: jwe(header) }),
    'another provider': () => ({ paste: beside(jwe(header), 'access_token', 'https://org.okta.com') }),
    'the one for /userinfo': () => ({ paste: beside(jwe({ alg: 'dir', enc: 'A256GCM' })) }),
    'a refresh token': () => ({ paste: beside(jwe(header), 'refresh_token') }),
    'a Cognito refresh token': () => ({ paste: jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }) }),
  },
}

import { encodeBase64url } from '../core/decode/octets.ts'

/** Situations that people come with, forged at the moment of the click: nothing in them was ever issued by anybody. */
export interface Example {
  title: string
  says: string
  paste: (now: number) => string
}

const part = (object: object) => encodeBase64url(new TextEncoder().encode(JSON.stringify(object)))
const noise = (octets: number) => encodeBase64url(crypto.getRandomValues(new Uint8Array(octets)))
const signed = (header: object, claims: object) => `${part(header)}.${part(claims)}.${noise(256)}`

export const examples: readonly Example[] = [
  {
    title: 'Auth0: “jwt malformed”',
    says: 'The ID token decodes, the access token does not.',
    paste: (now) =>
      JSON.stringify(
        {
          access_token: `${part({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })}..${noise(12)}.${noise(180)}.${noise(16)}`,
          id_token: signed(
            { alg: 'RS256', typ: 'JWT', kid: 'example-key' },
            {
              iss: 'https://tenant.eu.auth0.com/',
              sub: 'auth0|0123456789',
              aud: 'ExampleClientIdOf32CharactersXYZ',
              iat: now - 30,
              exp: now + 35_970,
              nonce: 'n-0S6_WzA2Mj',
            },
          ),
          scope: 'openid profile',
          expires_in: 86_400,
          token_type: 'Bearer',
        },
        null,
        2,
      ),
  },
  {
    title: 'Okta: the signature cannot be checked',
    says: 'The verifier finds no key, or another audience.',
    paste: (now) =>
      `Authorization: Bearer ${signed(
        { kid: 'example-key', typ: 'application/okta-internal-at+jwt', alg: 'RS256' },
        {
          ver: 1,
          jti: 'AT.example',
          iss: 'https://org.okta.com',
          aud: 'https://org.okta.com',
          sub: 'user@example.test',
          iat: now - 11_000,
          exp: now - 7400,
          cid: '0oa1exampleclient123',
          uid: '00u1exampleuser12345',
          scp: ['openid', 'profile'],
        },
      )}`,
  },
  {
    title: '401 invalid_token: expired?',
    says: 'Expired, revoked or malformed: which of the three?',
    paste: (now) =>
      `curl https://api.example/orders -H 'Authorization: Bearer ${signed(
        { alg: 'RS256', typ: 'JWT', kid: 'example-key' },
        {
          exp: now - 9000,
          iat: now - 9300,
          jti: 'example',
          iss: 'https://sso.example/realms/shop',
          aud: 'orders-api',
          sub: 'user-1',
          typ: 'Bearer',
          azp: 'shop-web',
          realm_access: { roles: ['user'] },
          scope: 'openid orders',
        },
      )}'`,
  },
  {
    title: 'A login URL that names no API',
    says: 'What will the access token be for?',
    paste: () =>
      'https://tenant.eu.auth0.com/authorize?client_id=ExampleClientIdOf32CharactersXYZ&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&scope=openid%20profile%20email&state=xyz&code_challenge=abc&code_challenge_method=S256',
  },
  {
    title: 'Entra: IDX10503, a Graph token',
    says: 'Its signature never verifies in your own API.',
    paste: (now) =>
      signed(
        { typ: 'JWT', nonce: 'example-nonce', alg: 'RS256', x5t: 'example', kid: 'example-key' },
        {
          aud: '00000003-0000-0000-c000-000000000000',
          iss: 'https://sts.windows.net/00000000-1111-2222-3333-444444444444/',
          iat: now - 300,
          nbf: now - 300,
          exp: now + 3600,
          appid: '00000000-aaaa-bbbb-cccc-000000000000',
          scp: 'User.Read',
          ver: '1.0',
        },
      ),
  },
  {
    title: '“Bearer undefined”',
    says: 'The header is there, the token is not.',
    paste: () => 'Authorization: Bearer undefined',
  },
]

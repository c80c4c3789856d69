import { encodeBase64url } from '../../decode/octets.ts'
import { accessToken, filler, jwe, jws, noon } from '../forge.ts'
import type { CarrierCases, Right } from './define.ts'

const token = accessToken()
const idToken = jws({
  header: { alg: 'RS256', kid: 'key-1' },
  claims: {
    iss: 'https://issuer.example/',
    sub: 'user-1',
    aud: 'client-1',
    azp: 'client-1',
    nonce: 'n-1',
    email: 'someone@mail.example',
    iat: noon - 600,
    exp: noon + 3000,
  },
})
const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
const base64 = (text: string) => btoa(text)
const base64url = (text: string) => encodeBase64url(new TextEncoder().encode(text))

/** An access token and the ID token of the same login. */
const both = (paste: string): readonly [string, Right] => [
  paste,
  {
    tokens: [
      { text: token, use: 'access-token' },
      { text: idToken, use: 'id-token' },
    ],
    headline: null,
    silent: ['id-token-as-access-token'],
  },
]
const reversed = (paste: string): readonly [string, Right] => [
  paste,
  {
    tokens: [
      { text: idToken, use: 'id-token' },
      { text: token, use: 'access-token' },
    ],
    headline: null,
    silent: ['id-token-as-access-token'],
  },
]
const one = (paste: string, right: Right = {}): readonly [string, Right] => [
  paste,
  { tokens: [{ text: token, kind: 'jws', use: 'access-token' }], headline: null, ...right },
]
const doubled = (paste: string): readonly [string, Right] => one(paste, { headline: 'bearer-doubled' })

const msal = (type: string, secret: string) => ({
  credentialType: type,
  clientId: 'client-1',
  environment: 'login.microsoftonline.com',
  homeAccountId: 'u.t',
  realm: 't',
  secret,
})

const cookie = (name: string, value: string) => ({ name, value, domain: 'app.example', path: '/' })
const old = (jti: string) => accessToken({ exp: noon - 3600, jti })

/** Tokens told apart by what stands beside them. */
export const names: CarrierCases = {
  'rows of key and value': () =>
    both(
      JSON.stringify([
        { key: 'access_token', value: token },
        { key: 'id_token', value: idToken },
      ]),
    ),
  'rows of name and value': () =>
    reversed(
      JSON.stringify([
        { name: 'id_token', value: idToken },
        { name: 'access_token', value: token },
      ]),
    ),
  'TSV of a table': () => both(`access_token\t${token}\nid_token\t${idToken}\ntheme\tdark`),
  'TSV with more columns': () =>
    reversed(
      `id_token\t${idToken}\tapp.example\t/\t2026-03-02T12:00:00Z\naccess_token\t${token}\tapp.example\t/\tSession`,
    ),
  'msal-browser': () =>
    both(
      JSON.stringify({
        'u.t-login.microsoftonline.com-accesstoken-client-1-t-api://a/read--': JSON.stringify(
          msal('AccessToken', token),
        ),
        'u.t-login.microsoftonline.com-idtoken-client-1-t---': JSON.stringify(msal('IdToken', idToken)),
      }),
    ),
  'msal-browser, one entry copied': () => one(JSON.stringify(msal('AccessToken', token))),
  'auth0-spa-js': () =>
    both(
      `@@auth0spajs@@::client-1::https://api.example::openid profile\t${JSON.stringify({
        body: { access_token: token, id_token: idToken, scope: 'openid profile', expires_in: 86400 },
        expiresAt: noon + 3000,
      })}`,
    ),
  'auth0-spa-js, as a dump of the storage': () =>
    both(
      JSON.stringify({
        '@@auth0spajs@@::client-1::https://api.example::openid': JSON.stringify({
          body: { access_token: token, id_token: idToken },
        }),
      }),
    ),
  Amplify: () =>
    both(
      [
        `CognitoIdentityServiceProvider.client1.user-1.accessToken\t${token}`,
        `CognitoIdentityServiceProvider.client1.user-1.idToken\t${idToken}`,
        `CognitoIdentityServiceProvider.client1.user-1.clockDrift\t0`,
      ].join('\n'),
    ),
  'Amplify, as JSON': () =>
    reversed(
      JSON.stringify({
        'CognitoIdentityServiceProvider.client1.user-1.idToken': idToken,
        'CognitoIdentityServiceProvider.client1.user-1.accessToken': token,
      }),
    ),
  'oidc-client-ts': () =>
    reversed(
      JSON.stringify({
        'oidc.user:https://issuer.example/:client-1': JSON.stringify({
          id_token: idToken,
          access_token: token,
          token_type: 'Bearer',
          profile: { sub: 'user-1' },
        }),
      }),
    ),
  'keycloak-js': () => both(JSON.stringify({ kc: { token, idToken, timeSkew: 0 } })),
  Supabase: () => one(JSON.stringify({ 'sb-abc-auth-token': JSON.stringify({ access_token: token, user: {} }) })),
  'JSON in a string in JSON': () =>
    both(JSON.stringify({ log: JSON.stringify({ body: JSON.stringify({ access_token: token, id_token: idToken }) }) })),
  'an environment of Postman': () =>
    both(
      JSON.stringify({
        name: 'dev',
        values: [
          { key: 'accessToken', value: token, enabled: true },
          { key: 'idToken', value: idToken, enabled: true },
        ],
      }),
    ),
  Insomnia: () =>
    one(
      JSON.stringify({
        resources: [{ authentication: { type: 'bearer', token, prefix: '' }, url: 'https://api.example' }],
      }),
    ),
  'a Bruno file': () =>
    one(`get {\n  url: https://api.example\n  auth: bearer\n}\n\nauth:bearer {\n  token: ${token}\n}\n`),

  'a header in rows, doubled': () =>
    doubled(JSON.stringify([{ key: 'Authorization', value: `Bearer Bearer ${token}` }])),
  'a header in rows of names, doubled': () =>
    doubled(JSON.stringify({ headers: [{ name: 'authorization', value: `Bearer Bearer ${token}` }] })),
  'the field of Postman that adds the scheme': () =>
    doubled(
      JSON.stringify({
        auth: { type: 'bearer', bearer: [{ key: 'token', value: `Bearer ${token}`, type: 'string' }] },
      }),
    ),
  'a header in rows': () => one(JSON.stringify([{ key: 'Authorization', value: `Bearer ${token}` }])),

  'Token token=': () => one(`Authorization: Token token=${token}`, { headline: ['scheme-wrong', null] }),
  'Token token="…"': () => one(`Authorization: Token token="${token}"`, { headline: ['scheme-wrong', null] }),
  Snowflake: () => one(`Authorization: Snowflake Token="${token}"`, { headline: ['scheme-wrong', null] }),
  WRAP: () => one(`Authorization: WRAP access_token="${token}"`, { headline: ['scheme-wrong', null] }),
  GNAP: () => one(`Authorization: GNAP ${token}`, { headline: ['scheme-wrong', null] }),
  'a signature of AWS': () => [
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260301/us-east-1/s3/aws4_request, SignedHeaders=host;range, Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024',
    { tokens: [], silent: ['opaque-token'] },
  ],

  XOAUTH2: () => one(base64(`user=someone@mail.example\u0001auth=Bearer ${token}\u0001\u0001`)),
  'XOAUTH2 in a session of SMTP': () =>
    one(`C: AUTH XOAUTH2 ${base64(`user=someone@mail.example\u0001auth=Bearer ${token}\u0001\u0001`)}\nS: 535 5.7.3`),
  OAUTHBEARER: () =>
    one(
      `AUTHENTICATE OAUTHBEARER ${base64(`n,a=user@mail.example,\u0001host=a\u0001auth=Bearer ${token}\u0001\u0001`)}`,
    ),
  'an item of Burp': () =>
    one(
      `<item><url>https://api.example</url><request base64="true"><![CDATA[${base64(
        `GET /things HTTP/1.1\r\nHost: api.example\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      )}]]></request></item>`,
    ),
  'a cookie of Supabase': () =>
    one(`base64-${base64url(JSON.stringify({ access_token: token, token_type: 'bearer', user: { id: 'u' } }))}`),
  'a web socket of Kubernetes': () =>
    one(`Sec-WebSocket-Protocol: base64url.bearer.authorization.k8s.io.${base64url(token)}, v4.channel.k8s.io`),
  'a web socket of Kubernetes, the word alone': () => one(`base64url.bearer.authorization.k8s.io.${base64url(token)}`),
  'a password of Basic': () =>
    one(`Authorization: Basic ${base64(`oauth2accesstoken:${token}`)}`, {
      headline: [null, 'scheme-wrong', 'basic-credentials'],
    }),
  'a JSON in base64': () => one(base64(JSON.stringify({ auth: { Authorization: `Bearer ${token}` } }))),
  'a HAR with a body in base64': () => [
    JSON.stringify({
      log: {
        entries: [
          {
            request: { method: 'POST', url: 'https://issuer.example/token', headers: [] },
            response: {
              status: 200,
              headers: [],
              content: { encoding: 'base64', text: base64(JSON.stringify({ access_token: token, id_token: idToken })) },
            },
          },
        ],
      },
    }),
    { tokens: [{ text: token }, { text: idToken }] },
  ],

  'chunks of a cookie in a table': () => {
    const session = jwe({ alg: 'dir', enc: 'A256GCM' })
    return [
      `appSession.0\t${session.slice(0, 300)}\napp.example\nappSession.1\t${session.slice(300)}\n`.replace(
        'app.example\n',
        '',
      ),
      { tokens: [{ text: session, kind: 'jwe' }] },
    ]
  },
  'a chunk that is missing': () => {
    const session = `${jwe({ alg: 'dir', enc: 'A256GCM' })}${filler(200)}`
    return [`appSession.0\t${session.slice(0, 300)}\nappSession.2\t${session.slice(300)}\n`, { words: /appSession\.1/ }]
  },
  'storage state of Playwright': () => {
    const session = jwe({ alg: 'dir', enc: 'A256GCM' })
    return [
      JSON.stringify({
        cookies: [cookie('appSession.0', session.slice(0, 300)), cookie('appSession.1', session.slice(300))],
        origins: [],
      }),
      { tokens: [{ text: session, kind: 'jwe' }] },
    ]
  },

  JARM: () => [
    `https://app.example/cb?response=${jws({
      claims: {
        iss: 'https://issuer.example/',
        aud: 'client-1',
        exp: noon + 60,
        error: 'access_denied',
        error_description: 'no',
      },
    })}`,
    { headline: 'response-error', words: /access_denied/ },
  ],
  'a ticket of UMA': () => [
    `WWW-Authenticate: UMA realm="api", as_uri="https://issuer.example", ticket="${jws({
      header: { alg: 'HS256' },
      claims: { exp: noon + 60, nbf: 0, jti: 'a', typ: 'permission_ticket', iat: noon },
    })}"`,
    { noError: true, silent: ['live-credential'] },
  ],
  'two requests with an expired token each': () => {
    return [
      `curl -H "Authorization: Bearer ${old('a')}" https://api.example/a\ncurl -H "Authorization: Bearer ${old('b')}" https://api.example/b`,
      { headline: 'expired' },
    ]
  },
  'a SOAP envelope': () =>
    one(
      `<soap:Envelope><soap:Header><wsse:Security><wsse:BinarySecurityToken ValueType="urn:ietf:params:oauth:token-type:jwt" EncodingType="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary">${base64(
        token,
      )}</wsse:BinarySecurityToken></wsse:Security></soap:Header></soap:Envelope>`,
    ),
  'a part of multipart': () =>
    one(`--boundary\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${token}\r\n--boundary--\r\n`),
  'a folded header': () => one(`GET / HTTP/1.1\r\nHost: api.example\r\nAuthorization: Bearer\r\n ${token}\r\n\r\n`),
  'a block of YAML': () =>
    one(`auth:\n  token: |\n    ${(token.match(/.{1,60}/g) ?? []).join('\n    ')}\n  other: 1\n`),
  'a folded block of YAML': () => one(`access_token: >-\n  ${token}\nother: 1\n`),
  'an opaque token in rows': () => [
    JSON.stringify([{ key: 'access_token', value: opaque }]),
    { tokens: [{ text: opaque, use: 'access-token' }] },
  ],
}

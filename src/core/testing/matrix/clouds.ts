/** AWS, Google, Apple and Cloudflare. For tests only. */
import { filler, jws, noon } from '../forge.ts'
import { type Change, type Column, email, login, sealed, sent, shaped, uuid } from './define.ts'

const pool = 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Example01'
const cognito = shaped({
  sub: uuid,
  event_id: uuid,
  token_use: 'access',
  scope: 'openid https://api.example/things.read',
  auth_time: login,
  iss: pool,
  jti: uuid,
  client_id: 'abcdefghijklmnopqrstuvwxyz',
  username: 'u',
  version: 2,
})
const cognitoResource = (change: Change = {}) => cognito({ aud: 'https://api.example', ...change })
const cognitoId = shaped({
  sub: uuid,
  aud: 'abcdefghijklmnopqrstuvwxyz',
  'cognito:username': 'u',
  email_verified: true,
  email,
  token_use: 'id',
  auth_time: login,
  iss: pool,
  jti: uuid,
  origin_jti: uuid,
})
const padded = (token: string) =>
  token
    .split('.')
    .map((part) => part.padEnd(Math.ceil(part.length / 4) * 4, '='))
    .join('.')
const alb = () =>
  padded(
    jws({
      header: {
        typ: 'JWT',
        kid: uuid,
        alg: 'ES256',
        iss: pool,
        client: 'abcdefghijklmnopqrstuvwxyz',
        signer: 'arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/a/b',
        exp: noon + 100,
      },
      claims: { sub: uuid, email_verified: 'true', email, username: 'us', exp: noon + 100, iss: pool },
    }),
  )

const googleClient = '123456789012-abc.apps.googleusercontent.com'
const googleId = shaped(
  {
    iss: 'https://accounts.google.com',
    azp: googleClient,
    aud: googleClient,
    sub: '123456789012345678901',
    at_hash: 'h',
    email,
    email_verified: true,
  },
  { typ: 'JWT' },
)
const account = 'robot@project.iam.gserviceaccount.com'
const accountJwt = shaped({ iss: account, sub: account, aud: 'https://pubsub.googleapis.com/' }, { typ: 'JWT' })
const firebaseIssuer = 'https://securetoken.google.com/project-1'
const firebase = shaped(
  {
    iss: firebaseIssuer,
    aud: 'project-1',
    auth_time: login,
    user_id: 'u',
    sub: 'u',
    email,
    email_verified: true,
    firebase: { identities: { email: [email] }, sign_in_provider: 'password' },
  },
  { typ: 'JWT' },
)
const iap = shaped(
  {
    iss: 'https://cloud.google.com/iap',
    aud: '/projects/123456/global/backendServices/987',
    sub: 'accounts.google.com:1',
    email,
    azp: '/projects/123456/global/backendServices/987',
  },
  { alg: 'ES256', typ: 'JWT' },
)
const appleId = shaped({
  iss: 'https://appleid.apple.com',
  aud: 'com.company.app',
  sub: '000008.a.1510',
  nonce: 'n',
  c_hash: 'h',
  email_verified: 'true',
  auth_time: login,
  nonce_supported: true,
})
const cloudflare = shaped({
  aud: ['a1'.repeat(32)],
  email,
  nbf: login,
  iss: 'https://team.cloudflareaccess.com',
  type: 'app',
  identity_nonce: 'n',
  sub: uuid,
  country: 'US',
})

export const clouds: readonly Column[] = [
  {
    provider: 'cognito',
    healthy: [
      {
        token: cognitoResource,
        expected: { issuer: pool, audience: 'https://api.example', scope: 'https://api.example/things.read' },
      },
      {
        token: cognito,
        expected: { issuer: pool, scope: 'https://api.example/things.read' },
        headlines: { 'another audience': 'aud-missing' },
      },
    ],
    rows: [
      ['access token', cognito, null, 'live-credential aud-missing'],
      ['access token for a resource', cognitoResource, null, 'live-credential'],
      [
        'access token of the SDK',
        () => cognito({ scope: 'aws.cognito.signin.user.admin', version: undefined, origin_jti: uuid }),
        null,
        'live-credential cognito-sdk-token aud-missing',
      ],
      ['ID token', cognitoId, 'id-token-as-access-token', '!id-token-as-access-token personal-data-in-token'],
      [
        'refresh token',
        sealed({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }),
        'refresh-token-sent',
        '!refresh-token-sent',
      ],
    ],
  },
  {
    provider: 'aws-alb',
    rows: [['x-amzn-oidc-data', alb, 'alb-padded-token', '!alb-padded-token personal-data-in-token']],
  },
  {
    provider: 'google',
    rows: [
      ['ID token', googleId, null, 'personal-data-in-token multi-form-issuer'],
      [
        'ID token of the button',
        () =>
          googleId({ at_hash: undefined, nbf: login, jti: 'a'.repeat(40), name: 'A', picture: 'https://a.example/p' }),
        null,
        'personal-data-in-token multi-form-issuer',
      ],
      [
        'ID token for a service',
        () => googleId({ aud: 'https://service.run.app', azp: account, sub: '1', at_hash: undefined, email: account }),
        null,
        'personal-data-in-token live-credential multi-form-issuer',
      ],
      ['access token', () => `ya29.${filler(90)}`, 'google-opaque', '!google-opaque'],
      ['refresh token', () => `1//0${filler(75)}`, 'refresh-token-sent', '!refresh-token-sent'],
    ],
  },
  {
    provider: 'google-service-account',
    rows: [
      ['signed by itself for an API', accountJwt, null, 'live-credential google-sa-jwt'],
      [
        'assertion for a token',
        () =>
          accountJwt({
            aud: 'https://oauth2.googleapis.com/token',
            scope: 'https://www.googleapis.com/auth/cloud-platform',
          }),
        null,
        'live-credential google-sa-jwt',
      ],
      [
        'Firebase custom token',
        () =>
          accountJwt({
            aud: 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit',
            uid: 'u',
          }),
        'firebase-custom-token',
        '!firebase-custom-token live-credential',
      ],
    ],
  },
  {
    provider: 'firebase',
    healthy: [{ token: firebase, expected: { issuer: firebaseIssuer, audience: 'project-1' } }],
    rows: [
      ['ID token', firebase, null, 'personal-data-in-token live-credential'],
      [
        'session cookie, sent',
        sent(() => firebase({ iss: 'https://session.firebase.google.com/project-1' })),
        'firebase-session-cookie',
        '?firebase-session-cookie personal-data-in-token live-credential',
      ],
      [
        'session cookie',
        () => firebase({ iss: 'https://session.firebase.google.com/project-1' }),
        null,
        'personal-data-in-token live-credential firebase-session-cookie',
      ],
      [
        'of the emulator',
        () => `${firebase({}, { alg: 'none', kid: undefined }).split('.').slice(0, 2).join('.')}.`,
        null,
        'personal-data-in-token alg-none',
      ],
    ],
  },
  {
    provider: 'gcp-iap',
    healthy: [
      {
        token: iap,
        expected: { issuer: 'https://cloud.google.com/iap', audience: '/projects/123456/global/backendServices/987' },
        headlines: { 'a missing scope': null },
      },
    ],
    rows: [['assertion', iap, null, 'personal-data-in-token']],
  },
  {
    provider: 'apple',
    rows: [
      ['ID token', appleId, null, 'apple-token-kind'],
      [
        'client secret',
        () =>
          jws({
            header: { alg: 'ES256', kid: 'ABC123DEFG' },
            claims: {
              iss: 'TEAM123456',
              sub: 'com.company.app',
              aud: 'https://appleid.apple.com',
              iat: noon - 600,
              exp: noon + 15_000_000,
            },
          }),
        'client-assertion-sent',
        '!client-assertion-sent apple-token-kind',
      ],
    ],
  },
  {
    provider: 'cloudflare-access',
    healthy: [
      {
        token: cloudflare,
        expected: { issuer: 'https://team.cloudflareaccess.com', audience: 'a1'.repeat(32) },
      },
    ],
    rows: [
      ['application token', cloudflare, null, 'personal-data-in-token live-credential'],
      [
        'service token',
        () =>
          cloudflare({
            email: undefined,
            sub: '',
            common_name: 'c.access',
            identity_nonce: undefined,
            country: undefined,
          }),
        null,
        'live-credential',
      ],
      [
        'token of the team',
        () => cloudflare({ type: 'org', aud: ['b2'.repeat(32)] }),
        null,
        'personal-data-in-token live-credential',
      ],
    ],
  },
]

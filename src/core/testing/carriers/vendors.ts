import { es256, named, special, times } from './named.ts'
import { filler, jws, noon } from '../forge.ts'
import type { CarrierCases } from './define.ts'

/** Tokens of single makers, which look otherwise than an access token because their manual has it so. */
export const vendorTokens: CarrierCases = {
  'App Store, a notification': () =>
    special(
      'app-store-payload',
      { alg: 'ES256', x5c: ['MIIEMDCC', 'MIIDFjCC', 'MIICQzCC'] },
      {
        notificationType: 'SUBSCRIBED',
        notificationUUID: 'u',
        version: '2.0',
        signedDate: noon * 1000,
        data: { bundleId: 'com.example', environment: 'Sandbox' },
      },
    ),
  'App Store, a transaction': () =>
    special(
      'app-store-payload',
      { alg: 'ES256', x5c: ['MIIEMDCC', 'MIIDFjCC'] },
      {
        transactionId: '2000000000000000',
        originalTransactionId: '2000000000000000',
        bundleId: 'com.example',
        productId: 'p',
        purchaseDate: noon * 1000,
        expiresDate: noon * 1000,
        signedDate: noon * 1000,
        environment: 'Sandbox',
      },
    ),
  'App Store Connect': () =>
    special(
      'app-store-connect',
      es256('JWT'),
      { iss: '57246542-96fe-1a63-e053-0824d011072a', ...times, aud: 'appstoreconnect-v1' },
      { silent: [] },
    ),
  'a provider token of APNs': () =>
    special('apns-provider', { alg: 'ES256', kid: 'ABC123DEFG' }, { iss: 'DEF123GHIJ', iat: noon - 60 }),
  'a provider token of APNs, sent': () =>
    named(
      'apns-provider',
      `POST /3/device/0 HTTP/2\nhost: api.push.apple.com\nauthorization: bearer ${jws({ header: { alg: 'ES256', kid: 'ABC123DEFG' }, claims: { iss: 'DEF123GHIJ', iat: noon - 60 } })}\n`,
    ),
  'Google Wallet': () =>
    special(
      'google-wallet',
      { alg: 'RS256', typ: 'JWT' },
      {
        iss: 'a@p.iam.gserviceaccount.com',
        aud: 'google',
        typ: 'savetowallet',
        iat: noon,
        payload: { genericObjects: [{ id: 'i' }] },
      },
    ),
  'Firebase App Check': () =>
    special(
      'firebase-app-check',
      { kid: 'k', typ: 'JWT', alg: 'RS256' },
      {
        sub: '1:1234:web:abc',
        aud: ['projects/1234', 'projects/p'],
        provider: 'recaptcha_v3',
        iss: 'https://firebaseappcheck.googleapis.com/1234',
        ...times,
        jti: 'j',
      },
    ),
  Plaid: () => special('plaid-webhook', es256('JWT'), { iat: noon - 5, request_body_sha256: 'bbe8e9ab' }),
  'a GitHub App': () =>
    special(
      'github-app',
      { alg: 'RS256', typ: 'JWT' },
      { iss: '123456', iat: noon - 60, exp: noon + 500 },
      { silent: [] },
    ),
  Snowflake: () =>
    special(
      'snowflake-key-pair',
      { alg: 'RS256', typ: 'JWT' },
      { iss: 'ACCT.USER.SHA256:ctdbAKsbB6YpKDVvVYz0hhJNIjOmvH0KzHhlPkTsVVI=', sub: 'ACCT.USER', ...times },
      { silent: [] },
    ),
  Twilio: () =>
    special(
      'twilio-access',
      { typ: 'JWT', alg: 'HS256', cty: 'twilio-fpa;v=1' },
      { jti: 'SK-1', grants: { identity: 'u', video: { room: 'r' } }, iss: 'SK1', sub: 'AC1', ...times },
      { silent: [] },
    ),
  LiveKit: () =>
    special(
      'livekit-access',
      { alg: 'HS256' },
      { iss: 'APIkey', sub: 'u', nbf: 0, exp: noon + 300, video: { room: 'r', roomJoin: true } },
      { silent: [] },
    ),
  'the cache of the AWS command line': () => [
    JSON.stringify({
      startUrl: 'https://d-1.awsapps.com/start',
      region: 'us-east-1',
      accessToken: `aoaAAAAA${filler(60)}`,
      expiresAt: '2026-03-01T20:00:00Z',
      clientId: 'abc',
      clientSecret: jws({
        header: { kid: 'key-1', alg: 'HS384' },
        claims: { serialized: '{"clientId":{"value":"abc"}}' },
      }),
    }),
    {
      tokens: [{ use: 'access-token' }, { use: 'aws-sso-client' }],
      silent: ['opaque-token', 'exp-missing', 'live-credential'],
    },
  ],
}

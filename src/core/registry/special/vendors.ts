import { hasAll, hasOnly, isObject, isText, type SpecialToken } from './define.ts'

const apple = (label: string, path: string) => ({
  label: `Apple, ${label}`,
  url: `https://developer.apple.com/documentation/${path}`,
})

/** A team of Apple’s developers: ten letters and digits. */
const isTeam = (value: unknown) => typeof value === 'string' && /^[A-Z0-9]{10}$/.test(value)

/** Tokens of single makers, as their manuals describe them. */
export const vendorTokens = {
  'app-store-payload': {
    name: 'signed payload of the App Store',
    purpose:
      'In it Apple tells a server about a purchase; its key is in the certificates of its header, which lead to Apple’s root.',
    source: apple('JWSDecodedHeader', 'appstoreserverapi/jwsdecodedheader'),
    is: (claims, header) =>
      (hasAll(claims, 'notificationType', 'notificationUUID') ||
        hasAll(claims, 'originalTransactionId', 'environment') ||
        hasAll(claims, 'transactionId', 'bundleId') ||
        hasAll(claims, 'receiptType', 'bundleId')) &&
      (Array.isArray(header.x5c) || hasAll(claims, 'signedDate')),
  },
  'app-store-connect': {
    name: 'token for App Store Connect',
    purpose: 'With it a team’s own program calls Apple’s App Store Connect or App Store Server API.',
    source: apple('Generating tokens for API requests', 'appstoreconnectapi/generating-tokens-for-api-requests'),
    is: (claims) => claims.aud === 'appstoreconnect-v1',
    bearer: true,
  },
  'apns-provider': {
    name: 'provider token for Apple’s push service',
    purpose:
      'With it a server shows Apple’s push service who it is. It has no end by design: Apple takes it for one hour from “iat”.',
    source: apple(
      'Establishing a token-based connection to APNs',
      'usernotifications/establishing-a-token-based-connection-to-apns',
    ),
    is: (claims, header) =>
      isTeam(claims.iss) && hasAll(claims, 'iat') && hasOnly(claims, 'iss', 'iat') && header.alg === 'ES256',
    bearer: true,
  },
  'apple-developer-token': {
    name: 'developer token for MapKit, MusicKit or WeatherKit',
    purpose: 'With it an app or a server calls Apple’s maps, music or weather.',
    source: apple('Generating developer tokens', 'applemusicapi/generating-developer-tokens'),
    is: (claims, header) =>
      isTeam(claims.iss) &&
      header.alg === 'ES256' &&
      hasAll(claims, 'iat', 'exp') &&
      hasOnly(claims, 'iss', 'iat', 'exp', 'origin', 'sub') &&
      !hasAll(claims, 'aud'),
    bearer: true,
  },
  'play-integrity': {
    name: 'verdict of Google Play about a device',
    purpose:
      'In it Google tells an app’s server about the device and the app that asked (Play Integrity, SafetyNet before).',
    source: {
      label: 'Google, Play Integrity API',
      url: 'https://developer.android.com/google/play/integrity/verdicts',
    },
    is: (claims) =>
      hasAll(claims, 'requestDetails', 'appIntegrity') || hasAll(claims, 'apkPackageName', 'ctsProfileMatch'),
  },
  'google-wallet': {
    name: 'pass for Google Wallet',
    purpose: 'It stands in the link “Add to Google Wallet” and tells Google which pass to save.',
    source: {
      label: 'Google Wallet, working with JWTs',
      url: 'https://developers.google.com/wallet/generic/use-cases/jwt',
    },
    is: (claims) => claims.typ === 'savetowallet' || claims.typ === 'savetoandroidpay',
  },
  'firebase-app-check': {
    name: 'token of Firebase App Check',
    purpose:
      'With it an app shows a backend that it is genuine, in the header X-Firebase-AppCheck beside any access token.',
    source: {
      label: 'Firebase App Check, custom backends',
      url: 'https://firebase.google.com/docs/app-check/custom-resource-backend',
    },
    is: (claims) => isText(claims.iss) && claims.iss.startsWith('https://firebaseappcheck.googleapis.com/'),
  },
  'github-app': {
    name: 'token of a GitHub App',
    purpose: 'With it a GitHub App asks GitHub for the token of an installation. It may live ten minutes at most.',
    source: {
      label: 'GitHub, generating a JSON Web Token for a GitHub App',
      url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app',
    },
    is: (claims, header) =>
      header.alg === 'RS256' &&
      hasAll(claims, 'iss', 'iat', 'exp') &&
      hasOnly(claims, 'iss', 'iat', 'exp') &&
      /^(?:\d{1,9}|Iv(?:1\.|23)\w{10,30})$/.test(String(claims.iss)),
    bearer: true,
  },
  'snowflake-key-pair': {
    name: 'key-pair token of Snowflake',
    purpose: 'With it a user’s own program calls Snowflake’s APIs. It may live one hour at most.',
    source: {
      label: 'Snowflake, authenticating with key pair',
      url: 'https://docs.snowflake.com/en/developer-guide/sql-api/authenticating#using-key-pair-authentication',
    },
    is: (claims) => isText(claims.iss) && /\.SHA256:[A-Za-z0-9+/]{20}/.test(claims.iss),
    bearer: true,
  },
  'plaid-webhook': {
    name: 'signature of a web hook of Plaid',
    purpose:
      'It stands in the header Plaid-Verification and signs the hash of the message’s body; it counts for five minutes from “iat”.',
    source: { label: 'Plaid, webhook verification', url: 'https://plaid.com/docs/api/webhooks/webhook-verification/' },
    is: (claims) => isText(claims.request_body_sha256),
  },
  'twilio-access': {
    name: 'access token for Twilio’s SDKs',
    purpose: 'With it an app joins a call, a video room or a chat at Twilio.',
    source: { label: 'Twilio, access tokens', url: 'https://www.twilio.com/docs/iam/access-tokens' },
    is: (claims, header) =>
      isObject(claims.grants) && (String(header.cty).startsWith('twilio-fpa') || isText(claims.iss)),
    bearer: true,
  },
  'livekit-access': {
    name: 'access token for LiveKit',
    purpose: 'With it an app joins a room at LiveKit.',
    source: { label: 'LiveKit, tokens and grants', url: 'https://docs.livekit.io/home/get-started/authentication/' },
    is: ({ video }) =>
      isObject(video) &&
      ['room', 'roomJoin', 'roomCreate', 'roomList', 'roomAdmin', 'canPublish', 'ingressAdmin'].some((name) =>
        hasAll(video, name),
      ),
    bearer: true,
  },
  'aws-sso-client': {
    name: 'client secret of AWS IAM Identity Center',
    purpose:
      'The AWS command line was given it when it registered, and sends it to the token endpoint; the access token stands beside it.',
    source: {
      label: 'AWS, RegisterClient',
      url: 'https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_RegisterClient.html',
    },
    is: (claims) => isText(claims.serialized) && claims.serialized.startsWith('{'),
  },
  'fido-metadata': {
    name: 'metadata of authenticators (FIDO)',
    purpose: 'In it the FIDO Alliance publishes what is known of security keys, for everybody.',
    source: {
      label: 'FIDO Metadata Service, section 3.1.6',
      url: 'https://fidoalliance.org/specs/mds/fido-metadata-service-v3.0-ps-20210518.html',
    },
    is: (claims) => Array.isArray(claims.entries) && hasAll(claims, 'nextUpdate', 'no'),
  },
} as const satisfies Record<string, SpecialToken>

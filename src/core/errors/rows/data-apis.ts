import type { Emitter } from './define.ts'

const postgrest = 'postgrest pgrst301 pgrst303 pgrst300 pgrst302 supabase'

/** Data APIs and back ends as a service: E549 to E561. */
export const dataApis: readonly Emitter[] = [
  {
    name: 'Hasura',
    wants: 'either',
    hints: 'hasura',
    source: 'hasura/graphql-engine',
    rows: [
      ['E549', 'expired', 'Could not verify JWT: JWTExpired'],
      [
        'E549',
        'sig',
        'Could not verify JWT: JWSError JWSInvalidSignature',
        '',
        'type and key of HASURA_GRAPHQL_JWT_SECRET: RS256 needs the public key, or the address of the keys.',
      ],
      ['E549', 'aud', 'Could not verify JWT: JWTNotInAudience'],
      ['E549', 'iss', ['Could not verify JWT: JWTNotInIssuer', '=JWTNotInIssuer']],
      ['E549', 'not-yet', ['Could not verify JWT: JWTIssuedAtFuture', 'Could not verify JWT: JWTNotYetValid']],
      ['E549', 'key', 'Could not verify JWT: JWSError NoUsableKeys'],
      ['E549', ['malformed', 'opaque-or-jwe'], 'Could not verify JWT: JWSError (CompactDecodeError'],
      ['E549', [], ['Could not verify JWT', '=invalid-jwt']],
      ['E550', ['missing', 'scheme'], '=invalid-headers'],
      ['E550', 'missing', "Missing 'Authorization' or 'Cookie' header in JWT authentication mode"],
      ['E550', 'scheme', 'Malformed Authorization header'],
      [
        'E550',
        'claim',
        ['Your current role is not in allowed roles', "claims key: 'https://hasura.io/jwt/claims' not found"],
        '',
        'x-hasura-allowed-roles and x-hasura-default-role below https://hasura.io/jwt/claims.',
      ],
    ],
  },
  {
    name: 'PostgREST or Supabase',
    hints: postgrest,
    source: 'PostgREST/postgrest src/PostgREST/Error.hs',
    rows: [
      ['E551', ['malformed', 'opaque-or-jwe'], 'Expected 3 parts in JWT; got'],
      ['E551', 'key', 'No suitable key or wrong key type'],
      ['E551', 'alg', 'Wrong or unsupported encoding algorithm'],
      ['E551', 'sig', 'JWT cryptographic operation failed'],
      ['E551', 'missing', 'Empty JWT is sent in Authorization header'],
      ['E551', 'malformed', ["JWT couldn't be decoded", '=Unsupported token type']],
      ['E551', [], 'PGRST301', 'The token could not be read or verified; the message beside the code says why.'],
      ['E552', 'expired', 'JWT expired', '', 'exp; PostgREST allows 30 seconds of difference between the clocks.'],
      ['E552', 'not-yet', ['=JWT not yet valid', '=JWT issued at future']],
      ['E552', 'aud', '=JWT not in audience'],
      ['E552', 'claim', ['=Parsing claims failed', "The JWT '<claim>' claim must be"]],
      ['E552', [], 'PGRST303', 'A claim of the token was refused; the message beside the code says which.'],
      [
        'E553',
        'sig',
        ['JWSInvalidSignature', 'JWSError JWSInvalidSignature'],
        '',
        'The secret or key of the API: was it changed after this token was made?',
      ],
      [
        'E553',
        ['malformed', 'opaque-or-jwe'],
        ['CompactDecodeError', 'JWSError (CompactDecodeError Invalid number of parts'],
      ],
      ['E553', 'expired', '=JWTExpired'],
      ['E553', 'aud', '=JWTNotInAudience'],
      [
        'E554',
        'config',
        ['PGRST300', 'Server lacks JWT secret'],
        'The server was not given a secret or key for tokens.',
      ],
      ['E554', 'missing', ['PGRST302', 'Anonymous access is disabled']],
    ],
  },
  {
    name: 'Supabase Auth',
    hints: 'supabase gotrue bad_jwt',
    source: 'supabase/auth internal/api/auth.go',
    rows: [
      [
        'E555',
        ['malformed', 'sig', 'expired'],
        ['bad_jwt', 'invalid JWT: unable to parse or verify signature'],
        'The token could not be read, verified, or is expired; the reason stands behind the comma.',
      ],
      [
        'E555',
        'claim',
        'invalid claim: missing sub claim',
        'The token names no person: it is probably the anon or the service key.',
        'Send the access_token of the session.',
      ],
      ['E555', 'key', ['unrecognized JWT kid', 'unrecognized JWT kid <its kid> for algorithm <its alg>']],
      ['E555', ['missing', 'scheme'], 'This endpoint requires a valid Bearer token', 'No Bearer token came along.'],
      [
        'E555',
        'revoked',
        ['User from sub claim in JWT does not exist', 'Session from session_id claim in JWT does not exist'],
        'The person or the session behind the token is gone.',
        'A new login.',
      ],
    ],
  },
  {
    name: 'Supabase Storage',
    hints: 'supabase',
    source: 'supabase/storage src/internal/errors/codes.ts',
    rows: [
      [
        'E556',
        ['malformed', 'expired'],
        '=InvalidJWT',
        'Storage refused the token; the message beside the code is that of jose.',
        'Whether a key that begins with sb_ was sent in Authorization.',
      ],
    ],
  },
  {
    name: 'Supabase Realtime',
    hints: 'supabase',
    source: 'supabase/realtime lib/realtime_web/channels/realtime_channel.ex',
    rows: [
      ['E557', 'expired', ['InvalidJWTToken: Token has expired', '=Token has expired <x> seconds ago']],
      ['E557', 'sig', ['JwtSignatureError', 'Failed to validate JWT signature']],
    ],
  },
  {
    name: 'Supabase Edge Functions',
    hints: 'supabase',
    source: 'Supabase: securing Edge Functions https://supabase.com/docs/guides/functions/auth',
    rows: [
      [
        'E558',
        [],
        ['"code":401,"message":"Invalid JWT"', '"code": 401, "message": "Invalid JWT"'],
        '',
        'verify_jwt of the function: it does not know the newer kinds of keys.',
      ],
      ['E558', 'missing', '~!=Missing authorization header'],
    ],
  },
  {
    name: 'Firebase Admin SDK',
    hints: 'firebase firebase_admin firebaseautherror',
    wants: 'login-api',
    source: 'firebase/firebase-admin-node src/auth/token-verifier.ts',
    rows: [
      ['E559', 'expired', ['Firebase ID token has expired', 'auth/id-token-expired']],
      [
        'E560',
        'aud',
        [
          'has incorrect "aud" (audience) claim. Expected "<aud>" but got "<its aud>"',
          'has invalid "aud" (audience) claim. Expected "<aud>" but got "<its aud>"',
          'has invalid "aud" (audience) claim; expected "<aud>" but got "<its aud>"',
          'Firebase ID token has incorrect "aud" (audience) claim',
        ],
        '',
        'aud is the project id. A client id that ends in apps.googleusercontent.com: it is Google’s own ID token, which the app first has to give to Firebase (signInWithCredential) for one of Firebase’s.',
      ],
      [
        'E560',
        'iss',
        [
          'has incorrect "iss" (issuer) claim. Expected "<iss>" but got "<its iss>"',
          'has invalid "iss" (issuer) claim; expected "<iss>" but got "<its iss>"',
          'has incorrect "iss" (issuer) claim',
        ],
      ],
      ['E560', 'alg', ['has incorrect algorithm. Expected "<alg>" but got "<its alg>"']],
      [
        'E560',
        ['typ', 'key'],
        'has no "kid" claim',
        'It is no ID token of Firebase’s.',
        'What getIdToken() gives, and not a custom token.',
      ],
      ['E560', 'sig', ['Firebase ID token has invalid signature', 'Firebase session cookie has invalid signature']],
      [
        'E560',
        ['key', 'expired'],
        'has "kid" claim which does not correspond to a known public key',
        'The key is not among Firebase’s any more: mostly the token is expired.',
      ],
      [
        'E560',
        'typ',
        [
          'expects an ID token, but was given a custom token',
          'expects an ID token, but was given a legacy custom token',
        ],
      ],
      ['E560', 'malformed', ['Decoding Firebase ID token failed', 'auth/argument-error']],
      ['E560', 'revoked', 'auth/id-token-revoked'],
      ['E560', 'expired', 'auth/session-cookie-expired'],
    ],
  },
  {
    name: 'Apollo Router',
    hints: 'apollo apollographql auth_error',
    source: 'apollographql/router apollo-router/src/plugins/authentication/error.rs',
    rows: [
      [
        'E561',
        ['malformed', 'sig', 'expired'],
        ['Cannot decode JWT:', 'CANNOT_DECODE_JWT'],
        'The token was refused; the reason stands behind the colon.',
      ],
      ['E561', 'expired', ['!=EXPIRED_SIGNATURE', 'Cannot decode JWT: ExpiredSignature']],
      ['E561', 'sig', ['!=INVALID_SIGNATURE', 'Cannot decode JWT: InvalidSignature']],
      [
        'E561',
        'key',
        [
          "Cannot find a suitable key for: alg: '<its alg>', kid: '<its kid>' in JWKS list",
          'Cannot find a suitable key for',
          "Cannot find kid: '<its kid>' in JWKS list",
          'CANNOT_FIND_SUITABLE_KEY',
        ],
      ],
      [
        'E561',
        'scheme',
        [
          "JWT header should be prefixed with 'Bearer'",
          "Value of '<x>' JWT header should be prefixed with 'Bearer'",
          '!=INVALID_PREFIX',
        ],
      ],
      [
        'E561',
        'missing',
        [
          "Value of '<x>' JWT header has only 'Bearer' prefix but no JWT token",
          "has only 'Bearer' prefix but no JWT token",
          '!=MISSING_JWT',
        ],
      ],
      [
        'E561',
        'iss',
        [
          "Invalid issuer: the token's `iss` was '<its iss>', but signed with a key from JWKS configured to only accept from '<iss>'",
          '!=INVALID_ISSUER',
        ],
      ],
      [
        'E561',
        'aud',
        ["Invalid audience: the token's `aud` was '<its aud>', but '<aud>' was expected", '!=INVALID_AUDIENCE'],
      ],
      [
        'E561',
        'malformed',
        ['is not a valid JWT header: InvalidToken', 'is not a valid JWT header', '!=INVALID_HEADER'],
      ],
    ],
  },
]

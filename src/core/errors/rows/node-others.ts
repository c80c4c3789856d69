import type { Emitter } from './define.ts'

/** Further verifiers for JavaScript: E155 to E172 without those of Auth0 and panva. */
export const nodeOthers: readonly Emitter[] = [
  {
    name: 'fast-jwt',
    hints: 'fast_jwt',
    source: 'nearform/fast-jwt src/error.js',
    rows: [
      ['E155', ['malformed', 'opaque-or-jwe'], ['FAST_JWT_MALFORMED', '=The token is malformed.']],
      ['E155', 'malformed', ['is not a valid base64url serialized JSON']],
      ['E155', 'expired', ['FAST_JWT_EXPIRED', 'The token has expired at <its exp>']],
      ['E155', 'not-yet', ['FAST_JWT_INACTIVE', 'The token will be active at <its nbf>']],
      ['E155', 'sig', ['FAST_JWT_INVALID_SIGNATURE', '=The token signature is invalid.']],
      ['E155', 'alg', ['FAST_JWT_INVALID_ALGORITHM', 'The token algorithm is invalid']],
      ['E155', 'aud', ['The aud claim value is not allowed', 'None of aud claim values are allowed']],
      ['E155', 'iss', 'The iss claim value is not allowed'],
      [
        'E155',
        'claim',
        [
          'FAST_JWT_INVALID_CLAIM_VALUE',
          'FAST_JWT_INVALID_CLAIM_TYPE',
          'The exp claim must be a number',
          'The nbf claim must be a number',
          'The iat claim must be a number',
        ],
      ],
      ['E155', 'alg', ['FAST_JWT_MISSING_SIGNATURE', 'The token signature is missing']],
      ['E155', 'malformed', ['FAST_JWT_INVALID_PAYLOAD', '=The payload must be an object']],
      [
        'E155',
        'claim',
        [
          'FAST_JWT_INVALID_CRIT_HEADER',
          '=Critical extension <x> is not supported.',
          '=The crit header must be a non-empty array.',
        ],
        'crit in the header names an extension that fast-jwt was not told of, or is no list of names.',
        'crit in the header.',
      ],
    ],
  },
  {
    name: '@fastify/jwt',
    hints: 'fastify fastify_jwt',
    source: 'fastify/fastify-jwt jwt.js',
    rows: [
      ['E156', 'expired', ['FST_JWT_AUTHORIZATION_TOKEN_EXPIRED', '=Authorization token expired']],
      [
        'E156',
        [],
        ['FST_JWT_AUTHORIZATION_TOKEN_INVALID', 'Authorization token is invalid'],
        'The token was refused; the reason stands behind the colon, if there is one.',
      ],
      ['E156', 'missing', ['FST_JWT_NO_AUTHORIZATION_IN_HEADER', 'No Authorization was found in request.headers']],
      ['E156', 'iss', ['FST_JWT_AUTHORIZATION_TOKEN_UNTRUSTED', '=Untrusted authorization token']],
    ],
  },
  {
    name: 'aws-jwt-verify',
    hints: 'aws_jwt_verify cognitojwtverifier jwtrsaverifier',
    source: 'awslabs/aws-jwt-verify src/assert.ts',
    rows: [
      [
        'E158',
        'aud',
        [
          'Audience not allowed: <its aud>. Expected: <aud>',
          'Audience not allowed:',
          'Missing Audience. Expected: <aud>',
        ],
      ],
      [
        'E158',
        'iss',
        ['Issuer not allowed: <its iss>. Expected: <iss>', 'Issuer not allowed:', 'Missing Issuer. Expected: <iss>'],
      ],
      [
        'E158',
        'typ',
        ['Token use not allowed: <its typ>. Expected: <typ>', 'Missing Token use. Expected: <typ>'],
        'token_use of the token is not the expected one.',
        'token_use: an ID token where an access token is wanted, or the other way round.',
      ],
      ['E158', 'azp', ['Client ID not allowed: <its client>. Expected:', 'Missing Client ID. Expected:']],
      ['E158', 'scope', ['Scope not allowed: <its scope>. Expected: <scope>', 'Missing Scope. Expected: <scope>']],
    ],
  },
  {
    name: 'aws-jwt-verify',
    hints: 'aws_jwt_verify cognitojwtverifier jwtrsaverifier',
    source: 'awslabs/aws-jwt-verify src/jwt.ts',
    rows: [
      [
        'E158',
        'alg',
        [
          'JWT signature algorithm not allowed: <its alg>. Expected: <alg>',
          'Missing JWT signature algorithm. Expected: <alg>',
        ],
      ],
      ['E159', 'expired', '=Token expired at <its exp>'],
      ['E160', 'claim', 'JWT payload <claim> claim is not a'],
      ['E159', 'not-yet', "Token can't be used before <its nbf>"],
      [
        'E160',
        ['malformed', 'opaque-or-jwe'],
        [
          'JWT string does not consist of exactly 3 parts',
          'Invalid JWT. Header is not a valid JSON object',
          'Payload is not a valid JSON object',
          'JWT payload is not an object',
        ],
      ],
      ['E160', 'missing', '=Empty JWT'],
    ],
  },
  {
    name: 'aws-jwt-verify',
    hints: 'aws_jwt_verify cognitojwtverifier jwtrsaverifier',
    source: 'awslabs/aws-jwt-verify src/jwk.ts',
    rows: [
      [
        'E161',
        'key',
        [
          'JWK for kid "<its kid>" not found',
          'JWK for kid <its kid> not found in the JWKS',
          'JWT header does not have valid kid claim',
        ],
        '',
        'kid, and the user pool and region in the API’s setting.',
      ],
    ],
  },
  {
    name: '@okta/jwt-verifier',
    hints: 'okta oktajwtverifier okta_jwt_verifier',
    source: 'okta/okta-jwt-verifier-js',
    rows: [
      [
        'E162',
        'aud',
        [
          'audience claim <its aud> does not match expected audience: <aud>',
          'audience claim <its aud> does not match one of the expected audiences',
          'audience claim <its aud> does not match',
        ],
        '',
        'aud against the Audience of the authorization server: api://default for “default”.',
      ],
      [
        'E163',
        'iss',
        'issuer <its iss> does not match expected issuer: <iss>',
        '',
        'iss: the org server and each custom authorization server have issuers of their own.',
      ],
      [
        'E164',
        ['claim', 'scope'],
        [
          "claim '<claim>' value '<x>' does not match expected value",
          "claim '<claim>' value '<x>' does not include expected value",
        ],
        'A claim is not what assertClaims of the verifier expects.',
        'The claim that is named: cid is the client, scp the scopes.',
      ],
    ],
  },
  {
    name: 'njwt',
    hints: 'njwt oktajwtverifier',
    source: 'jwtk/njwt properties.json',
    rows: [
      ['E165', ['malformed', 'opaque-or-jwe'], 'Jwt cannot be parsed'],
      ['E165', 'expired', '=Jwt is expired'],
      ['E165', 'not-yet', '=Jwt not active'],
      ['E165', 'sig', '=Signature verification failed'],
      ['E165', 'alg', ['Unexpected signature algorithm', '=Unsupported signing algorithm']],
      ['E165', 'key', 'Error while resolving signing key for kid "<its kid>"'],
    ],
  },
  {
    name: 'Hono',
    hints: 'hono jwttokeninvalid jwttokenexpired jwttokensignaturemismatched',
    source: 'honojs/hono src/utils/jwt/types.ts',
    rows: [
      [
        'E166',
        ['malformed', 'opaque-or-jwe'],
        'invalid JWT token: <token>',
        'The text could not be read as a token. This message holds the token itself: take care where you show it.',
      ],
      ['E166', 'expired', 'token (<token>) expired', 'The token is past its end. This message holds the token itself.'],
      [
        'E166',
        'not-yet',
        "token (<token>) is being used before it's valid",
        'The token does not count yet. This message holds the token itself.',
      ],
      [
        'E166',
        'sig',
        'token(<token>) signature mismatched',
        'The signature does not fit the key. This message holds the token itself.',
      ],
      [
        'E166',
        'alg',
        [
          'JWT algorithm mismatch: expected "<alg>", got "<its alg>"',
          'symmetric algorithm "<its alg>" is not allowed for JWK verification',
          'algorithm "<its alg>" is not in the allowed list',
        ],
      ],
      [
        'E166',
        'iss',
        [
          'expected issuer "<iss>", got none',
          'expected issuer "<iss>", got "<its iss>"',
          'expected issuer "<iss>", got <its iss>',
        ],
      ],
      ['E166', 'aud', 'required "aud" in jwt payload'],
      ['E166', 'key', 'required "kid" in jwt header'],
    ],
  },
  {
    name: 'Hono',
    hints: 'hono',
    source: 'honojs/hono src/middleware/jwt/jwt.ts',
    rows: [
      ['E167', 'scheme', 'invalid credentials structure'],
      ['E167', 'missing', 'no authorization included in request'],
      ['E167', [], 'token verification failure'],
    ],
  },
  {
    name: 'google-auth-library for Node.js',
    wants: 'login-api',
    hints: 'google_auth_library oauth2client google',
    source: 'googleapis/google-auth-library-nodejs src/auth/oauth2client.ts',
    rows: [
      [
        'E169',
        ['malformed', 'opaque-or-jwe'],
        ['Wrong number of segments in token:', "Can't parse token envelope:", "Can't parse token payload:"],
        'The text is no ID token. An access token of Google’s is opaque and ends here too.',
        'Whether the ID token was passed. The message holds the token itself.',
      ],
      ['E169', 'key', 'No pem found for envelope:'],
      ['E169', 'sig', 'Invalid token signature:'],
      ['E169', 'not-yet', 'Token used too early, <its nbf>'],
      ['E169', 'expired', 'Token used too late, <x>'],
      ['E169', 'aud', 'Wrong recipient, payload audience != requiredAudience'],
      ['E169', 'iss', 'Invalid issuer, expected one of'],
      [
        'E169',
        'claim',
        ['Expiration time too far in future:', 'No expiration time in token:', 'No issue time in token:'],
      ],
    ],
  },
]

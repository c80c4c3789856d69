import type { Emitter } from './define.ts'

const pyjwt = 'pyjwt invalidtokenerror decodeerror api_jws api_jwt jwks_client invalidaudienceerror invalidissuererror'
const jose = 'python_jose jwtclaimserror'

/** E201 to E223. */
export const python: readonly Emitter[] = [
  {
    name: 'PyJWT',
    hints: pyjwt,
    source: 'jpadilla/pyjwt jwt/api_jws.py',
    rows: [
      ['E201', ['malformed', 'opaque-or-jwe'], 'Not enough segments', 'The text has fewer than two dots.'],
      [
        'E202',
        ['malformed', 'opaque-or-jwe'],
        ['Invalid header padding', 'Invalid payload padding'],
        'A part is no base64url.',
        'Four dots: the token is encrypted. Otherwise quotation marks, spaces, or a piece that is missing.',
      ],
      [
        'E202',
        'malformed',
        'Invalid crypto padding',
        'The signature is no base64url.',
        'A line break at the end, or a signature that was cut.',
      ],
      ['E203', 'malformed', ['Invalid header string:', 'Invalid payload string:', '!must be a json object']],
      [
        'E204',
        'alg',
        ['The specified alg value is not allowed', '=Algorithm not supported', '=Algorithm not specified'],
      ],
      ['E206', 'sig', '=Signature verification failed'],
      [
        'E207',
        'expired',
        '=Signature has expired',
        'The token is past its end: despite the wording it is exp, not the signature.',
      ],
    ],
  },
  {
    name: 'PyJWT',
    hints: pyjwt,
    source: 'jpadilla/pyjwt jwt/api_jwt.py',
    rows: [
      [
        'E205',
        'config',
        'It is required that you pass in a value for the "algorithms" argument when calling decode().',
        'decode() was called without algorithms.',
        'The call: algorithms=["RS256"], for instance.',
      ],
      [
        'E208',
        'not-yet',
        ['The token is not yet valid (nbf)', 'The token is not yet valid (iat)'],
        '',
        'nbf and iat against the clock of the API; leeway of decode().',
      ],
      ['E209', 'aud', ["=Audience doesn't match", "Audience doesn't match (strict)"]],
      [
        'E209',
        'aud',
        '=Invalid audience',
        'The token names an audience, and decode() was not told any, or it has another form.',
        'audience= of decode() against aud.',
      ],
      ['E210', 'claim', 'Token is missing the "<claim>" claim'],
      ['E210', 'aud', 'Token is missing the "aud" claim'],
      ['E210', 'iss', 'Token is missing the "iss" claim'],
      ['E211', 'iss', '=Invalid issuer'],
      ['E211', 'claim', ['=Subject must be a string', '=JWT ID must be a string', '!=Invalid subject']],
      [
        'E212',
        'claim',
        [
          'Expiration Time claim (exp) must be an integer',
          'Issued At claim (iat) must be an integer',
          'Not Before claim (nbf) must be an integer',
        ],
        'A time in the token is no number.',
        'exp, iat and nbf: numbers, without quotation marks.',
      ],
    ],
  },
  {
    name: 'PyJWT',
    hints: pyjwt,
    source: 'jpadilla/pyjwt jwt/jwks_client.py',
    rows: [
      [
        'E213',
        'key',
        'Unable to find a signing key that matches: "<its kid>"',
        '',
        'kid against the keys; "None" in the message: the token has no kid.',
      ],
      [
        'E214',
        'key',
        ['Fail to fetch data from the url, err:', 'The JWKS endpoint did not contain any signing keys'],
        'The keys could not be fetched, or hold none for signatures.',
        'The address of the keys. A firewall may refuse the user agent of Python.',
      ],
    ],
  },
  {
    name: 'PyJWT',
    hints: pyjwt,
    source: 'jpadilla/pyjwt jwt/algorithms.py',
    rows: [
      [
        'E215',
        'alg',
        'is an asymmetric key or x509 certificate and should not be used as an HMAC secret',
        'The token says HS…, and the API holds a public key.',
        'alg in the header against algorithms= of decode().',
      ],
      [
        'E216',
        'config',
        ['Could not parse the provided public key', 'Invalid Key type for'],
        'The key could not be read.',
      ],
    ],
  },
  {
    name: 'python-jose',
    hints: jose,
    source: 'mpdavis/python-jose jose/jws.py',
    rows: [
      ['E201', ['malformed', 'opaque-or-jwe'], 'Not enough segments', 'The text has fewer than two dots.'],
      ['E202', 'malformed', ['Invalid header padding', 'Invalid payload padding', 'Invalid crypto padding']],
      ['E206', 'sig', '=Signature verification failed.'],
      ['E218', 'alg', ['Algorithm <its alg> not supported', 'Unable to find an algorithm for key']],
    ],
  },
  {
    name: 'python-jose',
    hints: jose,
    source: 'mpdavis/python-jose jose/jwt.py',
    rows: [
      [
        'E207',
        'expired',
        '=Signature has expired',
        'The token is past its end: despite the wording it is exp, not the signature.',
      ],
      [
        'E217',
        'malformed',
        ['=Error decoding token headers.', '=Error decoding token claims.', '=Error decoding token headers'],
      ],
      ['E217', 'claim', ['Invalid claim format in token', 'missing required key "<claim>" among claims']],
      [
        'E217',
        'claim',
        'at_hash claim does not match access_token',
        'The ID token belongs to another access token than the one that was passed.',
        'Both tokens of the same response; access_token= of decode().',
      ],
    ],
  },
  {
    name: 'google-auth for Python',
    wants: 'login-api',
    hints: 'google_auth google id_token',
    source: 'googleapis/google-auth-library-python google/auth/jwt.py',
    rows: [
      ['E219', 'expired', ['Token expired, <its exp> < <x>']],
      ['E219', 'not-yet', 'Token used too early, <x> < <its nbf>'],
      [
        'E219',
        'aud',
        [
          'Token has wrong audience <its aud>, expected one of',
          'Token has wrong audience <its aud>, expected one of <aud>',
        ],
      ],
      ['E219', ['malformed', 'opaque-or-jwe'], 'Wrong number of segments in token:'],
      ['E219', 'key', 'Certificate for key id <its kid> not found'],
      ['E219', 'sig', 'Could not verify token signature'],
      ['E219', 'iss', "Wrong issuer. 'iss' should be one of the following"],
    ],
  },
  {
    name: 'joserfc or Authlib',
    hints: 'joserfc authlib',
    source: 'authlib/joserfc src/joserfc/errors.py',
    rows: [
      ['E220', 'sig', 'bad_signature'],
      ['E220', 'expired', ['expired_token: The token is expired', '=The token is expired']],
      ['E220', 'not-yet', '=The token is not yet valid'],
      ['E220', 'aud', ["Invalid claim: 'aud'", 'Invalid claim "aud"', "Missing claim: 'aud'"]],
      ['E220', 'iss', ["Invalid claim: 'iss'", 'Invalid claim "iss"', "Missing claim: 'iss'"]],
      [
        'E220',
        'claim',
        [
          "Invalid claim: '<claim>'",
          "Missing claim: '<claim>'",
          '=invalid_claim',
          '=missing_claim',
          "Claim '<claim>' must be a NumericDate value",
        ],
      ],
      ['E220', 'key', ['invalid_key_id', "No key for kid: '<its kid>'"]],
      ['E220', 'malformed', ['=decode_error', 'Invalid JSON Web Signature']],
      ['E220', 'alg', ['unsupported_algorithm', "Algorithm of '<its alg>' is not allowed"]],
    ],
  },
  {
    name: 'Simple JWT for Django',
    hints: 'rest_framework_simplejwt simplejwt token_not_valid',
    source: 'jazzband/djangorestframework-simplejwt rest_framework_simplejwt/authentication.py',
    rows: [
      [
        'E221',
        [],
        ['Given token not valid for any token type', 'token_not_valid', '=Token is invalid or expired'],
        'The token was refused; messages beside it may say why.',
      ],
      [
        'E221',
        'typ',
        '=Token has wrong type',
        'The token is of another type than the one that this API takes, which is “access” unless it is set otherwise.',
        'token_type in the claims (access, refresh, sliding) against AUTH_TOKEN_CLASSES of SIMPLE_JWT.',
      ],
      ['E221', 'revoked', '=Token is blacklisted'],
      ['E221', 'expired', '=Token is expired'],
      ['E222', 'scheme', 'Authorization header must contain two space-delimited values'],
      [
        'E222',
        'claim',
        ['Token contained no recognizable user identification', '!=User not found'],
        'The token names no person whom this API knows.',
        'The claim that USER_ID_CLAIM names.',
      ],
    ],
  },
  {
    name: 'Flask-JWT-Extended',
    hints: 'flask_jwt_extended flask',
    source: 'vimalloc/flask-jwt-extended flask_jwt_extended/default_callbacks.py',
    rows: [
      ['E223', 'expired', '=Token has expired'],
      [
        'E223',
        'missing',
        ['=Missing Authorization Header', 'Missing CSRF token', 'CSRF double submit tokens do not match'],
      ],
      ['E223', 'acr', 'Fresh token required', 'This call wants a token from a login, not from a refresh.'],
      ['E223', 'revoked', '=Token has been revoked'],
      ['E223', 'typ', ['Only non-refresh tokens are allowed', 'Only refresh tokens are allowed']],
      ['E223', 'claim', 'User claims verification failed'],
    ],
  },
]

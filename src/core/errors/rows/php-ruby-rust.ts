import type { Emitter } from './define.ts'

const lcobucci = 'lcobucci/jwt src/Validation/Constraint'
const lcobucciHints = 'lcobucci requiredconstraintsviolated'

/** E224 to E232. */
export const phpRubyRust: readonly Emitter[] = [
  {
    name: 'firebase/php-jwt',
    hints: 'php_jwt expiredexception signatureinvalidexception beforevalidexception',
    source: 'firebase/php-jwt src/JWT.php',
    rows: [
      ['E224', ['malformed', 'opaque-or-jwe'], '=Wrong number of segments'],
      ['E224', 'malformed', ['Invalid header encoding', 'Invalid claims encoding', 'Invalid signature encoding']],
      [
        'E224',
        'alg',
        ['=Empty algorithm', '=Algorithm not supported', '=Algorithm not allowed', 'Incorrect key for this algorithm'],
      ],
      ['E224', 'sig', '=Signature verification failed'],
      ['E224', 'expired', '=Expired token'],
      [
        'E224',
        'not-yet',
        [
          'Cannot handle token with nbf prior to <its nbf>',
          'Cannot handle token with iat prior to',
          'Cannot handle token prior to',
        ],
      ],
      ['E224', 'key', ['"kid" empty, unable to lookup correct key', '"kid" invalid, unable to lookup correct key']],
    ],
  },
  {
    name: 'jwt-auth for Laravel',
    hints: 'tymon jwtauth tymondesigns tokenexpiredexception tokeninvalidexception',
    source: 'tymondesigns/jwt-auth',
    rows: [
      ['E225', 'expired', '=Token has expired'],
      ['E225', 'revoked', 'The token has been blacklisted'],
      ['E225', 'missing', '=Token not provided'],
      ['E225', 'sig', 'Token Signature could not be verified.'],
      ['E225', 'malformed', 'Could not decode token:'],
      ['E225', 'claim', 'JWT payload does not contain the required claims'],
    ],
  },
  {
    name: 'LexikJWTAuthenticationBundle',
    hints: 'lexik lexikjwtauthenticationbundle symfony',
    source: 'lexik/LexikJWTAuthenticationBundle',
    rows: [
      ['E226', 'expired', 'Expired JWT Token'],
      ['E226', [], '=Invalid JWT Token'],
      [
        'E226',
        'missing',
        'JWT Token not found',
        '',
        'Apache may drop the Authorization header before it reaches PHP; otherwise the header itself.',
      ],
    ],
  },
  {
    name: 'lcobucci/jwt',
    hints: lcobucciHints,
    source: lcobucci,
    rows: [
      ['E227', 'expired', '=The token is expired'],
      ['E227', 'not-yet', ['The token cannot be used yet', 'The token was issued in the future']],
      ['E227', 'sig', '=Token signature mismatch'],
      ['E227', 'alg', 'Token signer mismatch'],
      ['E227', 'iss', 'The token was not issued by the given issuers'],
      ['E227', 'aud', 'The token is not allowed to be used by this audience'],
    ],
  },
  {
    name: 'league/oauth2-server',
    hints: 'league oauthserverexception bearertokenvalidator passport',
    source: 'thephpleague/oauth2-server src/AuthorizationValidators/BearerTokenValidator.php',
    rows: [
      ['E228', 'missing', ['Missing "Authorization" header', '=Missing "Bearer" token']],
      ['E228', [], 'Access token could not be verified'],
      ['E228', 'revoked', '=Access token has been revoked'],
    ],
  },
  {
    name: 'oauth2-server-php',
    hints: 'bshaffer oauth2_server_php',
    source: 'bshaffer/oauth2-server-php src/OAuth2/Controller/ResourceController.php',
    rows: [
      ['E229', [], 'The access token provided is invalid'],
      ['E229', 'expired', 'The access token provided has expired'],
      ['E229', 'malformed', 'Malformed token (missing "expires")'],
      ['E229', 'scope', 'The request requires higher privileges than provided by'],
    ],
  },
  {
    name: 'Doorkeeper',
    hints: 'doorkeeper',
    source: 'doorkeeper-gem/doorkeeper config/locales/en.yml',
    rows: [
      ['E230', 'revoked', 'The access token was revoked'],
      ['E230', 'expired', '=The access token expired'],
      ['E230', [], '=The access token is invalid'],
    ],
  },
  {
    name: 'ruby-jwt',
    hints: 'ruby ruby_jwt expiredsignature verificationerror invalidauderror invalidissuererror',
    source: 'jwt/ruby-jwt lib/jwt',
    rows: [
      ['E231', ['malformed', 'opaque-or-jwe'], 'Not enough or too many segments'],
      ['E231', 'malformed', 'Invalid segment encoding'],
      ['E231', 'sig', '=Signature verification failed'],
      [
        'E231',
        'expired',
        '=Signature has expired',
        'The token is past its end: despite the wording it is exp, not the signature.',
      ],
      ['E231', 'not-yet', 'Signature nbf has not been reached'],
      ['E231', 'iss', ['Invalid issuer. Expected <iss>, received <its iss>', 'Invalid issuer. Expected']],
      ['E231', 'aud', ['Invalid audience. Expected <aud>, received <its aud>', 'Invalid audience. Expected']],
      [
        'E231',
        'key',
        ['Could not find public key for kid <its kid>', 'No key id (kid) or x5t found from token headers'],
      ],
      ['E231', 'alg', 'Expected a different algorithm'],
      ['E231', 'claim', ['=Missing required claim <claim>']],
      ['E231', 'missing', 'Nil JSON web token'],
    ],
  },
  {
    name: 'jsonwebtoken for Rust',
    hints: 'errorkind rust rustc cargo',
    source: 'Keats/jsonwebtoken src/errors.rs',
    rows: [
      ['E232', ['malformed', 'opaque-or-jwe'], '=InvalidToken'],
      ['E232', 'sig', '=InvalidSignature'],
      ['E232', 'expired', '=ExpiredSignature'],
      ['E232', 'not-yet', '=ImmatureSignature'],
      [
        'E232',
        'aud',
        '=InvalidAudience',
        '',
        'aud against the audience of Validation. A token with aud may be refused where no audience was set at all.',
      ],
      ['E232', 'iss', '=InvalidIssuer'],
      ['E232', 'claim', ['=InvalidSubject', 'Missing required claim: <claim>']],
      ['E232', 'alg', '=InvalidAlgorithm'],
      ['E232', 'config', '=InvalidKeyFormat'],
    ],
  },
]

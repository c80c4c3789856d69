import type { Emitter } from './define.ts'

const golang = 'golang_jwt jwt_go golang goroutine'
const oidc = 'go_oidc coreos oidc'

/** E233 to E255. */
export const go: readonly Emitter[] = [
  {
    name: 'golang-jwt',
    hints: golang,
    source: 'golang-jwt/jwt parser.go',
    rows: [
      [
        'E233',
        ['malformed', 'opaque-or-jwe'],
        [
          'token contains an invalid number of segments',
          'token is malformed: token contains an invalid number of segments',
        ],
      ],
      [
        'E234',
        'malformed',
        [
          'token is malformed: could not base64 decode',
          'token is malformed: could not JSON decode',
          'could not base64 decode header',
          'could not JSON decode header',
          'could not base64 decode claim',
          'could not JSON decode claim',
          'could not base64 decode signature',
        ],
        'A part of the token could not be decoded.',
        'Padding, quotation marks, a missing end.',
      ],
      [
        'E235',
        'key',
        [
          'error while executing keyfunc',
          'token is unverifiable: error while executing keyfunc',
          'no keyfunc was provided',
          'keyfunc returned empty verification key set',
        ],
        'The function that looks the key up failed; the reason stands behind the colon.',
      ],
      ['E235', 'alg', ['signing method (alg) is unavailable', 'signing method (alg) is unspecified']],
      ['E237', 'alg', ['token signature is invalid: signing method <its alg> is invalid']],
    ],
  },
  {
    name: 'golang-jwt',
    hints: golang,
    source: 'golang-jwt/jwt errors.go',
    rows: [
      [
        'E236',
        'sig',
        [
          '=token signature is invalid',
          'token signature is invalid: crypto/rsa: verification error',
          'crypto/rsa: verification error',
        ],
      ],
      ['E239', 'not-yet', ['token is not valid yet', 'token used before issued']],
      ['E240', 'aud', 'token has invalid audience'],
      ['E240', 'iss', 'token has invalid issuer'],
      ['E240', 'claim', ['token has invalid subject', 'token is missing required claim: <claim> claim is required']],
    ],
  },
  {
    name: 'golang-jwt',
    hints: golang,
    source: 'golang-jwt/jwt validator.go',
    rows: [
      ['E238', 'expired', ['token has invalid claims: token is expired', 'token is expired by', '=token is expired']],
    ],
  },
  {
    name: 'golang-jwt',
    hints: golang,
    source: 'golang-jwt/jwt rsa.go',
    rows: [
      [
        'E241',
        'alg',
        'key is of invalid type',
        'The key is of another family than alg of the token.',
        'alg in the header against the type of the key that the API hands out.',
      ],
    ],
  },
  {
    name: 'go-oidc',
    wants: 'either',
    hints: oidc,
    source: 'coreos/go-oidc oidc/verify.go',
    rows: [
      [
        'E242',
        ['malformed', 'opaque-or-jwe'],
        ['oidc: malformed jwt, expected 3 parts got <x>', 'oidc: malformed jwt'],
      ],
      [
        'E242',
        'alg',
        [
          'unexpected signature algorithm "<its alg>"; expected [<alg>]',
          'unexpected signature algorithm "<its alg>"',
          'oidc: malformed jwt: go-jose/go-jose: unexpected signature algorithm "<its alg>"; expected [<alg>]',
          'oidc: malformed jwt: unexpected signature algorithm "<its alg>"; expected [<alg>]',
          'id token signed with unsupported algorithm, expected [<alg>] got "<its alg>"',
          'id token signed with unsupported algorithm',
        ],
        '',
        'alg of the token against SupportedSigningAlgs, or what the issuer’s metadata lists; by default RS256 only.',
      ],
      ['E243', 'iss', 'id token issued by a different provider, expected "<iss>" got "<its iss>"'],
      [
        'E244',
        'aud',
        [
          'oidc: expected audience "<aud>" got ["<its aud>"]',
          'oidc: expected audience',
          'oidc: expected audience "<aud>" got [<its aud>]',
        ],
        '',
        'aud against the client id. An access token was perhaps used in place of the ID token.',
      ],
      ['E245', 'expired', ['oidc: token is expired', 'oidc: token is expired (Token Expiry: <its exp>)']],
      ['E246', 'not-yet', 'before the nbf (not before) time: <its nbf>'],
      [
        'E247',
        'sig',
        ['failed to verify id token signature', 'failed to verify signature: failed to verify id token signature'],
      ],
      ['E247', 'key', 'fetching keys oidc: get keys failed'],
      [
        'E249',
        'claim',
        'access token hash does not match value in ID token',
        'The access token and the ID token are of different responses.',
        'Both tokens of the same response.',
      ],
    ],
  },
  {
    name: 'go-oidc',
    wants: 'either',
    hints: oidc,
    source: 'coreos/go-oidc oidc/oidc.go',
    rows: [
      [
        'E248',
        ['iss', 'config'],
        [
          'oidc: issuer did not match the issuer returned by provider, expected "<iss>" got "<x>"',
          'issuer did not match the issuer returned by provider',
        ],
        'The provider’s metadata name another issuer than the one that it was asked by.',
        'The issuer in the setting: it must be the one in the metadata, to the character.',
      ],
    ],
  },
  {
    name: 'go-jose',
    wants: 'either',
    hints: 'go_jose',
    source: 'go-jose/go-jose jwt/errors.go',
    rows: [
      ['E250', 'expired', ['token is expired (exp)']],
      ['E250', 'aud', 'invalid audience claim (aud)'],
      ['E250', 'iss', 'invalid issuer claim (iss)'],
      ['E250', 'not-yet', ['token not valid yet (nbf)', 'token issued in the future (iat)']],
      ['E250', 'sig', 'error in cryptographic primitive'],
      ['E250', 'key', 'JWK with matching kid not found in JWK Set'],
      [
        'E250',
        ['opaque-or-jwe', 'malformed'],
        ['compact JWE format must have five parts', 'compact JWS format must have three parts'],
      ],
    ],
  },
  {
    name: 'lestrrat-go/jwx',
    hints: 'jwx lestrrat lestrrat_go',
    source: 'lestrrat-go/jwx jwt/validate.go',
    rows: [
      ['E251', 'expired', '"exp" not satisfied'],
      ['E251', 'not-yet', ['"iat" not satisfied', '"nbf" not satisfied']],
      ['E251', 'aud', '"aud" not satisfied'],
      ['E251', 'iss', '"iss" not satisfied'],
    ],
  },
  {
    name: 'Auth0’s go-jwt-middleware',
    hints: 'go_jwt_middleware',
    source: 'auth0/go-jwt-middleware',
    rows: [
      ['E252', 'missing', '=jwt missing'],
      ['E252', [], '=jwt invalid'],
      ['E252', 'scheme', 'authorization header format must be Bearer {token}'],
      [
        'E252',
        'bind',
        ['DPoP proof public key does not match token cnf claim', 'bearer tokens are not allowed (DPoP required)'],
      ],
    ],
  },
  {
    name: 'okta-jwt-verifier-golang',
    hints: 'okta_jwt_verifier_golang',
    source: 'okta/okta-jwt-verifier-golang jwtverifier.go',
    rows: [
      [
        'E253',
        'aud',
        [
          'the `Audience` was not able to be validated. aud: <its aud> does not match <aud>',
          'the `Audience` was not able to be validated',
        ],
      ],
      [
        'E253',
        'iss',
        [
          'the `Issuer` was not able to be validated. iss: <its iss> does not match <iss>',
          'the `Issuer` was not able to be validated',
        ],
      ],
      ['E253', 'expired', '=the token is expired'],
      ['E253', 'key', "the tokens header must contain a 'kid'"],
      ['E253', 'alg', 'the only supported alg is RS256'],
      ['E253', ['malformed', 'opaque-or-jwe'], 'token must contain at least 1 period'],
    ],
  },
  {
    name: 'Ory (fosite)',
    hints: 'fosite ory hydra',
    source: 'ory/fosite errors.go',
    rows: [
      ['E254', 'sig', '=Token signature mismatch.'],
      ['E254', 'malformed', '=Invalid token format.'],
      ['E254', 'expired', '=Token expired.'],
      ['E254', 'scope', 'The token was not granted the requested scope'],
      ['E254', 'claim', 'The token failed validation due to a claim mismatch'],
      ['E254', ['revoked', 'expired'], 'Token is inactive because it is malformed, expired or otherwise invalid'],
      ['E254', [], 'The request could not be authorized.'],
    ],
  },
  {
    name: 'oauth2-proxy',
    wants: 'either',
    hints: 'oauth2_proxy oauthproxy',
    source: 'oauth2-proxy/oauth2-proxy pkg/providers/oidc/verifier.go',
    rows: [
      ['E255', [], ['unable to verify bearer token', 'failed to verify token:']],
      ['E255', 'missing', 'no valid bearer token found in authorization header'],
      [
        'E255',
        'aud',
        [
          'audience claims <x> do not exist in claims',
          'audience from claim <x> with value [<its aud>] does not match with any of allowed audiences',
        ],
        '',
        'client_id and oidc_extra_audiences of oauth2-proxy against aud.',
      ],
    ],
  },
]

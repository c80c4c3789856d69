import type { Emitter } from './define.ts'

const name = 'express-oauth2-jwt-bearer'
const hints = 'express_oauth2_jwt_bearer invalidtokenerror insufficientscopeerror'
const file = (path: string) => `auth0/node-oauth2-jwt-bearer packages/${path}`
const strict = 'The claim that is named. With strict, the API wants all claims of RFC 9068 and typ at+jwt.'

/** express-oauth2-jwt-bearer and its parts: E124 to E136. */
export const nodeAuth0: readonly Emitter[] = [
  {
    name,
    hints,
    source: file('access-token-jwt/src/validate.ts'),
    rows: [
      ['E124', 'aud', "Unexpected 'aud' value"],
      ['E124', 'iss', "Unexpected 'iss' value"],
      ['E124', 'expired', "Unexpected 'exp' value"],
      ['E124', 'typ', "Unexpected 'typ' value", '', strict],
      ['E124', 'alg', "Unexpected 'alg' value"],
      [
        'E124',
        'claim',
        ["Unexpected 'iat' value", "Unexpected 'sub' value", "Unexpected 'client_id' value", "Unexpected 'jti' value"],
        '',
        strict,
      ],
    ],
  },
  {
    name,
    hints,
    source: file('access-token-jwt/src/jwt-verifier.ts'),
    rows: [
      [
        'E125',
        'opaque-or-jwe',
        "Unsupported algorithm 'dir' for JWKS-based verification",
        'The token is encrypted for its issuer: Auth0 gives such a token when the request names no API.',
        'audience in the request for the token.',
      ],
      [
        'E125',
        'alg',
        ["Unsupported algorithm '<its alg>' for JWKS-based verification"],
        'The API checks with published keys, and alg of the token needs something else.',
        'HS256: the token is signed with a secret. none: it is not signed.',
      ],
      [
        'E126',
        'alg',
        "Unsupported algorithm '<its alg>' for secret-based verification",
        'The API is set up with a secret, and the token is signed with a private key.',
        'The options secret and tokenSigningAlg: leave them out for RS256.',
      ],
      ['E127', ['malformed', 'opaque-or-jwe'], 'Invalid Token or Protected Header formatting'],
      [
        'E128',
        'malformed',
        `Token header missing or invalid "alg" claim`,
        'The header could not be read or has no alg.',
      ],
      [
        'E129',
        'iss',
        [
          '=Token issuer is not allowed',
          "Token missing required 'iss' claim",
          'Discovery metadata issuer does not match token issuer',
        ],
      ],
    ],
  },
  {
    name,
    hints,
    source: file('access-token-jwt/src/claim-check.ts'),
    rows: [
      ['E130', 'scope', ['=Insufficient Scope', "Missing 'scope' claim"]],
      ['E130', 'claim', ["=Missing '<claim>' claim", "=Unexpected '<claim>' value"]],
    ],
  },
  {
    name,
    hints,
    source: file('oauth2-bearer/src/get-token.ts'),
    rows: [
      [
        'E131',
        'scheme',
        'More than one method used for authentication',
        'The request carries the token twice.',
        'A token in the header and in the address or the body at once.',
      ],
    ],
  },
  {
    name,
    hints,
    source: file('access-token-jwt/src/discovery.ts'),
    rows: [
      [
        'E132',
        ['config', 'key'],
        [
          'Failed to fetch authorization server metadata',
          'Failed to fetch <x>, responded with',
          '=Failed to parse the response from <x>',
        ],
        'The issuer’s metadata or keys could not be fetched.',
        'issuerBaseURL, and whether the API’s machine can reach it.',
      ],
    ],
  },
  {
    name,
    hints: `${hints} dpop`,
    source: file('access-token-jwt/src/dpop-verifier.ts'),
    rows: [
      [
        'E133',
        'bind',
        [
          'DPoP proof requires the DPoP authentication scheme, not Bearer',
          'DPoP-bound token requires the DPoP authentication scheme, not Bearer',
        ],
        'The token is bound to a key by DPoP, but the scheme is Bearer.',
        'Authorization: DPoP, one space, the token.',
      ],
      [
        'E134',
        'bind',
        ['JWT Access Token has no jkt confirmation claim', 'JWT Access Token confirmation mismatch'],
        'The token is not bound to a key, or to another one than that of the proof.',
        'cnf.jkt of the token against the thumbprint of the proof’s jwk.',
      ],
      [
        'E135',
        'bind',
        [
          'DPoP Proof htm mismatch',
          'DPoP Proof htu mismatch',
          '=htm mismatch',
          '=htu mismatch',
          'DPoP Proof "ath" mismatch',
          '"ath" mismatch',
          'DPoP proof "iat" is outside the acceptable range',
          'Multiple DPoP proofs are not allowed',
          'Missing "<claim>" claim in DPoP proof',
          'Missing "<claim>" in DPoP proof',
        ],
        'The DPoP proof was made for another method, address, token or time.',
        'htm, htu, ath and iat of the proof. A proxy that changes the host changes what htu should be.',
      ],
    ],
  },
  {
    name,
    hints,
    source: file('access-token-jwt/src/mtls-verifier.ts'),
    rows: [
      [
        'E136',
        'bind',
        'JWT Access Token has no x5t#S256 confirmation claim',
        'The API wants a token that is bound to a client certificate; this one is not.',
        'Whether the token was asked for over a connection with that certificate.',
      ],
    ],
  },
]

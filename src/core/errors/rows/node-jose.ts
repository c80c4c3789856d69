import type { Emitter } from './define.ts'

const hints = 'jose joseerror jwtclaimvalidationfailed'

/** jose and oauth4webapi: E137 to E150, E168. */
export const nodeJose: readonly Emitter[] = [
  {
    name: 'jose',
    hints,
    source: 'panva/jose src/lib/jwt_claims_set.ts',
    rows: [
      ['E137', 'expired', ['ERR_JWT_EXPIRED', '"exp" claim timestamp check failed']],
      [
        'E138',
        'not-yet',
        ['"nbf" claim timestamp check failed', '"iat" claim timestamp check failed (it should be in the past)'],
      ],
      [
        'E138',
        'expired',
        '"iat" claim timestamp check failed (too far in the past)',
        'The token is older than the API’s maxTokenAge allows.',
        'iat, and maxTokenAge in the API’s setting.',
      ],
      ['E139', 'aud', ['unexpected "aud" claim value', 'missing required "aud" claim']],
      ['E139', 'iss', ['unexpected "iss" claim value', 'missing required "iss" claim']],
      [
        'E139',
        'claim',
        ['unexpected "<claim>" claim value', 'missing required "<claim>" claim', '" claim must be a number'],
      ],
      [
        'E139',
        'claim',
        'ERR_JWT_CLAIM_VALIDATION_FAILED',
        'A claim is not as expected; the message beside the code, or .claim of the error, says which.',
      ],
      [
        'E140',
        'typ',
        'unexpected "typ" JWT header value',
        '',
        'typ in the header against the option typ: at+jwt or JWT.',
      ],
    ],
  },
  {
    name: 'jose',
    hints,
    source: 'panva/jose src/util/errors.ts',
    rows: [
      ['E141', 'sig', ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', '=signature verification failed']],
      [
        'E142',
        'key',
        ['ERR_JWKS_NO_MATCHING_KEY', 'no applicable key found in the JSON Web Key Set'],
        'None of the keys fits kid and alg of the token.',
        'kid, and the address of the keys: another tenant?',
      ],
      [
        'E143',
        'key',
        ['ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'multiple matching keys found in the JSON Web Key Set'],
        'Several keys fit, and the token names no kid.',
      ],
      [
        'E144',
        ['key', 'config'],
        [
          'ERR_JWKS_TIMEOUT',
          'Expected 200 OK from the JSON Web Key Set HTTP response',
          'Failed to parse the JSON Web Key Set HTTP response as JSON',
          'JSON Web Key Set malformed',
        ],
        'The keys could not be fetched, or are no JWK Set.',
        'The address of the keys: it may answer with a web page, or not at all from there.',
      ],
      ['E144', 'key', '!=request timed out', 'Something took too long; with jose, fetching the keys.'],
      ['E145', 'alg', ['ERR_JOSE_ALG_NOT_ALLOWED', '"alg" (Algorithm) Header Parameter value not allowed']],
      [
        'E145',
        'alg',
        '"alg" (Algorithm) Header Parameter missing or invalid',
        'The header of the token names no algorithm.',
        'alg in the header.',
      ],
      [
        'E146',
        'alg',
        ['ERR_JOSE_NOT_SUPPORTED', 'Unsupported "alg" value for a JSON Web Key Set'],
        'alg of the token cannot be checked with published keys.',
        'alg: HS256 needs a secret, none is unsigned, dir is encrypted.',
      ],
      [
        'E147',
        ['malformed', 'opaque-or-jwe'],
        ['ERR_JWS_INVALID', 'Invalid Compact JWS', 'JWS Protected Header is invalid'],
      ],
      ['E148', 'opaque-or-jwe', ['ERR_JWT_INVALID', 'Only JWTs using Compact JWS serialization can be decoded']],
      ['E148', ['malformed', 'opaque-or-jwe'], '=Invalid JWT'],
      ['E148', 'malformed', 'JWT Claims Set must be a top-level JSON object'],
      [
        'E147',
        'malformed',
        'Failed to base64url decode the',
        'A part of the token could not be decoded.',
        'Whether the token is whole: its end is often cut off.',
      ],
      [
        'E149',
        'opaque-or-jwe',
        ['ERR_JWE_DECRYPTION_FAILED', '=decryption operation failed'],
        'The encrypted token could not be opened with this key.',
        'Which key it was encrypted for.',
      ],
      [
        'E150',
        'claim',
        ['Extension Header Parameter "<claim>" is not recognized'],
        'crit in the header names an extension that this verifier does not know.',
        'crit in the header.',
      ],
      [
        'E150',
        'malformed',
        '"crit" (Critical) Header Parameter MUST be an array of non-empty strings',
        'crit in the header is no list of names.',
        'crit in the header.',
      ],
    ],
  },
  {
    name: 'oauth4webapi',
    wants: 'login',
    hints: 'oauth4webapi openid_client nextjs_auth0',
    source: 'panva/oauth4webapi src/index.ts',
    rows: [
      ['E168', 'aud', ['unexpected JWT "aud" (audience) claim value', 'JWT "aud" (audience) claim missing']],
      ['E168', 'iss', ['unexpected JWT "iss" (issuer) claim value', 'JWT "iss" (issuer) claim missing']],
      ['E168', 'typ', 'unexpected JWT "typ" header parameter value'],
      [
        'E168',
        'claim',
        [
          'unexpected JWT "<claim>" (<x>) claim value',
          'JWT "<claim>" (<x>) claim missing',
          'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
        ],
      ],
    ],
  },
]

import type { Emitter } from './define.ts'

/** jose4j and adapters of Keycloak: E591 to E593. */
export const jvmOthers: readonly Emitter[] = [
  {
    name: 'jose4j (Quarkus, Kafka and others)',
    hints: 'jose4j quarkus smallrye kafka',
    source: 'jose4j https://bitbucket.org/b_c/jose4j/src/master/src/main/java/org/jose4j/jwt/consumer/',
    rows: [
      [
        'E591',
        'aud',
        [
          "Audience (aud) claim [<its aud>] doesn't contain an acceptable identifier. Expected <aud> as an aud value",
          "doesn't contain an acceptable identifier",
          'No Audience (aud) claim present',
        ],
      ],
      [
        'E591',
        'iss',
        [
          "Issuer (iss) claim value (<its iss>) doesn't match expected value of <iss>",
          "Issuer (iss) claim value (<its iss>) doesn't match",
          'No Issuer (iss) claim present',
        ],
      ],
      ['E591', 'expired', ['The JWT is no longer valid - the evaluation time']],
      ['E591', 'not-yet', ['The JWT is not yet valid as the evaluation time']],
      [
        'E591',
        'claim',
        [
          'No Subject (sub) claim is present',
          'No Expiration Time (exp) claim present',
          'No Subject (sub) claim present',
        ],
        'A claim that is required is absent.',
        'sub, exp: whether the provider writes them.',
      ],
      ['E591', 'sig', ['JWT rejected due to invalid signature', 'JWS signature is invalid']],
      [
        'E592',
        'key',
        ['Unable to find a suitable verification key for JWS w/ header'],
        'None of the keys fits kid and alg of the token.',
        'kid and alg against the keys at the address that is set.',
      ],
    ],
  },
  {
    name: 'WSO2, Keycloak adapters and others',
    hints: 'keycloak_connect keycloak_adapter',
    source: 'keycloak/keycloak-nodejs-connect middleware/auth-utils/grant-manager.js',
    rows: [
      ['E593', 'aud', ['invalid token (wrong audience)']],
      [
        'E593',
        'iss',
        ['invalid token (wrong ISS)'],
        'The issuer of the token is not the realm’s address as the adapter has it.',
        'auth-server-url and realm against iss: inside of a container network the host often differs from the browser’s.',
      ],
      ['E593', 'expired', ['invalid token (expired)']],
      ['E593', 'sig', ['invalid token (signature)', 'invalid token (public key signature)']],
      ['E593', 'typ', ['invalid token (wrong type)']],
      [
        'E593',
        'revoked',
        ['invalid token (stale token)'],
        'The realm has a not-before policy that is later than this token.',
        'Sessions → Not before of the realm or the client; a new login.',
      ],
      ['E593', 'malformed', ['invalid token (not signed)']],
    ],
  },
]

import type { Emitter } from './define.ts'

/** E327 to E329. */
export const keycloak: readonly Emitter[] = [
  {
    name: 'Keycloak',
    hints: 'keycloak tokenverifier verificationexception',
    source: 'keycloak/keycloak core/src/main/java/org/keycloak/TokenVerifier.java',
    rows: [
      ['E327', 'expired', '~=Token is not active', '', 'exp and nbf of the token, and the session behind it.'],
      ['E327', 'iss', "Invalid token issuer. Expected '<iss>'"],
      [
        'E327',
        'aud',
        ['Expected audience not available in the token', 'No audience in the token'],
        '',
        'aud. In Keycloak a mapper of the type Audience puts the API there.',
      ],
      ['E327', 'typ', ["Token type is incorrect. Expected '<typ>' but was '<its typ>'"]],
      ['E327', 'azp', "Expected issuedFor doesn't match", '', 'azp.'],
    ],
  },
  {
    name: 'Keycloak UserInfo',
    hints: 'keycloak realms userinfo',
    source: 'keycloak/keycloak',
    rows: [
      [
        'E328',
        'scope',
        'Missing openid scope',
        'The token was not asked for with the scope openid.',
        'scope of the token request.',
      ],
      ['E328', [], '=Token verification failed'],
    ],
  },
  {
    name: 'Strimzi (Kafka)',
    hints: 'strimzi kafka',
    source: 'strimzi/strimzi-kafka-oauth',
    rows: [
      ['E329', 'aud', ['Token validation failed: Expected audience not available in the token']],
      ['E329', 'typ', ['Token type not allowed: <its typ>']],
      ['E329', 'iss', ['Token validation failed: Issuer not allowed: <its iss>', '=Issuer not allowed: <its iss>']],
    ],
  },
]

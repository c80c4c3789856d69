import type { Emitter } from './define.ts'

const wants = 'login'

/** Further ones that log people in: E970 to E979. */
export const loginsOthers: readonly Emitter[] = [
  {
    name: 'Spring Security’s login',
    hints: 'springframework oauth2client oauth2login oidcauthorizationcode',
    wants,
    source:
      'spring-projects/spring-security oauth2/oauth2-client/src/main/java/org/springframework/security/oauth2/client/oidc/authentication/OidcIdTokenDecoderFactory.java',
    rows: [
      [
        'E970',
        [],
        ['=[invalid_id_token]', '[invalid_id_token] '],
        'Spring refused the ID token of the login; what stands behind the brackets says why.',
        'The text behind it. By default only RS256 is taken for ID tokens.',
      ],
      [
        'E971',
        'login',
        ['[authorization_request_not_found]'],
        'Spring does not remember a login request for this answer.',
        'The session between request and callback: another host name, SameSite, several instances without a shared session.',
      ],
      [
        'E972',
        'claim',
        ['[invalid_nonce]'],
        'The “nonce” of the ID token is not the one of the request.',
        'The session between request and callback.',
      ],
      [
        'E973',
        'login',
        ['[invalid_state_parameter]'],
        'The “state” of the answer is not the one of the request.',
        'The session between request and callback.',
      ],
      [
        'E974',
        'grant',
        ['[invalid_token_response]'],
        'The token endpoint did not answer with tokens; what stands behind the brackets says why.',
        'The text behind it; the client’s credentials and how they are sent.',
      ],
    ],
  },
  {
    name: 'Keycloak brokering',
    hints: 'identitybrokerexception keycloak broker',
    wants,
    source: 'keycloak/keycloak services/src/main/java/org/keycloak/broker/oidc/OIDCIdentityProvider.java',
    rows: [
      [
        'E975',
        'iss',
        ['Wrong issuer from token. Got: <its iss> expected: <iss>', 'Wrong issuer from token'],
        'The other provider’s token has another issuer than the one that is set for it.',
        'Identity providers → the provider → Issuer: leave it empty or as the token has it, several with commas.',
      ],
      [
        'E976',
        'aud',
        ['Wrong audience from token'],
        'The other provider’s token is not for the client that is set for it.',
        'Identity providers → the provider → Client ID.',
      ],
      [
        'E977',
        'sig',
        ['token signature validation failed', 'Identity token signature validation failed'],
        '',
        'Identity providers → the provider → Validate signatures, JWKS URL.',
      ],
    ],
  },
  {
    name: 'auth0-spa-js',
    hints: 'auth0 auth0_spa_js auth0_react',
    wants,
    source: 'auth0/auth0-spa-js src/jwt.ts',
    rows: [
      [
        'E978',
        'claim',
        [
          'Nonce (nonce) claim mismatch in the ID token; expected "<x>", found "<x>"',
          'Nonce (nonce) claim mismatch in the ID token',
        ],
        'The “nonce” of the ID token is not the one of the request.',
        'The same browser and storage for request and answer.',
      ],
      [
        'E978',
        'aud',
        [
          'Audience (aud) claim mismatch in the ID token; expected "<aud>" but found "<its aud>"',
          'Audience (aud) claim mismatch in the ID token',
        ],
      ],
      [
        'E978',
        'iss',
        [
          'Issuer (iss) claim mismatch in the ID token; expected "<iss>", found "<its iss>"',
          'Issuer (iss) claim mismatch in the ID token',
        ],
        '',
        'domain of the client: the tenant’s own or the custom one, as the login used it.',
      ],
      [
        'E978',
        'alg',
        [
          'Signature algorithm of "<its alg>" is not supported. Expected the ID token to be signed with',
          'Signature algorithm of "<its alg>" is not supported. Expected the ID token to be signed with "<alg>"',
        ],
        'Auth0’s client takes RS256 only.',
        'Applications → Advanced settings → OAuth → JsonWebToken Signature Algorithm: RS256.',
      ],
      [
        'E979',
        'login',
        ['=Invalid state', 'Missing transaction'],
        'The answer of the login fits no request that this browser remembers.',
        'The callback loaded twice, another origin, or a storage that was cleared.',
      ],
      [
        'E979',
        'grant',
        ['Missing Refresh Token (audience', 'Missing Refresh Token'],
        'There is no refresh token for this audience and these scopes.',
        'offline_access in the scope, “Allow Offline Access” of the API, and a new login.',
      ],
    ],
  },
]

import type { Emitter } from './define.ts'

/** Codes that the specifications define: E001 to E020. */
export const specification: readonly Emitter[] = [
  {
    name: 'OAuth 2.0 Bearer Token Usage',
    source: 'RFC 6750 3.1',
    rows: [
      [
        'E001',
        'missing',
        [
          '=www-authenticate: bearer',
          `=www-authenticate": "bearer`,
          '=www-authenticate: bearer realm="<x>"',
          `=www-authenticate": "bearer realm="<x>"`,
        ],
        'The API asks for a Bearer token and says nothing of the one you sent: it has not seen any.',
      ],
      [
        'E002',
        'scheme',
        ['error="invalid_request"', 'error_code="invalid_request"'],
        'The request itself has the wrong form: the token comes twice, or its header cannot be read.',
        'A token in the header and in the address or the body at once; the form of the Authorization header.',
      ],
      [
        'E003',
        [],
        '=invalid_token',
        'The token was refused: it may be expired, altered, revoked, or meant for something else.',
        'error_description beside it, if there is one. Otherwise what is found in the token itself.',
      ],
      [
        'E004',
        'scope',
        [
          '=insufficient_scope',
          'error="insufficient_scope" scope="<scope>"',
          'error="insufficient_scope", scope="<scope>"',
        ],
        'The token was accepted, but does not carry the scope that this call needs.',
        'The scope of the answer against scope, scp or permissions of the token.',
      ],
    ],
  },
  {
    name: 'OAuth 2.0 Step Up Authentication',
    source: 'RFC 9470 3',
    rows: [
      [
        'E005',
        'acr',
        'insufficient_user_authentication',
        'The API wants a stronger or a fresher login than the one behind this token.',
        'Ask for a new login with the acr_values and max_age of the answer.',
      ],
    ],
  },
  {
    name: 'DPoP',
    source: 'RFC 9449 7.1',
    rows: [
      [
        'E006',
        'bind',
        'use_dpop_nonce',
        'The server wants its nonce in the DPoP proof. This is a normal first answer.',
        'Repeat the request with the value of the DPoP-Nonce header as nonce in the proof.',
      ],
      [
        'E007',
        'bind',
        'invalid_dpop_proof',
        'The DPoP proof was refused, not the token.',
        'htm, htu, iat, jti, ath and jwk of the proof, and typ dpop+jwt in its header.',
      ],
      [
        'E008',
        'bind',
        'dpop algs="<x>"',
        'The API takes tokens that are bound to a key (DPoP), perhaps beside others.',
        'If the token has cnf.jkt, send it with the scheme DPoP and a proof.',
      ],
    ],
  },
  {
    name: 'OAuth 2.0 Protected Resource Metadata',
    source: 'RFC 9728 5.1',
    rows: [
      [
        'E009',
        [],
        ['resource_metadata="', 'resource_metadata=https'],
        'The answer names a document that says which authorization server and which resource this API expects.',
        'The address in resource_metadata.',
      ],
    ],
  },
  {
    name: 'OAuth 2.0',
    wants: 'authorization-server',
    source: 'RFC 7662 2.2',
    rows: [
      [
        'E010',
        ['revoked', 'expired', 'aud'],
        ['{"active":false}', '{"active": false}', '{ "active": false }'],
        'The authorization server does not hold the token for active, or this caller may not see it.',
        'exp; whether the caller is in aud (Keycloak) or in the project (ZITADEL); whether it was asked at the issuer.',
      ],
      [
        'E011',
        'grant',
        '=invalid_client',
        'The client’s own credentials were refused, at the token endpoint or wherever a client logs in. No token was looked at.',
        'Client id and secret of the right environment, and how they are sent: header or form.',
      ],
    ],
  },
  {
    name: 'token revocation',
    source: 'RFC 7009 2.2.1',
    rows: [
      [
        'E012',
        'grant',
        'unsupported_token_type',
        'This type of token cannot be revoked here.',
        'Many servers revoke refresh tokens only.',
      ],
    ],
  },
  {
    name: 'OAuth 2.0',
    wants: 'authorization-server',
    source: 'RFC 6749 5.2',
    rows: [
      [
        'E013',
        'grant',
        '=invalid_grant',
        'What the client handed over was refused: a code or a refresh token that is used, over or of another client, a wrong password, or an assertion that does not fit.',
        'The grant of the request: a code once and at once, with the same redirect_uri, client and code verifier; the latest refresh token; name and password; aud, times and key of an assertion.',
      ],
      [
        'E021',
        'grant',
        '=invalid_request',
        'The request is not in order: a parameter is missing, comes twice or cannot be read.',
        'error_description beside it. At the token endpoint: a form with grant_type; at an API: one token, in one place.',
      ],
      [
        'E014',
        'grant',
        [
          '=unauthorized_client',
          'unsupported_grant_type',
          'unsupported_response_type',
          '=invalid_scope',
          '=server_error',
          '=temporarily_unavailable',
          '=access_denied',
        ],
      ],
    ],
  },
  {
    name: 'Resource Indicators',
    wants: 'authorization-server',
    source: 'RFC 8707 2',
    rows: [
      [
        'E015',
        'grant',
        '=invalid_target',
        'The authorization server does not know the resource, or this client may not ask for it.',
        'resource in the request against the identifier that is registered.',
      ],
    ],
  },
  {
    name: 'OpenID Connect',
    wants: 'authorization-server',
    source: 'OpenID Connect Core, section 3.1.2.6 https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
    rows: [
      [
        'E016',
        'grant',
        ['=login_required', '=interaction_required', '=consent_required', '=account_selection_required'],
        'A login without a window was not possible: the person has to see the provider’s page.',
        'prompt=none, a session that has ended, or a browser that keeps the provider’s cookies away.',
      ],
      [
        'E017',
        'grant',
        [
          'request_not_supported',
          'request_uri_not_supported',
          'registration_not_supported',
          'invalid_request_uri',
          'invalid_request_object',
        ],
        'The provider does not take this form of an authorization request.',
        'The parameters request, request_uri and registration.',
      ],
    ],
  },
  {
    name: 'Device Authorization Grant',
    wants: 'authorization-server',
    source: 'RFC 8628 3.5',
    rows: [
      [
        'E018',
        'grant',
        ['authorization_pending', '=slow_down', '=expired_token'],
        'The device has no token yet, or its code ran out. No token is at fault.',
        'Go on asking at the interval that was named, or begin anew.',
      ],
    ],
  },
  {
    name: 'OpenID Connect',
    wants: 'authorization-server',
    source:
      'OpenID Connect Core Error Code unmet_authentication_requirements https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
    rows: [
      [
        'E019',
        'acr',
        'unmet_authentication_requirements',
        'The provider cannot log the person in as strongly as was asked.',
        'acr_values or the claims parameter of the request.',
      ],
    ],
  },
  {
    name: 'OpenID Connect UserInfo',
    hints: 'userinfo',
    source: 'OpenID Connect Core, section 5.3.3 https://openid.net/specs/openid-connect-core-1_0.html#UserInfoError',
    rows: [
      [
        'E020',
        ['scope', 'expired'],
        [
          'userinfo: invalid_token',
          'userinfo endpoint: invalid_token',
          'userinfo error: invalid_token',
          'userinfo 401 invalid_token',
          'userinfo 401 (unauthorized)',
        ],
        'The provider’s own endpoint for the profile refused the token.',
        'The scope openid, and whether the token was made by and for this provider.',
      ],
    ],
  },
]

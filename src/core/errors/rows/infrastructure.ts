import type { Emitter } from './define.ts'

/** What platforms say that take tokens of others: E577 to E599. */
export const infrastructure: readonly Emitter[] = [
  {
    name: 'NestJS',
    hints: 'nestjs nest',
    source: 'nestjs/nest packages/common/exceptions/unauthorized.exception.ts',
    rows: [
      [
        'E577',
        [],
        [
          '"statusCode":401,"message":"Unauthorized"',
          '"message":"Unauthorized","statusCode":401',
          '"statusCode": 401, "message": "Unauthorized"',
          '"message": "Unauthorized", "statusCode": 401',
        ],
        'Nest answers so for whatever its guard refuses: no token, a bad one, or an error in the strategy.',
        'With passport: override handleRequest(err, user, info) of the guard and log “info”, which holds the reason (TokenExpiredError, JsonWebTokenError …).',
      ],
      [
        'E578',
        'scope',
        ['"statusCode":403,"message":"Forbidden resource"', '"message":"Forbidden resource"', '=Forbidden resource'],
        'A guard of Nest let the token pass and the call not: a role or a right is missing.',
        'The guard’s condition against the claims.',
      ],
    ],
  },
  {
    name: 'Argo CD',
    hints: 'argocd argo_cd argo',
    wants: 'login-api',
    source: 'argoproj/argo-cd util/oidc/provider.go',
    rows: [
      [
        'E579',
        'aud',
        ['oidc: expected audience "argo-cd" got ["<its aud>"]', 'token verification failed for all audiences'],
        'Argo CD takes ID tokens, and none of its allowed audiences is the client that this one was issued for.',
        'allowedAudiences in oidc.config of argocd-cm: list the client ids, argo-cd-cli beside the web client’s, or set cliClientID to the client of the command line.',
      ],
    ],
  },
  {
    name: 'Kubernetes (OIDC)',
    hints: 'kubernetes kubectl apiserver k8s kube_apiserver',
    wants: 'login-api',
    source: 'kubernetes/apiserver plugin/pkg/authenticator/token/oidc/oidc.go',
    rows: [
      [
        'E565',
        'claim',
        ['oidc: email not verified', 'email not verified'],
        'The claim “email_verified” of the ID token is not true, and the API server takes an address as the user name only when it is.',
        'Verify the address at the provider; or another claim for the user name: --oidc-username-claim=sub, or claimMappings.username in AuthenticationConfiguration.',
      ],
      [
        'E581',
        'aud',
        ['oidc: expected audience "kubernetes" got ["<its aud>"]'],
        'The API server takes ID tokens for another client than this one.',
        '--oidc-client-id of the API server, or issuer.audiences in AuthenticationConfiguration, against aud; the client of kubelogin or the console.',
      ],
      [
        'E582',
        'claim',
        ['oidc: parse username claims', 'oidc: parse groups claim', 'claim not present', 'oidc: parse claims'],
        'A claim that the API server maps to the user or its groups is absent or has another type.',
        '--oidc-username-claim and --oidc-groups-claim against the claims.',
      ],
    ],
  },
  {
    name: 'HashiCorp Vault (jwt auth)',
    hints: 'vault openbao',
    wants: 'login-api',
    source: 'hashicorp/vault-plugin-auth-jwt path_login.go',
    rows: [
      [
        'E583',
        ['aud', 'config'],
        ['audience claim found in JWT but no audiences bound to the role'],
        'The token names an audience, and the role of Vault binds none, so Vault refuses it.',
        'bound_audiences of the role: put the token’s aud there.',
      ],
      [
        'E584',
        'aud',
        [
          'invalid audience (aud) claim: audience claim does not match any expected audience',
          'aud claim does not match any bound audience',
          'invalid audience (aud) claim',
        ],
        '',
        'bound_audiences of the role against aud.',
      ],
      [
        'E584',
        'iss',
        ['invalid issuer (iss) claim'],
        '',
        'bound_issuer of the auth method against iss, to the character.',
      ],
      [
        'E584',
        'claim',
        [
          'error validating claims: claim "<claim>" does not match any associated bound claim values',
          'claim "<claim>" is missing',
          'sub claim does not match bound subject',
        ],
        'A bound claim of the role does not fit.',
        'bound_claims and bound_subject of the role against the claims; bound_claims_type glob for patterns.',
      ],
      [
        'E585',
        ['sig', 'key'],
        [
          'error validating token: error verifying token signature: no known key successfully validated the token signature',
          'no known key successfully validated the token signature',
        ],
        'None of the keys that Vault has fits the signature.',
        'oidc_discovery_url, jwks_url or jwt_validation_pubkeys of the auth method: of this very issuer?',
      ],
      [
        'E585',
        'config',
        ['role "<x>" could not be found', 'missing role'],
        'The login names a role that the auth method does not have.',
        'role of the login, and the path of the auth method.',
      ],
    ],
  },
  {
    name: 'Elasticsearch (jwt realm)',
    hints: 'elasticsearch elastic xpack',
    source:
      'elastic/elasticsearch x-pack/plugin/security/src/main/java/org/elasticsearch/xpack/security/authc/jwt/JwtStringClaimValidator.java',
    rows: [
      [
        'E586',
        'iss',
        [
          'claim [iss] has value [<its iss>] which does not match allowed claim values [<iss>]',
          'claim [iss] has value [<its iss>] which does not match allowed claim values',
        ],
      ],
      [
        'E586',
        'aud',
        [
          'claim [aud] has value [<its aud>] which does not match allowed claim values [<aud>]',
          'claim [aud] has value [<its aud>] which does not match allowed claim values',
        ],
      ],
      [
        'E586',
        'claim',
        [
          'claim [<claim>] has value [<x>] which does not match allowed claim values',
          'missing required claim [<claim>]',
        ],
      ],
    ],
  },
  {
    name: 'MinIO',
    hints: 'minio',
    wants: 'login-api',
    source: 'minio/minio cmd/sts-handlers.go',
    rows: [
      [
        'E587',
        'claim',
        [
          'policy claim missing from the JWT token',
          'claim missing from the JWT token, credentials will not be generated',
        ],
        'The claim that names MinIO’s policy is not in the token.',
        'MINIO_IDENTITY_OPENID_CLAIM_NAME (“policy” by default), and a mapper at the provider that writes the name of a policy into it; or a role policy.',
      ],
    ],
  },
  {
    name: 'istiod',
    hints: 'istiod istio pilot',
    source: 'istio/istio pilot/pkg/model/jwks_resolver.go',
    rows: [
      [
        'E588',
        'fetch',
        [
          'using a fake JWKS for now',
          'Failed to fetch public key from',
          'failed to fetch jwks',
          'The JWKS key is not yet fetched',
          'Error-IstiodFailedToFetchJwksUri',
        ],
        'istiod could not fetch the issuer’s keys and hands out a placeholder, so that every token is refused.',
        'jwksUri as istiod sees it (egress, certificate, a sidecar), or the keys themselves as “jwks” in RequestAuthentication.',
      ],
    ],
  },
  {
    name: 'Hono',
    hints: 'hono jwttokeninvalid jwtheaderinvalid',
    source: 'honojs/hono src/utils/jwt/types.ts',
    rows: [
      [
        'E589',
        ['typ', 'malformed'],
        ['jwt header is invalid: <x>', 'jwt header is invalid'],
        'Hono refused the header. It takes no type but “JWT” (or none), so that the “at+jwt” of RFC 9068 is refused by default.',
        'typ in the header: verify with a version or an option that takes at+jwt, or with jose.',
      ],
    ],
  },
  {
    name: 'get-jwks',
    hints: 'get_jwks',
    source: 'nearform/get-jwks src/get-jwks.js',
    rows: [
      [
        'E590',
        'key',
        ['No matching JWK found in the set.', 'No matching JWK found in the set'],
        'None of the issuer’s keys has the kid and alg of the token.',
        'kid and alg against the keys; alg must stand in the published key too.',
      ],
      [
        'E590',
        'iss',
        ['The domain is not allowed.', 'The domain is not allowed'],
        'The issuer of the token is not in the list of allowed ones.',
        'issuersWhitelist of get-jwks: the issuer with its slash.',
      ],
      [
        'E590',
        'key',
        ['No JWKS found in the response.'],
        'The answer of the issuer held no keys.',
        'The address that it asked: <iss>/.well-known/jwks.json, unless providerDiscovery is on.',
      ],
    ],
  },
]

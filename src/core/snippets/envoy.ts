import type { Snippet } from '../model/finding.ts'
import { snippet } from './snippet.ts'
import type { Stack, Verifier } from './define.ts'
import { literal, literals, where } from './define.ts'
import { yaml } from './literals.ts'

const istio = ({ issuer, audience, jwks, claims }: Verifier): Snippet =>
  snippet(
    'Istio',
    'yaml',
    'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata:\n  name: your-api\nspec:\n  selector:\n    matchLabels:\n      app: your-api\n  jwtRules:\n    - issuer: ',
    literal(issuer, yaml),
    '\n      jwksUri: ',
    literal(jwks, yaml),
    ...where(audience.value.length > 0, '\n      audiences: [', ...literals(audience, yaml), ']'),
    '\n---\n# Without this, requests without any token pass.\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata:\n  name: your-api\nspec:\n  selector:\n    matchLabels:\n      app: your-api\n  action: ALLOW\n  rules:\n    - from:\n        - source:\n            requestPrincipals: ["*"]',
    ...where(claims.length > 0, '\n      when:'),
    ...claims.flatMap(([name, value]) => [
      `\n        - key: request.auth.claims[${name}]\n          values: [`,
      literal(value, yaml),
      ']',
    ]),
  )

const envoy = ({ issuer, audience, jwks, tolerance }: Verifier): Snippet =>
  snippet(
    'Envoy',
    'yaml',
    'http_filters:\n  - name: envoy.filters.http.jwt_authn\n    typed_config:\n      "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication\n      providers:\n        your_issuer:\n          issuer: ',
    literal(issuer, yaml),
    ...where(audience.value.length > 0, '\n          audiences: [', ...literals(audience, yaml), ']'),
    '\n          remote_jwks:\n            http_uri:\n              uri: ',
    literal(jwks, yaml),
    `\n              cluster: YOUR_ISSUER_CLUSTER\n              timeout: 5s\n          require_expiration: true\n          clock_skew_seconds: ${tolerance}\n      rules:\n        - match: { prefix: / }\n          requires: { provider_name: your_issuer }`,
  )

export const envoyAndIstio: Stack = {
  id: 'envoy',
  label: 'Envoy 1.3x, Istio 1.22 and later',
  source: {
    label: 'Istio: RequestAuthentication',
    url: 'https://istio.io/latest/docs/reference/config/security/request_authentication/',
  },
  snippets: (verifier) => [istio(verifier), envoy(verifier)],
  remarks: ({ type, claims }) => [
    'The algorithm is that of the published key. Neither compares typ' +
      (type ? ': if that matters, compare it in the service behind.' : '.'),
    ...(claims.length > 0 ? ['In Envoy alone, compare token_use and client_id with the RBAC filter.'] : []),
  ],
}

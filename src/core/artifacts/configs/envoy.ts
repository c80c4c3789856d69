import type { ConfigCases, ConfigReader } from './define.ts'
import { treeReader } from './entries.ts'

/** Envoy's filter `jwt_authn`: a provider each. */
const filter = treeReader({
  stack: 'envoy',
  sign: /jwt_?authn|remote_jwks|local_jwks/i,
  settings: [
    [/(?<=\.providers\.[^.]{1,200})\.issuer$/, 'issuer'],
    [/(?<=\.providers\.[^.]{1,200})\.audiences(?:\.\d+)?$/, 'audience'],
    [/(?<=\.providers\.[^.]{1,200})\.clockskewseconds$/, 'clockTolerance'],
    [/(?<=\.providers\.[^.]{1,200})\.(?:remotejwks|localjwks)\..*$/, 'known'],
  ],
  holds: (has) => has.has('known'),
})

/** Istio's `RequestAuthentication`: a rule each. */
const istio = treeReader({
  stack: 'envoy',
  sign: /RequestAuthentication/,
  settings: [
    [/(?<=\.jwtrules\.\d{1,4})\.issuer$/, 'issuer'],
    [/(?<=\.jwtrules\.\d{1,4})\.audiences(?:\.\d+)?$/, 'audience'],
    [/(?<=\.jwtrules\.\d{1,4})\.(?:jwksuri|jwks)$/, 'known'],
  ],
})

/** Envoy and Istio. */
export const envoy: ConfigReader = {
  sign: /jwt_?authn|remote_jwks|local_jwks|RequestAuthentication/i,
  yaml: true,
  read: (paste, yaml) => [filter, istio].flatMap(({ sign, read }) => (sign.test(paste) ? read(paste, yaml) : [])),
}

export const cases: ConfigCases = {
  reads: {
    Envoy: {
      paste: `http_filters:
- name: envoy.filters.http.jwt_authn
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
    providers:
      main:
        issuer: https://issuer.example/
        audiences:
        - https://api.example
        - orders
        clock_skew_seconds: 10
        remote_jwks:
          http_uri:
            uri: https://issuer.example/keys
`,
      expected: { issuer: 'https://issuer.example/', audience: 'https://api.example orders', clockTolerance: 10 },
    },
    Istio: {
      paste: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: main
spec:
  jwtRules:
  - issuer: "https://issuer.example"
    jwksUri: https://issuer.example/keys
    audiences: ["orders", 'stock']
`,
      expected: { issuer: 'https://issuer.example', audience: 'orders stock' },
    },
  },
  spares: {
    'providers of another program': 'providers:\n  main:\n    issuer: https://issuer.example/\n# like jwt_authn\n',
    prose: 'A RequestAuthentication has an issuer: https://issuer.example/',
  },
}

import type { ConfigCases } from './define.ts'
import { treeReader } from './entries.ts'

/** Quarkus, MicroProfile JWT and Micronaut. */
export const microprofile = treeReader({
  stack: 'other',
  sign: /mp\.jwt\.verify|quarkus|micronaut/,
  split: /(?<!\s)\s*,\s*/,
  settings: [
    [/mp\.jwt\.verify\.issuer$/, 'issuer'],
    [/mp\.jwt\.verify\.audiences$/, 'audience'],
    [/quarkus\.oidc\.authserverurl$/, 'authority'],
    [/quarkus\.oidc\.token\.issuer$/, 'issuer'],
    [/quarkus\.oidc\.token\.audience$/, 'audience'],
    [/security\.token\.jwt\.claimsvalidators\.issuer$/, 'issuer'],
    [/security\.token\.jwt\.claimsvalidators\.audience$/, 'audience'],
  ],
})

export const cases: ConfigCases = {
  reads: {
    'MicroProfile JWT': {
      paste: 'mp.jwt.verify.issuer=https://issuer.example\nmp.jwt.verify.audiences=orders,stock\n',
      expected: { issuer: 'https://issuer.example', audience: 'orders stock' },
    },
    Quarkus: {
      paste: 'quarkus.oidc.auth-server-url=https://id.example/realms/a\nquarkus.oidc.token.audience=orders\n',
      expected: { audience: 'orders' },
      authority: 'https://id.example/realms/a',
    },
    Micronaut: {
      paste:
        'micronaut:\n  security:\n    token:\n      jwt:\n        claims-validators:\n          issuer: https://issuer.example\n',
      expected: { issuer: 'https://issuer.example' },
    },
  },
  spares: { prose: 'quarkus.oidc.token.issuer is the issuer.', 'any issuer': 'issuer: https://issuer.example' },
}

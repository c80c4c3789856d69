import type { ConfigCases } from './define.ts'
import { treeReader } from './entries.ts'

/** Spring Security: `application.yml`, `.properties` and variables of the environment (OAuth2 resource server, JWT). */
export const spring = treeReader({
  stack: 'spring',
  sign: /resource-?_?server/i,
  // A list may be written as one text with commas.
  split: /(?<!\s)\s*,\s*/,
  settings: [
    [/resourceserver\.?jwt\.?issueruri$/, 'issuer'],
    [/resourceserver\.?jwt\.?audiences(?:\.?\d+)?$/, 'audience'],
    [/resourceserver\.?jwt\.?jwsalgorithms(?:\.?\d+)?$/, 'algorithms'],
    [/resourceserver\.?jwt\.?(?:jwkseturi|publickeylocation)$/, 'known'],
  ],
})

const yaml = (jwt: string) => `spring:\n  security:\n    oauth2:\n      resourceserver:\n        jwt:\n${jwt}`

export const cases: ConfigCases = {
  reads: {
    'application.yml': {
      paste: yaml(
        '          issuer-uri: https://issuer.example/ # prod\n          audiences: https://api.example, orders\n          jws-algorithms: RS256\n',
      ),
      expected: { issuer: 'https://issuer.example/', audience: 'https://api.example orders', algorithms: ['RS256'] },
    },
    'a flow mapping, a folded text and an alias': {
      paste: `x-issuer: &i https://issuer.example/\n${yaml("          { issuer-uri: *i, audiences: ['https://api.example', orders] }\n")}`,
      expected: { issuer: 'https://issuer.example/', audience: 'https://api.example orders' },
    },
    'an issuer in a folded block': {
      paste: yaml('          issuer-uri: >-\n            https://issuer.example/\n          audiences: [orders]\n'),
      expected: { issuer: 'https://issuer.example/', audience: 'orders' },
    },
    'a merged mapping': {
      paste: `x-jwt: &jwt\n  issuer-uri: https://issuer.example/\n  audiences: orders\n${yaml('          <<: *jwt\n')}`,
      expected: { issuer: 'https://issuer.example/', audience: 'orders' },
    },
    'a list as far left as its name': {
      paste: yaml(
        '          audiences:\n          - \'https://api.example\'\n          - orders\n          issuer-uri: "https://issuer.example"\n',
      ),
      expected: { issuer: 'https://issuer.example', audience: 'https://api.example orders' },
    },
    'application.properties': {
      paste:
        'server.port=8080\nspring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example\nspring.security.oauth2.resourceserver.jwt.audiences[0]=orders\n',
      expected: { issuer: 'https://issuer.example', audience: 'orders' },
    },
    'a variable of the environment': {
      paste: 'SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://issuer.example\n',
      expected: { issuer: 'https://issuer.example' },
    },
    'keys only': { paste: yaml('          jwk-set-uri: https://issuer.example/keys\n'), expected: {} },
    'an issuer from elsewhere': {
      paste: yaml('          issuer-uri: ${ISSUER}\n          audiences: orders'),
      expected: { audience: 'orders' },
    },
  },
  spares: {
    'a client':
      'spring:\n  security:\n    oauth2:\n      client:\n        provider:\n          a:\n            issuer-uri: https://issuer.example/\n# no resourceserver',
    prose: 'Set spring.security.oauth2.resourceserver.jwt.issuer-uri to the issuer.',
    'another section': 'resourceserver:\n  port: 8080\njwt:\n  issuer-uri: https://issuer.example/\n',
  },
}

import { configReaders } from './configs/index.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

/** Nobody pastes more, and each one is a layer of what the page expects. */
const mostConfigs = 20

/** The settings of an API: what it expects of a token. Holds no token itself. */
export const resourceServerConfig: Recogniser = {
  carrier: 'resource-server-config',
  label: 'settings of an API',
  find: (paste, _json, _look, yaml = () => []) =>
    configReaders
      .flatMap(({ sign, read }) => (sign.test(paste) ? read(paste, yaml) : []))
      .slice(0, mostConfigs)
      .map(({ span, config }) => ({ span, config, sightings: [] })),
}

export const cases: RecogniserCases = {
  hits: {
    'settings of Spring': () => ({
      paste: 'spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example/',
      tokens: [],
    }),
    'options of jose': () => ({ paste: "jwtVerify(token, keys, { audience: 'orders' })", tokens: [] }),
  },
  misses: {
    prose: () => 'The issuer: https://issuer.example/, the audience: orders. Expected issuer-uri, got none.',
    'any YAML': () => 'issuer: https://issuer.example/\naudience: orders\njwt:\n  secret: abc\n',
    'any JSON': () => '{"issuer":"https://issuer.example/","audience":["orders"]}',
    metadata: () => '{"issuer":"https://issuer.example/","jwks_uri":"https://issuer.example/keys"}',
    'a request': () => 'https://issuer.example/authorize?audience=orders&client_id=a',
  },
}

import { asObject } from '../decode/json.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots } from './json-objects.ts'

/** One of these beside `issuer` makes a metadata document of an object. */
const members = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'introspection_endpoint',
  'response_types_supported',
]

/** Metadata of an authorization server (RFC 8414 section 2, OpenID Connect Discovery 1.0 section 3). Holds no token. */
export const metadata: Recogniser = {
  carrier: 'metadata',
  label: 'authorization server metadata',
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('"issuer"')
      ? json().flatMap(({ value, start, end }) => {
          const object = asObject(value)
          const known = object && members.some((name) => Object.hasOwn(object, name))
          if (!known || typeof object.issuer !== 'string') return []
          const address = addressBefore(paste, start)
          const issParameter = object.authorization_response_iss_parameter_supported === true
          const said = {
            issuer: object.issuer,
            ...(address !== undefined && { address }),
            ...(issParameter && { issParameter }),
          }
          return [{ span: [start, end], sightings: [], metadata: said }]
        })
      : [],
}

/** The address that stands before the document, as `curl` and an address bar leave it: the last within a few lines. */
const addressBefore = (paste: string, start: number): string | undefined =>
  [...paste.slice(Math.max(0, start - 600), start).matchAll(/https?:\/\/[^\s"'<>`]{1,400}/g)]
    .map(([url]) => url.replace(/[?#].*/, ''))
    .findLast((url) => url.includes('/.well-known/') && URL.canParse(url))

export const cases: RecogniserCases = {
  hits: {
    'a document': () => ({
      paste: JSON.stringify({
        issuer: 'https://issuer.example/',
        authorization_endpoint: 'https://issuer.example/authorize',
        jwks_uri: 'https://issuer.example/.well-known/jwks.json',
        response_types_supported: ['code'],
      }),
      tokens: [],
    }),
    'below its address': () => ({
      paste:
        'GET https://issuer.example/.well-known/openid-configuration\n{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/keys"}',
      tokens: [],
    }),
  },
  misses: {
    'a record with an issuer': () => '{"issuer":"https://issuer.example/","name":"a certificate"}',
    'settings of an application': () => '{"jwks_uri":"https://issuer.example/keys","audience":"api"}',
  },
}

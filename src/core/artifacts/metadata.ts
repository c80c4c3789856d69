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
          return known && typeof object.issuer === 'string' ? [{ span: [start, end], sightings: [] }] : []
        })
      : [],
}

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

import type { JsonObject } from '../model/primitives.ts'
import { asObject } from '../decode/json.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots } from './json-objects.ts'

/** Members of RFC 7662 section 2.2 beside `active`: without one of them, an object with more members is somebody's record. */
const members = ['scope', 'client_id', 'username', 'token_type', 'exp', 'iat', 'nbf', 'sub', 'aud', 'iss', 'jti']

/**
 * What an introspection endpoint says of a token (RFC 7662 section 2.2). Its claims are not shown as a token: what
 * matters is `active`, for revocation can be seen nowhere else.
 */
export const introspectionResponse: Recogniser = {
  carrier: 'introspection-response',
  label: 'introspection response',
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('"active"')
      ? json().flatMap(({ value, start, end }) => {
          const active = activeOf(asObject(value))
          return active === undefined ? [] : [{ span: [start, end], sightings: [], introspection: { active } }]
        })
      : [],
}

function activeOf(object: JsonObject | undefined): boolean | undefined {
  if (typeof object?.active !== 'boolean') return undefined
  const alone = Object.keys(object).length === 1
  return alone || members.some((name) => Object.hasOwn(object, name)) ? object.active : undefined
}

export const cases: RecogniserCases = {
  hits: {
    'an inactive token': () => ({ paste: '{"active":false}', tokens: [] }),
    'an active one': () => ({ paste: '{"active": true, "client_id": "app", "exp": 1419356238}', tokens: [] }),
    'below its request': () => ({ paste: 'POST /introspect\n\n{"active":false}', tokens: [] }),
  },
  misses: {
    'a record that is active': () => '{"active":true,"name":"Ada"}',
    'a list of records': () => '{"users":[{"active":true,"username":"ada"}]}',
    'a word': () => '{"active":"true"}',
    'a cut one': () => '{"active":false',
  },
}

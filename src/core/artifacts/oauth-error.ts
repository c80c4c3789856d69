import type { JsonNode } from '../decode/json.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots, memberOf, objectsIn, textOf } from './json-objects.ts'
import { tokenUseOf } from './oauth-names.ts'

/** Codes are words of a protocol, `invalid_grant`; “Unauthorized” and sentences are other people's errors. */
const code = /^[a-z][a-z0-9_.-]{1,59}$/

/** The error of a token endpoint or an API (RFC 6749 section 5.2) as JSON, alone or inside of a log entry. */
export const oauthError: Recogniser = {
  carrier: 'oauth-error',
  label: 'OAuth error',
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('"error"') ? json().flatMap((root) => [...objectsIn(root)].flatMap((node) => readError(node))) : [],
}

function readError(node: JsonNode): Found[] {
  const error = textOf(memberOf(node, 'error'))
  const description = textOf(memberOf(node, 'error_description'))
  if (error === undefined || !code.test(error)) return []
  // One word could be anybody's; two joined words, or a description under its own name, are OAuth's.
  if (!error.includes('_') && description === undefined && !memberOf(node, 'error_uri')) return []
  if (node.members?.some(({ name }) => tokenUseOf(name) !== undefined)) return []
  const span = [node.start, node.end] as const
  return [{ span, sightings: [], error: { code: error, ...(description !== undefined && { description }) } }]
}

export const cases: RecogniserCases = {
  hits: {
    'of a token endpoint': () => ({
      paste: '{"error":"invalid_grant","error_description":"The refresh token is expired."}',
      tokens: [],
    }),
    'a code alone': () => ({ paste: '{"error":"invalid_token"}', tokens: [] }),
    'a word with a description': () => ({
      paste: 'HTTP/1.1 401\n\n{"error":"unauthorized","error_description":"Full authentication is required"}',
      tokens: [],
    }),
    'inside of a log entry': () => ({
      paste: '{"level":"error","response":{"data":{"error":"invalid_client"}}}',
      tokens: [],
    }),
  },
  misses: {
    'the error of another API': () => '{"statusCode":401,"error":"Unauthorized","message":"No"}',
    'a sentence': () => '{"error":"the user could not be found"}',
    'an object': () => '{"error":{"code":401,"status":"UNAUTHENTICATED"}}',
    'a response that holds a token': () => `{"error":"some_warning","access_token":"${jws({ claims: {} })}"}`,
    prose: () => 'We get "error": invalid_token from it.',
  },
}

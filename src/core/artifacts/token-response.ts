import type { JsonNode } from '../decode/json.ts'
import type { Sighting } from '../model.ts'
import { jws } from '../testing.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken } from './define.ts'
import { jsonRoots } from './json-objects.ts'
import { tokenUseOf } from './oauth-names.ts'
import type { Reading } from './reading.ts'
import { sighted, stringIn } from './reading.ts'

type HintOf = (name: string, value: string) => Sighting['hint']

/** JSON of a token endpoint (RFC 6749 section 5.1) or of an SDK's cache, alone or inside other text. */
export const tokenResponse: Recogniser = {
  carrier: 'token-response',
  label: 'token response',
  find(paste, json = () => jsonRoots(paste)) {
    const whole: Reading = { text: paste, span: [0, paste.length], undone: [] }
    return json().flatMap((root) => sightObjects(paste, whole, root))
  },
}

/** Tokens by the names of members, one artifact for each object that holds some; `json` is where the root was read. */
export function sightObjects(
  paste: string,
  json: Reading,
  root: JsonNode,
  hintOf: HintOf = tokenUseOf,
  most = Infinity,
): Found[] {
  const found: Found[] = []
  let count = 0
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    const sightings: Sighting[] = []
    for (const { name, node: member } of node.members ?? []) {
      const { value } = member
      const use = typeof value === 'string' ? hintOf(name, value) : undefined
      if (typeof value === 'string' && use && looksLikeToken(value) && count < most) {
        sightings.push(sighted(stringIn(paste, json, member), use))
        count += 1
      } else if (member.type === 'object' || member.type === 'array') open.push(member)
    }
    for (const item of node.items ?? []) if (item.type === 'object' || item.type === 'array') open.push(item)
    if (sightings.length > 0) found.push({ span: [node.start, node.end], sightings })
  }
  return found.toSorted((a, b) => a.span[0] - b.span[0])
}

const token = (seed: string) => jws({ claims: { iss: 'https://issuer.example/', jti: seed } })

export const cases: RecogniserCases = {
  hits: {
    'a response': () => ({
      paste: JSON.stringify({ access_token: token('a'), id_token: token('b'), token_type: 'Bearer', expires_in: 3600 }),
      tokens: [token('a'), token('b')],
    }),
    'inside a log line': () => ({ paste: `12:00 {got} {"access_token":"${token('a')}"} done`, tokens: [token('a')] }),
    nested: () => ({ paste: `{"data":[{"auth":{"accessToken":"${token('a')}"}}]}`, tokens: [token('a')] }),
    'an opaque access token': () => ({
      paste: '{"access_token":"V1StGXR8Z5jdHi6BmyTaQw"}',
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'an escaped value': () => ({
      paste: '{"access_token":"1\\/\\/abcdefghijklmnopqrst"}',
      tokens: ['1//abcdefghijklmnopqrst'],
    }),
  },
  misses: {
    'JSON without a token': () => '{"sub":"user-1","scope":"read"}',
    'a short word': () => '{"token":"abc"}',
    'a number': () => '{"access_token":12345678901234567890}',
  },
}

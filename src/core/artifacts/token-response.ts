import type { JsonNode } from '../decode/json.ts'
import { readJsonAt } from '../decode/json.ts'
import type { Sighting } from '../model.ts'
import { jws } from '../testing.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, sight } from './define.ts'
import { tokenUseOf } from './oauth-names.ts'

/** JSON of a token endpoint (RFC 6749 section 5.1) or of an SDK's cache, alone or inside other text. */
export const tokenResponse: Recogniser = {
  carrier: 'token-response',
  label: 'token response',
  find(paste) {
    const roots: JsonNode[] = []
    for (let at = paste.indexOf('{'); at >= 0;) {
      const read = readJsonAt(paste, at)
      if (read.ok) roots.push(read.root)
      // What was read is not read again, sound or not: that keeps the search linear.
      at = paste.indexOf('{', Math.max(at + 1, read.ok ? read.root.end : read.at))
    }
    return roots.flatMap((root) => objects(root, paste))
  },
}

function objects(root: JsonNode, paste: string): Found[] {
  const found: Found[] = []
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    const sightings: Sighting[] = []
    for (const { name, node: member } of node.members ?? []) {
      const use = tokenUseOf(name)
      const { value } = member
      if (typeof value === 'string' && use && looksLikeToken(value)) {
        sightings.push(sight(paste, value, [member.start + 1, member.end - 1], use))
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

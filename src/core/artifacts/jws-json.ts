import { isJweJson } from '../decode/jwe-json.ts'
import type { JsonNode } from '../decode/json.ts'
import { isJwsJson } from '../decode/jws-json.ts'
import { accessToken, flattened } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots } from './json-objects.ts'

/** Tokens that are JSON objects themselves (RFC 7515 section 7.2, RFC 7516 section 7.2), alone or inside other text. */
export const jwsJson: Recogniser = {
  carrier: 'jws-json',
  label: 'token written as JSON',
  find(paste, json = () => jsonRoots(paste)) {
    // Cheap to tell: most JSON has none of these.
    return /"(?:payload|protected|ciphertext)"/.test(paste) ? json().flatMap((root) => tokensIn(root, paste)) : []
  },
}

function tokensIn(root: JsonNode, paste: string): Found[] {
  const found: Found[] = []
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'object' && (isJwsJson(node) || isJweJson(node))) {
      const span = [node.start, node.end] as const
      found.push({ span, sightings: [{ span, text: paste.slice(...span) }] })
      continue
    }
    for (const inner of node.items ?? node.members?.map((member) => member.node) ?? []) {
      if (inner.type === 'object' || inner.type === 'array') open.push(inner)
    }
  }
  return found.toSorted((a, b) => a.span[0] - b.span[0])
}

const signed = () => JSON.stringify(flattened(accessToken()))
const other = '{"protected":"e30","encrypted_key":"","iv":"AA","ciphertext":"AA","tag":"AA"}'

export const cases: RecogniserCases = {
  hits: {
    'a signed token': () => ({ paste: signed(), tokens: [signed()] }),
    'an encrypted token in a log line': () => ({ paste: `got {x} ${other} back`, tokens: [other] }),
    'inside other JSON': () => ({
      paste: `{"data":[{"jws":${signed()}}]}`,
      tokens: [signed()],
    }),
    'one whose payload was detached': () => {
      const { payload: _, ...detached } = flattened(accessToken())
      return { paste: JSON.stringify(detached), tokens: [JSON.stringify(detached)] }
    },
    'two of them': () => ({ paste: `[${other},${other}]`, tokens: [other, other] }),
  },
  misses: {
    'a web hook with a signature': () => '{"payload":"{}","signature":"sha256=abc"}',
    'the compact form': () => accessToken(),
    'a token response': () => JSON.stringify({ access_token: accessToken(), payload: 'x' }),
    'broken JSON': () => '{"payload":"e30","protected":"e30","signature":"AA',
  },
}

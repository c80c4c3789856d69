import type { JsonNode } from '../decode/json.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots, memberOf, objectsIn, textOf } from './json-objects.ts'

/** One of these beside `kty` makes a key of an object (RFC 7518 section 6, RFC 8037 section 2). */
const material = ['n', 'x', 'k', 'd', 'pub', 'priv']

/**
 * A JWK Set or one JWK (RFC 7517 sections 4 and 5), public or private. Recognised so that no member of a key is taken for a token;
 * what is in it stays in the paste.
 */
export const jwks: Recogniser = {
  carrier: 'jwks',
  label: 'JSON Web Keys',
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('"kty"') || paste.includes('"keys"') ? json().flatMap((root) => keysIn(root)) : [],
}

function keysIn(root: JsonNode): Found[] {
  if (isKey(root)) return [found(root, 1)]
  const sets: Found[] = []
  for (const node of objectsIn(root)) {
    const items = memberOf(node, 'keys')?.items
    if (!items || node.start < (sets.at(-1)?.span[1] ?? 0)) continue
    const count = items.filter(isKey).length
    // An empty set says something too: that an issuer publishes no key.
    if (count > 0 || (items.length === 0 && node.members?.length === 1)) sets.push(found(node, count))
  }
  return sets
}

const isKey = (node: JsonNode) =>
  textOf(memberOf(node, 'kty')) !== undefined && material.some((name) => memberOf(node, name) !== undefined)

const found = ({ start, end }: JsonNode, keys: number): Found => ({ span: [start, end], sightings: [], keys })

const key = { kty: 'EC', crv: 'P-256', kid: 'key-1', x: 'eyJhbGciOiJub25lIn0', y: 'V1StGXR8Z5jdHi6BmyTaQw' }

export const cases: RecogniserCases = {
  hits: {
    'a set': () => ({ paste: JSON.stringify({ keys: [key, { ...key, kid: 'key-2' }] }, null, 2), tokens: [] }),
    'one key': () => ({ paste: JSON.stringify(key), tokens: [] }),
    'a private key': () => ({ paste: JSON.stringify({ ...key, d: 'V1StGXR8Z5jdHi6BmyTaQw' }), tokens: [] }),
    'a shared secret': () => ({ paste: '{"kty":"oct","k":"V1StGXR8Z5jdHi6BmyTaQw"}', tokens: [] }),
    'an empty set': () => ({ paste: '{"keys":[]}', tokens: [] }),
    'inside of a registration': () => ({
      paste: JSON.stringify({ client_id: 'a', jwks: { keys: [key] } }),
      tokens: [],
    }),
  },
  misses: {
    'other keys': () => '{"keys":["V1StGXR8Z5jdHi6BmyTaQw","b"]}',
    'a page of a store': () => '{"keys":[],"next":"V1StGXR8Z5jdHi6BmyTaQw"}',
    'a type without a key': () => '{"kty":"RSA"}',
    prose: () => 'Each key has a "kty" and the set has "keys".',
  },
}

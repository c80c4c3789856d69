import { isCompactJose } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import { readJson } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import type { TokenAnswer } from '../model/messages.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken } from './define.ts'
import { authorizationHeader } from './authorization-header.ts'
import { jsonRoots } from './json-objects.ts'
import { looseTokenUseOf, tokenUseOf } from './oauth-names.ts'
import type { Passage } from './passage.ts'
import { sighted, stringIn } from './passage.ts'

const isSent = /\bauthorization["'`]?[ \t]*:[ \t]*["'`]?bearer[ \t]+["'`]?$/i

/** The whole response stands behind the scheme, where its access token should. */
const asCredential = ({ span, sightings }: Found, before: number): Found => ({
  carrier: authorizationHeader.carrier,
  label: authorizationHeader.label,
  span: [span[0] - before, span[1]],
  scheme: 'Bearer',
  sightings: sightings
    .filter(({ hint }, _, all) => hint === 'access-token' || all.every((one) => one.hint !== 'access-token'))
    .slice(0, 1)
    .map((sighting) => ({ ...sighting, place: 'header', undone: [...(sighting.undone ?? []), 'response'] })),
})

type HintOf = (name: string, value: string) => Sighting['hint']

/** JSON of a token endpoint (RFC 6749 section 5.1) or of an SDK's cache, alone or inside other text. */
export const tokenResponse: Recogniser = {
  carrier: 'token-response',
  label: 'token response',
  find(paste, json = () => jsonRoots(paste)) {
    const whole: Passage = { text: paste, span: [0, paste.length], undone: [] }
    return json().flatMap((root) => {
      const found = sightObjects(paste, whole, root)
      const sent = isSent.exec(paste.slice(Math.max(0, root.start - 60), root.start))
      return sent && found[0] ? [asCredential(found[0], sent[0].length)] : found
    })
  },
}

/** Strings of JSON within strings of JSON are read this far; storages have three layers. */
const deepest = 4

/** An object or a list, and the text that it was read from. */
interface Opened {
  node: JsonNode
  json: Passage
  depth: number
}

/**
 * Tokens by the names of members, one artifact for each object that holds some; `json` is where the root was read. A string
 * that is itself JSON is read as what it is, a few layers deep, so that this stays linear.
 */
export function sightObjects(
  paste: string,
  json: Passage,
  root: JsonNode,
  hintOf: HintOf = memberUse,
  most = Infinity,
): Found[] {
  const found: Found[] = []
  let count = 0
  const open: Opened[] = [{ node: root, json, depth: 1 }]
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, json: text, depth } = at
    const sightings: Sighting[] = []
    const members = node.members ?? []
    for (const { name, node: member } of members) {
      const { value } = member
      const use = typeof value === 'string' ? (hintOf(name, value) ?? besideUse(name, members)) : undefined
      if (typeof value === 'string' && use && looksLikeToken(value) && count < most) {
        sightings.push(sighted(stringIn(paste, text, member), use))
        count += 1
      } else open.push(...within(paste, text, member, depth))
    }
    for (const item of node.items ?? []) open.push(...within(paste, text, item, depth))
    // Searching for the place of each in an escaped text would cost the text’s length.
    const span: Span = text.undone.length > 0 ? text.span : [text.span[0] + node.start, text.span[0] + node.end]
    if (sightings.length > 0) found.push({ span, sightings: named(sightings), response: answerOf(members) })
  }
  return found.toSorted((a, b) => a.span[0] - b.span[0])
}

function within(paste: string, json: Passage, node: JsonNode, depth: number): Opened[] {
  if (node.type === 'object' || node.type === 'array') return [{ node, json, depth }]
  const { value } = node
  if (typeof value !== 'string' || depth >= deepest || !/^\s{0,20}[[{]["{\s]/.test(value)) return []
  const read = readJson(value)
  return read.ok ? [{ node: read.root, json: stringIn(paste, json, node), depth: depth + 1 }] : []
}

/** A name of RFC 6749, or one that ends in such: `CognitoIdentityServiceProvider.….idToken`. */
const memberUse = (name: string, value: string) =>
  tokenUseOf(name) ?? (isCompactJose(value) ? looseTokenUseOf(name) : undefined)

/** The caches of MSAL say beside the secret what it is. */
function besideUse(name: string, members: NonNullable<JsonNode['members']>): Sighting['hint'] {
  if (name !== 'secret') return undefined
  const type = members.find((member) => member.name === 'credentialType')?.node.value
  return typeof type === 'string' ? looseTokenUseOf(type) : undefined
}

/** Beside an ID token, `token` is the access token: so do Keycloak’s adapter and others call it. */
const named = (sightings: Sighting[]): Sighting[] =>
  sightings.some(({ hint }) => hint === 'id-token') && sightings.every(({ hint }) => hint !== 'access-token')
    ? sightings.map((one) => (one.hint === 'unknown' ? { ...one, hint: 'access-token' } : one))
    : sightings

/** Members beside the tokens. Some servers write the lifetime as a text. */
function answerOf(members: readonly { name: string; node: JsonNode }[]): TokenAnswer {
  const value = (wanted: string) => members.findLast(({ name }) => name === wanted)?.node.value
  const [lifetime, type, scope] = [value('expires_in'), value('token_type'), value('scope')]
  const expiresIn = typeof lifetime === 'string' && /^\d{1,12}$/.test(lifetime) ? Number(lifetime) : lifetime
  return {
    ...(typeof expiresIn === 'number' && Number.isFinite(expiresIn) && { expiresIn }),
    ...(typeof type === 'string' && { tokenType: type }),
    ...(typeof scope === 'string' && { scope }),
    members: [...new Set(members.map(({ name }) => name))],
  }
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

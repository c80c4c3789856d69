import { asArray, asObject, readJson } from '../../core/decode/json.ts'
import type { Http } from '../http.ts'
import type { FetchedKeys } from './define.ts'

// With jose, so only when keys are there to be read.
const loadReader = () => import('../../core/verify/keys/read-keys.ts')

/**
 * Fetches one document and reads the keys in it, in whatever published form they are. `kid`: the one that the token
 * names; a lone key without one gets it where the address ends with it, as with AWS load balancers.
 */
export async function fetchDocument(
  { url, purpose, kid }: { url: string; purpose: string; kid?: string | undefined },
  http: Http,
  signal: AbortSignal,
): Promise<FetchedKeys> {
  const answer = await http(url, purpose, signal)
  if (!answer.ok) return answer
  const { readPublishedKeys } = await loadReader()
  const read = await readPublishedKeys(answer.text)
  if (!read.ok) return { ok: false, url, reason: read.reason, ...whyNone(answer.text) }
  const { ok, keys, ...more } = read
  const [key] = keys
  const named = keys.length === 1 && key && key['kid'] === undefined && kid !== undefined && lastSegment(url) === kid
  return { ok, keys: named ? [{ ...key, kid }] : keys, from: url, ...more }
}

type None = Pick<Extract<FetchedKeys, { ok: false }>, 'because' | 'found'>

function whyNone(text: string): None {
  const json = readJson(text)
  if (!json.ok) return { because: text.includes('-----BEGIN ') ? 'key-unreadable' : 'not-json' }
  const document = asObject(json.root.value)
  const list = asArray(document?.['keys'])
  if (list) return { because: list.length === 0 ? 'empty-jwks' : 'key-unreadable' }
  // A single JWK (RFC 7517 section 4) that cannot be used.
  if (typeof document?.['kty'] === 'string') return { because: 'key-unreadable' }
  const place = document?.['jwks_uri']
  return { because: 'not-jwks', ...(typeof place === 'string' && { found: place }) }
}

function lastSegment(url: string): string | undefined {
  const segment = new URL(url).pathname.split('/').at(-1)
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment)
  } catch {
    return segment
  }
}

import { asObject, readJson } from '../decode/json.ts'
import { decodeBase64url, decodeUtf8, encodeBase64url } from '../decode/octets.ts'
import { expectedFrom, identifiersOf } from '../expectations/identifiers.ts'
import type { JsonObject, RedactedText } from '../model/primitives.ts'
import type { Expected } from '../model/resource-server.ts'
import { readCopy } from './read-copy.ts'

/** What the sender's page said about the signature. Hearsay: the link cannot prove it. */
export interface SeenSignature {
  status: 'verified' | 'failed' | 'unverifiable'
  because?: string
  alg?: string
  origin?: string
}

/** Everything that a link carries. */
export interface Shared {
  copy: RedactedText
  /** The moment that the sender judged at, in seconds since the epoch. */
  asOf: number
  expected: Expected
  signature?: SeenSignature
  /** Id of the provider that the sender has chosen. */
  provider?: string
}

export type OpenedLink =
  | { ok: true; shared: Omit<Shared, 'copy'> & { copy: string } }
  /** `absent`: the fragment is no permalink. */
  | { ok: false; because: 'absent' | 'unknown-version' | 'too-long' | 'damaged' }

const prefix = '#v1='

/** Characters. A longer link is cut by what it is sent with; browsers take some two million (Chromium's limit is 2 MB). */
export const longestLink = 1_000_000

/** The fragment of a link, `#v1=…`. Takes a redacted text only: a raw token does not compile. */
export function encodePermalink({ copy, asOf, expected, signature, provider }: Shared): string {
  const envelope = { copy, asOf, expected: identifiersOf(expected), signature, provider }
  return prefix + encodeBase64url(new TextEncoder().encode(JSON.stringify(envelope)))
}

/** Opens a fragment that anybody may have written. Total: never throws, and takes only members of the right type. */
export function decodePermalink(fragment: string): OpenedLink {
  if (!fragment.startsWith(prefix))
    return { ok: false, because: /^#v\d+=/.test(fragment) ? 'unknown-version' : 'absent' }
  if (fragment.length > longestLink) return { ok: false, because: 'too-long' }
  const octets = decodeBase64url(fragment.slice(prefix.length))
  const text = octets.ok ? decodeUtf8(octets.octets) : undefined
  const json = text?.ok ? readJson(text.text) : undefined
  const envelope = json?.ok ? asObject(json.root.value) : undefined
  const { copy, asOf } = envelope ?? {}
  if (!envelope || typeof copy !== 'string' || typeof asOf !== 'number') return { ok: false, because: 'damaged' }
  // Anything else than a redacted copy has no business in a link, least of all a token.
  if (readCopy(copy).length === 0) return { ok: false, because: 'damaged' }
  const signature = readSignature(asObject(envelope.signature))
  const { provider } = envelope
  return {
    ok: true,
    shared: {
      copy,
      asOf,
      expected: expectedFrom(asObject(envelope.expected)),
      ...(signature && { signature }),
      ...(typeof provider === 'string' && /^[a-z\d-]{1,40}$/.test(provider) && { provider }),
    },
  }
}

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined)

function readSignature(signature: JsonObject | undefined): SeenSignature | undefined {
  const status = (['verified', 'failed', 'unverifiable'] as const).find((item) => item === signature?.status)
  const [because, alg, origin] = [word(signature?.because), word(signature?.alg), word(signature?.origin)]
  return status && { status, ...(because && { because }), ...(alg && { alg }), ...(origin && { origin }) }
}

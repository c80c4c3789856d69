import { asObject, readJson } from '../decode/json.ts'
import { decodeBase64url, decodeUtf8, encodeBase64url } from '../decode/octets.ts'
import { isKeepable } from '../text/random.ts'
import { expectedFrom, identifiersOf } from './identifiers.ts'
import type { Expected } from '../model/resource-server.ts'

/**
 * What an API expects, as a file or in a link: identifiers only. A token, a key or a secret that stands in a field is
 * left out.
 */
const version = 1

const prefix = '#expect='

type ReadProfile =
  | { ok: true; expected: Expected }
  /** `absent`: it is something else. */
  | { ok: false; because: 'absent' | 'unknown-version' | 'damaged' }

/** JSON that is meant to be read by people too. */
export const writeProfile = (expected: Expected): string =>
  JSON.stringify({ profile: 'token-inspector', version, expected: keepable(expected) }, null, 2)

/** Without a secret that somebody put into the wrong field. */
export const keepable = (expected: Expected): Expected =>
  Object.fromEntries(
    Object.entries(identifiersOf(expected)).filter(([, value]) => typeof value !== 'string' || isKeepable(value)),
  )

/** Reads what anybody may have written. Total: takes only members of the right type, and leaves out what is no identifier. */
export function readProfile(text: string): ReadProfile {
  const json = text.includes('"token-inspector"') ? readJson(text.trim()) : undefined
  const profile = json?.ok ? asObject(json.root.value) : undefined
  if (profile?.profile !== 'token-inspector') return { ok: false, because: 'absent' }
  if (profile.version !== version) return { ok: false, because: 'unknown-version' }
  const expected = asObject(profile.expected)
  return expected ? { ok: true, expected: expectedFrom(expected) } : { ok: false, because: 'damaged' }
}

/** The fragment of a link that fills the expectations, `#expect=…`. */
export const encodeProfile = (expected: Expected): string =>
  prefix + encodeBase64url(new TextEncoder().encode(writeProfile(expected)))

/** Opens a fragment that anybody may have written. Never throws. */
export function decodeProfile(fragment: string): ReadProfile {
  if (!fragment.startsWith(prefix)) return { ok: false, because: 'absent' }
  const octets = decodeBase64url(fragment.slice(prefix.length))
  const text = octets.ok ? decodeUtf8(octets.octets) : undefined
  const read = text?.ok ? readProfile(text.text) : undefined
  return read && (read.ok || read.because !== 'absent') ? read : { ok: false, because: 'damaged' }
}

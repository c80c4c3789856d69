import type { Jwk } from '../jwk.ts'
import { decodeBase64 } from './base64.ts'
import type { DerKey } from './der-key.ts'
import { readDerKey } from './der-key.ts'
import { finishKey } from './finish.ts'

/** A key or a certificate in DER is a SEQUENCE of 128 octets or more, or a short one: in base64 these begin with `M`. */
const likely = /^M[A-Za-z0-9+/\s]{50}[A-Za-z0-9+/\s]*={0,2}$/

/**
 * A key in base64 without the lines of a PEM around it, as an `x5c` element or the settings of a realm show it. Undefined when the text
 * is not one from end to end. Never rejects.
 */
export async function readBareKey(
  text: string,
): Promise<{ jwk: Jwk; form: (DerKey & { ok: true })['form'] } | undefined> {
  const trimmed = text.trim()
  const decoded = likely.test(trimmed) ? decodeBase64(trimmed) : undefined
  const key = decoded?.ok ? readDerKey(decoded.octets) : undefined
  const jwk = key?.ok ? await finishKey(key) : undefined
  return key?.ok && jwk ? { jwk, form: key.form } : undefined
}

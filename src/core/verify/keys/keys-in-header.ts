import { asArray, asObject } from '../../decode/json.ts'
import type { JsonObject } from '../../model/primitives.ts'
import type { Jwk } from '../jwk.ts'
import { decodeBase64 } from './base64.ts'
import { readDerKey } from './der-key.ts'
import { finishKey } from './finish.ts'
import { readJsonKeys } from './json-keys.ts'
import type { KeysRead } from './keys-read.ts'
import { keysRead } from './keys-read.ts'
import { holdsPem, readPem } from './pem.ts'

/**
 * The keys that a token carries itself, in `jwk` and `x5c` (RFC 7515 sections 4.1.3 and 4.1.6); undefined when it carries none. What they
 * verify agrees with itself, and that is all: whoever makes a token can put a key into it. Never rejects.
 */
export async function keysInHeader(header: JsonObject): Promise<KeysRead | undefined> {
  const { jwk, x5c } = header
  if (jwk === undefined && x5c === undefined) return undefined
  const keys: Jwk[] = []
  const remarks: string[] = []
  const object = asObject(jwk)
  if (jwk !== undefined) {
    const read = object && typeof object.kty === 'string' ? await readJsonKeys(object) : undefined
    if (read?.ok) keys.push(...read.keys)
    remarks.push(...(read?.ok ? (read.remarks ?? []) : ['The “jwk” of the header is no JWK.']))
  }
  if (x5c !== undefined) {
    const first = asArray(x5c)?.[0]
    const read = typeof first === 'string' ? await firstCertificate(first) : 'it holds no certificate'
    if (typeof read === 'string') remarks.push(`The “x5c” of the header cannot be used: ${read}.`)
    else {
      keys.push(read.key)
      if (read.remark !== undefined) remarks.push(read.remark)
    }
  }
  return keysRead(object ? 'jwk' : 'pem', keys, remarks, '')
}

/** The certificate of the key that signed is the first; it is in ordinary base64, which is the exception in a token. */
async function firstCertificate(text: string): Promise<{ key: Jwk; remark?: string } | string> {
  if (holdsPem(text)) {
    const { keys, faults } = await readPem(text)
    const [key] = keys
    return key
      ? { key: key.jwk, remark: 'The “x5c” of the header holds a PEM; its base64 alone should stand there.' }
      : (faults[0] ?? 'it holds no certificate').replace(/\.$/, '')
  }
  const url = decodeBase64(text, 'base64url')
  const decoded = decodeBase64(text)
  if (!decoded.ok && !url.ok) return decoded.reason
  const octets = decoded.ok ? decoded.octets : url.ok ? url.octets : new Uint8Array()
  const key = readDerKey(octets)
  if (!key.ok) return key.reason
  if (key.form !== 'certificate') return 'it holds a key, but no certificate'
  const jwk = await finishKey(key)
  if (!jwk) return 'its point does not lie on its curve'
  return decoded.ok
    ? { key: jwk }
    : { key: jwk, remark: 'The “x5c” of the header is in base64url; ordinary base64 should stand there.' }
}

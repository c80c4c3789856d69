import { readJsonPart } from '../../decode/define.ts'
import { isJweJson } from '../../decode/jwe-json.ts'
import { asArray, asObject, readJson } from '../../decode/json.ts'
import { decodeBase64url } from '../../decode/octets.ts'
import type { Json, JsonObject } from '../../model/primitives.ts'
import type { PartLabel } from '../../registry/parts.ts'

/** All that one recipient needs to open a JWE: its own key, and what it shares with the others (RFC 7516 section 4). */
export interface Recipient {
  /** The JOSE header: protected and unprotected members together. */
  header: JsonObject
  encryptedKey: Uint8Array<ArrayBuffer>
  iv: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
  tag: Uint8Array<ArrayBuffer>
  /** What the tag covers beside the ciphertext. */
  aad: Uint8Array<ArrayBuffer>
}

/** What cannot be read of a JWE. */
export interface Unreadable {
  malformed: PartLabel | 'whole'
}

/** More recipients than these are not tried: real tokens have two or three. */
const mostRecipients = 16

/** Takes a JWE apart, compact or written as JSON (RFC 7516 section 7). Never throws; the list is never empty. */
export function readRecipients(token: string): readonly (Recipient | Unreadable)[] | Unreadable {
  const written = token.trimStart().startsWith('{') ? fromJson(token) : fromCompact(token)
  if ('malformed' in written) return written
  const { protectedText, aad, unprotected, recipients, ...parts } = written
  const header = protectedText === '' ? {} : readJsonPart('header', { text: protectedText, span: [0, 0] }).value
  const [iv, ciphertext, tag] = [octets(parts.iv), octets(parts.ciphertext), octets(parts.tag)]
  if (!header) return { malformed: 'header' }
  if (!iv) return { malformed: 'initialization-vector' }
  if (!ciphertext) return { malformed: 'ciphertext' }
  if (!tag) return { malformed: 'authentication-tag' }
  const covered = new TextEncoder().encode(aad === undefined ? protectedText : `${protectedText}.${aad}`)
  return recipients.map((own) => {
    const encryptedKey = octets(own.encryptedKey)
    if (!encryptedKey) return { malformed: 'encrypted-key' }
    const names = [header, unprotected, own.header].flatMap((members) => Object.keys(members ?? {}))
    // Where a member stands twice, or outside of what the tag covers although it may not, nothing says which one counts.
    const unclear = new Set(names).size < names.length
    const joined: JsonObject = { ...own.header, ...unprotected, ...header }
    const unsafe = ['zip', 'crit'].some((name) => Object.hasOwn(joined, name) && !Object.hasOwn(header, name))
    if (unclear || unsafe) return { malformed: 'header' }
    return { header: joined, encryptedKey, iv, ciphertext, tag, aad: covered }
  })
}

interface Written {
  protectedText: string
  unprotected?: JsonObject | undefined
  recipients: readonly { header?: JsonObject | undefined; encryptedKey: Json | undefined }[]
  iv: Json | undefined
  ciphertext: Json | undefined
  tag: Json | undefined
  aad?: string
}

function fromCompact(token: string): Written | Unreadable {
  const [protectedText = '', encryptedKey, iv, ciphertext, tag, ...more] = token.split('.', 6)
  if (tag === undefined || more.length > 0) return { malformed: 'whole' }
  return { protectedText, recipients: [{ encryptedKey }], iv, ciphertext, tag }
}

function fromJson(token: string): Written | Unreadable {
  const json = readJson(token)
  const root = json.ok ? asObject(json.root.value) : undefined
  if (!json.ok || !root || !isJweJson(json.root)) return { malformed: 'whole' }
  const { protected: protectedText = '', unprotected, recipients, iv, ciphertext, tag, aad } = root
  const own = (asArray(recipients) ?? [root]).slice(0, mostRecipients).map((item) => {
    const { header, encrypted_key: encryptedKey } = asObject(item) ?? {}
    return { header: asObject(header), encryptedKey }
  })
  if (own.length === 0 || typeof protectedText !== 'string') return { malformed: 'whole' }
  return {
    protectedText,
    unprotected: asObject(unprotected),
    recipients: own,
    iv,
    ciphertext,
    tag,
    ...(typeof aad === 'string' && { aad }),
  }
}

/** A member that is not there is empty (RFC 7516 section 7.2.1). */
function octets(value: Json | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (value !== undefined && typeof value !== 'string') return undefined
  const decoded = decodeBase64url(value ?? '')
  return decoded.ok ? new Uint8Array(decoded.octets) : undefined
}

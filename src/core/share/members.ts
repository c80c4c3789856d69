import { asObject } from '../decode/json.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { mask } from '../text/mask.ts'
import type { Masking } from './masking.ts'
import { sharing } from './open-lists.ts'
import type { Row } from './rows.ts'

/** The members of a header or a claims set; which values were masked is noted in the masking. */
export const members = (part: 'header' | 'claims'): Row<JsonObject> => ({
  mask: (object, masking) => maskObject(part, object, masking),
  read: (json) => asObject(json),
})

function maskObject(part: 'header' | 'claims', object: JsonObject, masking: Masking): JsonObject {
  const kept = Object.entries(object).map(([name, value], i): [string, Json] => {
    const keptName = masking.nameOf(name) ?? `${mask} ${i + 1}`
    const masked = maskMember(part, name, value, masking)
    // Compared by their text: an array that was walked is another array, but not another value.
    if (keptName !== name || JSON.stringify(masked) !== JSON.stringify(value))
      masking.masked.add(pointerTo(part, keptName))
    return [keptName, masked]
  })
  return Object.fromEntries(kept)
}

function maskMember(part: 'header' | 'claims', name: string, value: Json, masking: Masking): Json {
  const { known, system } = masking
  if (sharing.isOpen(part, name)) return sharing.isOfProtocol(name, value) ? value : openValue(value, masking)
  if (value === '') return value
  if (typeof value === 'string') {
    if (sharing.isKeyword(name, value)) return value
    if (known.has(value)) return system(value)
    if (name === 'scp') return value.replaceAll(/[^ ]+/g, (word) => (known.has(word) ? system(word) : mask))
    return sharing.markOf(name, value)?.(mask) ?? mask
  }
  if (typeof value === 'number') return sharing.isKeyword(name, value) ? value : 0
  if (typeof value === 'boolean') return false
  if (Array.isArray(value))
    return value.slice(0, 50).map((item) => {
      if (typeof item !== 'string') return blank(item)
      if (sharing.isKeyword(name, item)) return item
      return known.has(item) ? system(item) : mask
    })
  if (value === null) return null
  const kept = sharing.membersOf(name).filter((member) => Object.hasOwn(value, member))
  return Object.fromEntries(kept.map((member) => [member, maskMark(asObject(value)?.[member], masking)]))
}

/** Rules compare what stands in such a list with what the person expects. */
const maskMark = (value: Json | undefined, { known, system }: Masking): Json =>
  Array.isArray(value)
    ? value
        .filter((item) => typeof item === 'string' && known.has(item))
        .slice(0, 50)
        .map((item) => system(String(item)))
    : mask

/** Identifiers and numbers, or a list of them; an object is never let through, whatever the member's name. */
function openValue(value: Json, masking: Masking): Json {
  if (typeof value === 'string') return masking.system(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (!Array.isArray(value)) return {}
  return value.slice(0, 50).map((item) => (Array.isArray(item) ? [] : openValue(item, masking)))
}

/** A value of the same type that says nothing. */
function blank(value: Json): Json {
  if (typeof value === 'string') return mask
  if (typeof value === 'number') return 0
  if (typeof value === 'boolean') return false
  if (value === null) return null
  return Array.isArray(value) ? [] : {}
}

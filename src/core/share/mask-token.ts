import { asObject } from '../decode/json.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { MaskedToken, Token } from '../token/token.ts'
import { isPublic, longest, mask } from './mask.ts'
import { sharing } from './open-lists.ts'

/** A token as a copy holds it. `known`: values that the copy holds anyway. */
export function maskToken(token: Token, known: ReadonlySet<string>): MaskedToken {
  const masked = new Set<string>(token.masked)
  const header = token.header && maskObject('header', token.header, known, masked)
  const claims = token.claims && maskObject('claims', token.claims, known, masked)
  const { kind, kindLabel, use, length, pieces, credential, elided, nested, hint, undone, companion, place, told } =
    token
  return {
    kind,
    kindLabel,
    use,
    text: kind === 'placeholder' ? maskPlaceholder(token.text) : '',
    length,
    pieces,
    parts: token.parts.map(({ label, octets, repeated, fault, decrypted }) => ({
      label,
      span: [0, 0],
      octets,
      ...(decrypted && { decrypted }),
      ...(repeated && { repeated: repeated.slice(0, 50).map((name) => (isPublic(name) ? name : mask)) }),
      ...(fault && {
        fault: { fault: fault.fault, at: fault.at, reason: fault.reason, ...(fault.cut && { cut: true as const }) },
      }),
    })),
    ...(header && { header }),
    ...(claims && { claims }),
    ...(credential && { credential }),
    ...(elided && { elided }),
    ...(nested && { nested }),
    ...(hint && { hint }),
    ...(undone && { undone }),
    ...(companion && { companion }),
    ...(place && { place }),
    ...(told && { told }),
    masked: [...masked],
  }
}

/** What stands inside the brackets of a template is somebody's own words. */
const maskPlaceholder = (text: string) =>
  text.replace(/^(<|\{\{|\$\{|\$|%|\[).*?(>|\}\}|\}|%|\]|)$/, (_, open: string, close: string) => `${open}…${close}`)

function maskObject(
  part: 'header' | 'claims',
  object: JsonObject,
  known: ReadonlySet<string>,
  masked: Set<string>,
): JsonObject {
  const members = Object.entries(object).map(([name, value], i): [string, Json] => {
    const publicly = isPublic(name)
    const keptName = publicly ? name : `${mask} ${i + 1}`
    const kept = maskMember(part, name, value, known)
    // Compared by their text: an array that was walked is another array, but not another value.
    if (!publicly || JSON.stringify(kept) !== JSON.stringify(value)) masked.add(pointerTo(part, keptName))
    return [keptName, kept]
  })
  return Object.fromEntries(members)
}

function maskMember(part: 'header' | 'claims', name: string, value: Json, known: ReadonlySet<string>): Json {
  if (sharing.isOpen(part, name) && isShortEnough(value)) return value
  if (value === '') return value
  if (typeof value === 'string') {
    if (sharing.isKeyword(name, value) || known.has(value)) return value
    if (name === 'scp') return value.replaceAll(/[^ ]+/g, (word) => (known.has(word) ? word : mask))
    return sharing.markOf(name, value)?.(mask) ?? mask
  }
  if (typeof value === 'number') return sharing.isKeyword(name, value) ? value : 0
  if (typeof value === 'boolean') return false
  if (Array.isArray(value))
    return value
      .slice(0, 50)
      .map((item) =>
        typeof item === 'string' && (known.has(item) || sharing.isKeyword(name, item)) ? item : blank(item),
      )
  if (value === null) return null
  const kept = sharing.membersOf(name).filter((member) => Object.hasOwn(value, member))
  return Object.fromEntries(kept.map((member) => [member, maskMark(asObject(value)?.[member], known)]))
}

/** Rules compare what stands in such a list with what the person expects. */
const maskMark = (value: Json | undefined, known: ReadonlySet<string>): Json =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string' && known.has(item)).slice(0, 50) : mask

/** Identifiers and numbers, or a list of them; an object is never let through, whatever the member's name. */
function isShortEnough(value: Json): boolean {
  if (Array.isArray(value))
    return value.length <= 50 && value.every((item) => !Array.isArray(item) && isShortEnough(item))
  return typeof value === 'string'
    ? value.length <= longest
    : typeof value === 'number' || typeof value === 'boolean' || value === null
}

/** A value of the same type that says nothing. */
function blank(value: Json): Json {
  if (typeof value === 'string') return mask
  if (typeof value === 'number') return 0
  if (typeof value === 'boolean') return false
  if (value === null) return null
  return Array.isArray(value) ? [] : {}
}

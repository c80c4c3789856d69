import type { Json } from '../model/primitives.ts'
import type { KeyBinding, Part } from '../model/token.ts'
import { accessToken, jws, sdJwt } from '../testing/forge.ts'
import type { DecoderCases, Piece } from './define.ts'
import { cutAt, cutAtDots, defineDecoder, isCompactJose, mostParts, readJsonPart, readTextPart } from './define.ts'
import type { HashName } from './digest.ts'
import { digestOf, isHashName } from './digest.ts'
import { asArray, asObject, readJson } from './json.ts'
import { readCompact } from './jws.ts'

/**
 * SD-JWT (RFC 9901 section 4): a signed token, the disclosures of claims that it holds as digests only, and perhaps a
 * token of the holder that binds the whole to a key. What the issuer signed is the header and the claims.
 */
export const sdJwtDecoder = defineDecoder({
  kind: 'sd-jwt',
  label: 'selectively disclosable (SD-JWT)',
  protection: 'signed',
  read(text, { span }) {
    if (!text.includes('~')) return undefined
    const { pieces, count } = cutAt('~', { text, span }, mostParts - 6)
    const [first, ...rest] = pieces
    const issued = first && isCompactJose(first.text) ? readCompact(first) : undefined
    if (!issued || issued.parts.length !== 3) return undefined
    // The last piece is empty, or the holder's token; it is out of reach behind too many disclosures.
    const last = pieces.length === count ? rest.pop() : undefined
    const disclosures = last && last.text !== '' && !last.text.includes('.') ? [...rest, last] : rest
    const bound = last?.text.includes('.') ? readKeyBinding(last) : undefined
    return {
      ...issued,
      pieces: cutAtDots(text, { span }, 0).count,
      parts: [...issued.parts, ...readDisclosures(disclosures, issued.claims), ...(bound ? [bound.part] : [])],
      ...(bound && { keyBinding: bound.jwt }),
    }
  },
})

interface Disclosure {
  part: Part
  /** As it stands in the token; the digest is of this. */
  text: string
  /** Of a member of an object; an item of a list has none. */
  name?: string
  value?: Json
}

/** The hash of the disclosures and of the key binding, which the issuer names (RFC 9901 section 4.1.1); undefined: not one of ours. */
export function hashOf(claims: Json | undefined): HashName | undefined {
  const name = asObject(claims)?.['_sd_alg'] ?? 'sha-256'
  return isHashName(name) ? name : undefined
}

/** Reads each disclosure, and marks those for which a verifier refuses the whole (RFC 9901 section 7.1). */
function readDisclosures(pieces: readonly Piece[], claims: Json | undefined): Part[] {
  const read = pieces.map(readDisclosure)
  const hash = hashOf(claims)
  // Other hashes are rare, and not computed here: nothing is said of them.
  if (claims === undefined || hash === undefined) return read.map(({ part }) => part)
  const byDigest = new Map(read.map((disclosure) => [digestOf(disclosure.text, hash), disclosure]))
  const reached = new Set<Disclosure>()
  const misplaced = new Map<Disclosure, string>()
  // What is disclosed may hold digests of its own.
  const open = digestsIn(claims)
  for (let found = open.pop(); found; found = open.pop()) {
    const disclosure = byDigest.get(found.digest)
    if (!disclosure) continue
    const reason = reached.has(disclosure)
      ? 'its digest stands in the token twice'
      : whyMisplaced(disclosure, found.beside)
    if (reason !== undefined) misplaced.set(disclosure, reason)
    if (reached.has(disclosure)) continue
    reached.add(disclosure)
    if (disclosure.name !== undefined) found.beside?.add(disclosure.name)
    open.push(...digestsIn(disclosure.value))
  }
  const foreign = { fault: 'not-in-digests' as const, at: 0, reason: 'the issuer has not signed its digest' }
  return read.map((disclosure) => {
    const { part } = disclosure
    const reason = misplaced.get(disclosure)
    if (part.fault) return part
    if (!reached.has(disclosure)) return { ...part, fault: foreign }
    return reason === undefined ? part : { ...part, fault: { fault: 'out-of-place' as const, at: 0, reason } }
  })
}

/** `beside`: the names beside the digest; undefined for an item of a list. */
function whyMisplaced({ name }: Disclosure, beside: ReadonlySet<string> | undefined): string | undefined {
  if (!beside) return name === undefined ? undefined : 'it is of a member, and its digest stands in a list'
  if (name === undefined) return 'it is of an item, and its digest stands among members'
  if (name === '_sd' || name === '...') return 'it has a name that is reserved for digests'
  return beside.has(name) ? 'it has the name of another claim at the same place' : undefined
}

function readDisclosure(piece: Piece): Disclosure {
  const part = readTextPart('disclosure', piece)
  const { text } = piece
  if (part.text === undefined) return { part, text }
  const json = readJson(part.text)
  if (!json.ok) {
    const { at, reason, cut } = json
    return { part: { ...part, fault: { fault: 'not-json', at, reason, ...(cut && { cut }) } }, text }
  }
  // Salt, name and value of a member; salt and value of an item of a list (RFC 9901 sections 4.2.1 and 4.2.2).
  const items = asArray(json.root.value) ?? []
  const [salt, name] = items
  const sound = typeof salt === 'string' && (items.length === 2 || (items.length === 3 && typeof name === 'string'))
  if (sound)
    return { part, text, value: items.at(-1) ?? null, ...(items.length === 3 && typeof name === 'string' && { name }) }
  const reason = 'it is not a list of a salt, a name and a value'
  return { part: { ...part, fault: { fault: 'not-an-object', at: 0, reason } }, text }
}

interface FoundDigest {
  digest: string
  /** The names of the object that what is disclosed becomes a member of. */
  beside?: Set<string>
}

/** Digests in `_sd` members and in `{"...": digest}` items, wherever they are; the JSON reader has bounded the depth. */
function digestsIn(root: Json | undefined): FoundDigest[] {
  const found: FoundDigest[] = []
  const open: (Json | undefined)[] = [root]
  while (open.length > 0) {
    const value = open.pop()
    for (const item of asArray(value) ?? []) open.push(item)
    const members = Object.entries(asObject(value) ?? {})
    const beside = new Set(members.map(([name]) => name))
    for (const [name, member] of members) {
      if (name === '_sd') {
        for (const digest of asArray(member) ?? []) if (typeof digest === 'string') found.push({ digest, beside })
      } else if (name === '...' && typeof member === 'string') found.push({ digest: member })
      else open.push(member)
    }
  }
  return found
}

/**
 * Whether a token is an SD-JWT with a disclosure for which a verifier has to refuse the whole, though the issuer's
 * signature fits (RFC 9901 section 7.1).
 */
export function hasBadDisclosure(token: string): boolean {
  const read = token.includes('~') ? sdJwtDecoder.read(token, { text: token, span: [0, token.length] }) : undefined
  return read?.parts.some(({ label, fault }) => label === 'disclosure' && fault !== undefined) ?? false
}

/** The holder's token, of which the payload is shown as a part of the whole (RFC 9901 section 4.3). */
function readKeyBinding({ text, span }: Piece): { part: Part; jwt: KeyBinding } {
  const { pieces } = cutAtDots(text, { span }, 2)
  const nothing = { text: '', span }
  const header = readJsonPart('header', pieces[0] ?? nothing).value
  const { part, value: claims } = readJsonPart('key-binding', pieces[1] ?? nothing)
  return { part: { ...part, span }, jwt: { text, ...(header && { header }), ...(claims && { claims }) } }
}

export const cases: DecoderCases = {
  takes: {
    'with disclosures': () => sdJwt({ disclosures: [['salt', 'given_name', 'Erika']] }),
    'without any': () => `${accessToken()}~`,
    'with key binding': () =>
      sdJwt({
        disclosures: [['salt', 'given_name', 'Erika']],
        keyBinding: jws({ header: { typ: 'kb+jwt', alg: 'ES256' } }),
      }),
    'without the tilde at its end': () => sdJwt({ disclosures: [['salt', 'DE']] }).replace(/~$/, ''),
  },
  leaves: {
    'a signed token': () => accessToken(),
    'a client secret of Entra ID': () => `abc8Q~${'a'.repeat(34)}`,
    'a path in a home directory': () => '~/eyJhbGciOi.a.b',
  },
}

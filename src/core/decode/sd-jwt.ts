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
  value?: Json
}

/** The hash of the disclosures and of the key binding, which the issuer names (RFC 9901 section 4.1.1); undefined: not one of ours. */
export function hashOf(claims: Json | undefined): HashName | undefined {
  const name = asObject(claims)?.['_sd_alg'] ?? 'sha-256'
  return isHashName(name) ? name : undefined
}

/** Reads each disclosure, and marks those that nothing leads to from the signed claims (RFC 9901 section 7.1). */
function readDisclosures(pieces: readonly Piece[], claims: Json | undefined): Part[] {
  const read = pieces.map(readDisclosure)
  const hash = hashOf(claims)
  // Other hashes are rare, and not computed here: nothing is said of them.
  if (claims === undefined || hash === undefined) return read.map(({ part }) => part)
  const byDigest = new Map(read.map((disclosure) => [digestOf(disclosure.text, hash), disclosure]))
  const reached = new Set<Disclosure>()
  // What is disclosed may hold digests of its own.
  const open = digestsIn(claims)
  for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
    const disclosure = byDigest.get(digest)
    if (!disclosure || reached.has(disclosure)) continue
    reached.add(disclosure)
    open.push(...digestsIn(disclosure.value))
  }
  const fault = { fault: 'not-in-digests' as const, at: 0, reason: 'the issuer has not signed its digest' }
  return read.map((disclosure) =>
    disclosure.part.fault || reached.has(disclosure) ? disclosure.part : { ...disclosure.part, fault },
  )
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
  if (sound) return { part, text, value: items.at(-1) ?? null }
  const reason = 'it is not a list of a salt, a name and a value'
  return { part: { ...part, fault: { fault: 'not-an-object', at: 0, reason } }, text }
}

/** Digests in `_sd` members and in `{"...": digest}` items, wherever they are; the JSON reader has bounded the depth. */
function digestsIn(root: Json | undefined): string[] {
  const found: string[] = []
  const open: (Json | undefined)[] = [root]
  while (open.length > 0) {
    const value = open.pop()
    for (const item of asArray(value) ?? []) open.push(item)
    for (const [name, member] of Object.entries(asObject(value) ?? {})) {
      if (name === '_sd') found.push(...(asArray(member) ?? []).filter((item) => typeof item === 'string'))
      else if (name === '...' && typeof member === 'string') found.push(member)
      else open.push(member)
    }
  }
  return found
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

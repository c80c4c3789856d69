import type { Sighting } from '../token/artifact.ts'
import type { OAuthRequest } from '../model/messages.ts'
import type { Place } from '../registry/places.ts'
import type { Undoing } from '../registry/undone.ts'
import { looksLikeToken, mostSightings } from './define.ts'
import { parameterUse } from './oauth-names.ts'
import type { Passage } from './passage.ts'
import { part, sighted } from './passage.ts'

/** A parameter of a query, a fragment or a form, with the place of its value in the text. */
export interface Parameter {
  name: string
  value: string
  /** Where the name begins. */
  start: number
  /** The value as it is written: `[from, end)`. */
  from: number
  end: number
  undone: readonly Undoing[]
  place?: Place
}

/** `application/x-www-form-urlencoded`, decoded, in its order. Never throws: what is no escape stays as it is. Linear. */
export function readForm(text: string, from = 0, to = text.length): Parameter[] {
  const parameters: Parameter[] = []
  for (let start = from; start < to;) {
    const ampersand = text.indexOf('&', start)
    const end = ampersand < 0 || ampersand > to ? to : ampersand
    const piece = text.slice(start, end)
    const equals = piece.indexOf('=')
    if (piece !== '') {
      const name = decode(equals < 0 ? piece : piece.slice(0, equals))
      const value = decode(equals < 0 ? '' : piece.slice(equals + 1))
      const valueAt = equals < 0 ? end : start + equals + 1
      parameters.push({ name: name.text, value: value.text, start, from: valueAt, end, undone: value.undone })
    }
    start = end + 1
  }
  return parameters
}

/** Manuals and RFCs wrap long forms: the line end and what follows it up to the next word is not part of the value. */
function decode(written: string): { text: string; undone: Undoing[] } {
  const joined = written.includes('\n') ? written.replace(/\r?\n[ \t]*/g, '') : written
  const text = /[%+]/.test(joined) ? (new URLSearchParams(`=${joined}`).get('') ?? joined) : joined
  // A line end before the next “&” is not inside of anything.
  const broken = joined.length < written.length && joined !== written.trim()
  return {
    text,
    undone: [
      ...(broken ? (['line-breaks'] as const) : []),
      ...(text !== joined ? (['percent-encoding'] as const) : []),
    ],
  }
}

/** Parameters of the query and of the fragment of an address (RFC 6749 section 4.2.2), whatever stands before them. */
export function readAddress(text: string, isSocket = /^wss?:/i.test(text)): Parameter[] {
  const hash = text.indexOf('#')
  const queryEnd = hash < 0 ? text.length : hash
  const question = text.indexOf('?')
  const placed = (place: Place) => (parameter: Parameter) => ({ ...parameter, place })
  // A web socket has no other place for it: browsers let nobody set its headers.
  const mark = (place: Place, parameters: readonly Parameter[]) =>
    isSocket ? parameters : parameters.map(placed(place))
  const query = question < 0 || question > queryEnd ? [] : mark('query', readForm(text, question + 1, queryEnd))
  if (hash < 0 || !text.includes('=', hash)) return [...query]
  // Routers put a path into the fragment.
  const lead = /^#[!/?]*/.exec(text.slice(hash, hash + 8))?.[0].length ?? 1
  return [...query, ...mark('fragment', readForm(text, hash + lead))]
}

export const pairsOf = (parameters: readonly Parameter[]): [name: string, value: string][] =>
  parameters.map(({ name, value }) => [name, value])

/** Tokens among the parameters. `most`: no request repeats a name (RFC 6749 section 3.1), so more are none. */
export function sightParameters(
  paste: string,
  passage: Passage,
  parameters: readonly Parameter[],
  most = mostSightings,
): Sighting[] {
  const found: Sighting[] = []
  const pairs = parameters.length > 100 ? [] : pairsOf(parameters)
  for (const parameter of parameters) {
    const { name, value } = parameter
    const use = parameterUse(name, value, pairs)
    if (use && looksLikeToken(value) && found.length < most)
      found.push({ ...sightParameter(paste, passage, parameter, use), ...placeOf(parameter) })
  }
  return found
}

/** Names that an API may take a token by (RFC 6750 sections 2.2 and 2.3, and what others call it). */
const presented = /^(?:access_token|id_token|token|jwt)$/

/** What a client hands to a token endpoint (RFC 7521 section 4, RFC 8693 section 2.1), or to a cloud (AWS STS). */
const handedOver: Readonly<Record<string, Place>> = {
  assertion: 'assertion',
  client_assertion: 'assertion',
  subject_token: 'assertion',
  actor_token: 'assertion',
  WebIdentityToken: 'federation',
}

const placeOf = ({ name, place }: Parameter): { place?: Place } =>
  Object.hasOwn(handedOver, name) && handedOver[name]
    ? { place: handedOver[name] }
    : place && (place === 'form' ? name === 'access_token' : presented.test(name))
      ? { place }
      : {}

function sightParameter(
  paste: string,
  passage: Passage,
  { value, start, from, end, undone }: Parameter,
  use: Sighting['hint'],
): Sighting {
  const written = part(paste, passage, from, end)
  if (written.text === value) return sighted(written, use)
  if (written.text.trimEnd() === value) return sighted(part(paste, passage, from, from + value.length), use)
  // A “+” for a space leaves the length as it was: the name keeps the stretch from passing for the token itself.
  const { span } = written.span[1] - written.span[0] === value.length ? part(paste, passage, start, end) : written
  return sighted({ text: value, span, undone: [...written.undone, ...undone] }, use)
}

/**
 * The token request that these parameters are (RFC 6749 section 4.1.3), or undefined. A form that was pasted without its
 * address keeps an empty one: what it asks for can be judged all the same.
 */
export function tokenRequest(url: URL | undefined, parameters: OAuthRequest['parameters']): OAuthRequest | undefined {
  if (!parameters.some(([name]) => name === 'grant_type')) return undefined
  return { endpoint: 'token', url: url ? url.origin + url.pathname : '', parameters }
}

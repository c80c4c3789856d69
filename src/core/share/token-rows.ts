import { decoders } from '../decode/index.ts'
import { mostParts } from '../decode/define.ts'
import { asObject } from '../decode/json.ts'
import type { ToldBinding } from '../model/binding.ts'
import type { Json } from '../model/primitives.ts'
import type { Part, PartFault } from '../model/token.ts'
import { isBindingCheck } from '../registry/binding-checks.ts'
import { credentialById } from '../registry/credentials.ts'
import { faults, partLabels } from '../registry/parts.ts'
import { isPlace } from '../registry/places.ts'
import { isTokenUse } from '../registry/token-uses.ts'
import { isUndoing } from '../registry/undone.ts'
import type { MaskedToken, Token } from '../token/token.ts'
import { mask } from '../text/mask.ts'
import type { Masking } from './masking.ts'
import { members } from './members.ts'
import { count, counted, flag, gone, line, list, object, oneOf, ownWords, readRows, maskRows, word } from './rows.ts'
import type { Row, Rows } from './rows.ts'

const isText = (json: Json | undefined): json is string => typeof json === 'string'

/** What stands inside the brackets of a template is somebody's own words. */
const maskPlaceholder = (text: string) =>
  text.replace(/^(<|\{\{|\$\{|\$|%|\[).*?(>|\}\}|\}|%|\]|)$/, (_, open: string, close: string) => `${open}…${close}`)

const fault = object<PartFault>(
  {
    fault: { mask: (value) => value, read: (json) => oneOf(faults, json) },
    at: { mask: (value) => value, read: (json) => count(json) ?? 0 },
    reason: { mask: (value) => value, read: (json) => line(json) ?? '' },
    cut: flag,
    partial: gone,
  },
  'fault',
)

const part = object<Part>(
  {
    label: { mask: (value) => value, read: (json) => oneOf(partLabels, json) },
    span: { mask: () => [0, 0], read: () => [0, 0] },
    octets: { mask: (value) => value, read: (json) => count(json) ?? null },
    text: gone,
    verbatim: gone,
    decrypted: flag,
    repeated: list({ mask: (name, masking) => masking.nameOf(name) ?? mask, read: line }, 50),
    remark: gone,
    fault,
  },
  'label',
)

const told = object<ToldBinding>(
  {
    check: word(isBindingCheck),
    outcome: { mask: (value) => value, read: (json) => oneOf(['met', 'not-met', 'unknown'], json) },
    with: counted,
  },
  'check',
  'outcome',
)

const kind: Row<Token['kind']> = {
  mask: (value) => value,
  read: (json) => decoders.find((decoder) => decoder.kind === json)?.kind,
}

/** Members of a token, in the order in which a copy holds them. */
const rows: Rows<Token> = {
  kind,
  kindLabel: ownWords,
  use: word(isTokenUse),
  // Of a token that is none; any other text is left out, and an empty one stands for it.
  text: { mask: maskPlaceholder, read: line },
  length: counted,
  pieces: counted,
  parts: list(part, mostParts),
  header: members('header'),
  claims: members('claims'),
  credential: { mask: (value) => value, read: (json) => credentialById(asObject(json)?.id) },
  elided: flag,
  nested: flag,
  hint: word(isTokenUse),
  undone: list(word(isUndoing), 50),
  companion: flag,
  place: word(isPlace),
  told: list(told, 50),
  masked: list(word(isText), 1000),
  span: gone,
  artifact: gone,
  missing: gone,
  keyBinding: gone,
}

/** A token as a copy holds it. */
export function maskToken(token: Token, masking: Masking): object {
  masking.masked = new Set(token.masked)
  const text = token.kind === 'placeholder' ? token.text : ''
  const copy = maskRows(rows, { ...token, text }, masking)
  return { ...copy, masked: [...masking.masked] }
}

/** Undefined for what no page has written. */
export function readToken(json: Json | undefined, length: number): MaskedToken | undefined {
  const read = readRows(rows, asObject(json), length)
  const decoder = decoders.find((candidate) => candidate.kind === read.kind)
  if (!decoder || read.use === undefined || !read.parts) return undefined
  const { text = '', length: characters = 0, pieces = 1, masked = [], use, parts } = read
  const placeholder = decoder.kind === 'placeholder'
  return {
    ...read,
    kind: decoder.kind,
    kindLabel: decoder.label,
    use,
    parts,
    text: placeholder ? text : '',
    length: characters,
    pieces,
    masked,
  }
}

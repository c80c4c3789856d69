import type { Json, JsonObject } from '../model/primitives.ts'

/**
 * A JSON reader that keeps what `JSON.parse` throws away: where each member stands, numbers as they were written, and
 * repeated members. Strict RFC 8259, iterative (a nested document cannot overflow the stack), linear.
 */

/** One value with its place. Offsets are UTF-16 code units into the text that was read. */
export interface JsonNode {
  type: 'object' | 'array' | 'string' | 'number' | 'literal'
  start: number
  end: number
  /** Of an object, in the order of the text, repeated ones included. */
  members?: readonly JsonMember[]
  /** Of an array. */
  items?: readonly JsonNode[]
  value: Json
}

interface JsonMember {
  name: string
  /** Place of the name, quotation marks included. */
  nameStart: number
  nameEnd: number
  node: JsonNode
  /** An earlier member of the same object has this name. */
  repeated?: true
}

export type ReadJson =
  | {
      ok: true
      root: JsonNode
      /** Names that an object holds more than once, each once. */ repeated?: readonly string[]
    }
  | { ok: false; at: number; reason: string; /** The text ended too early. */ cut?: true }

/** Nesting beyond this is refused: no token needs it, and every later step may recurse safely. */
export const depthLimit = 500

interface Frame {
  node: JsonNode
  members?: JsonMember[]
  items?: JsonNode[]
  names?: Set<string>
  object?: Record<string, Json>
  array?: Json[]
  pending?: { name: string; nameStart: number; nameEnd: number }
}

const whitespace = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

/** Reads one JSON text. Never throws; `at` is where the text stops being JSON. */
export function readJson(text: string): ReadJson {
  return read(text, 0, true)
}

/** Reads the JSON value that begins at an offset, whatever follows it. */
export function readJsonAt(text: string, start: number): ReadJson {
  return read(text, start, false)
}

function read(text: string, start: number, whole: boolean): ReadJson {
  const frames: Frame[] = []
  const repeated = new Set<string>()
  let at = start
  const skip = () => {
    whitespace.lastIndex = at
    whitespace.test(text)
    at = whitespace.lastIndex
  }
  const fail = (reason: string, where = at): ReadJson =>
    where >= text.length
      ? { ok: false, at: text.length, reason: 'the text ends too early', cut: true }
      : { ok: false, at: where, reason }

  let done: JsonNode | undefined
  for (;;) {
    skip()
    if (done) {
      const frame = frames.at(-1)
      if (!frame) {
        return !whole || at === text.length
          ? { ok: true, root: done, ...(repeated.size > 0 && { repeated: [...repeated] }) }
          : fail('something follows the end of the JSON text')
      }
      if (frame.pending && frame.names?.has(frame.pending.name)) repeated.add(frame.pending.name)
      add(frame, done)
      done = undefined
      const character = text[at]
      const close = frame.object ? '}' : ']'
      if (character === close) {
        at += 1
        frame.node.end = at
        done = frame.node
        frames.pop()
        continue
      }
      if (character !== ',') return fail(`a comma or “${close}” is missing`)
      at += 1
      skip()
      if (text[at] === close) return fail(`a comma stands before “${close}”`)
    }
    const frame = frames.at(-1)
    if (frame?.object && !frame.pending) {
      const name = readString(text, at)
      if (!name.ok) return text[at] === '"' ? fail(name.reason, name.at) : fail(nameExpected(text[at]))
      frame.pending = { name: name.value, nameStart: at, nameEnd: name.end }
      at = name.end
      skip()
      if (text[at] !== ':') return fail('a colon is missing after the member name')
      at += 1
      skip()
    }
    const character = text[at]
    if (character === '{' || character === '[') {
      if (frames.length >= depthLimit) return fail(`nested deeper than ${depthLimit} levels`)
      const opened = open(character, at)
      at += 1
      skip()
      if (text[at] === (character === '{' ? '}' : ']')) {
        at += 1
        opened.node.end = at
        done = opened.node
      } else frames.push(opened)
      continue
    }
    if (character === '"') {
      const string = readString(text, at)
      if (!string.ok) return fail(string.reason, string.at)
      done = { type: 'string', start: at, end: string.end, value: string.value }
      at = string.end
      continue
    }
    const literal = literals.find(([word]) => text.startsWith(word, at))
    if (literal) {
      done = { type: 'literal', start: at, end: at + literal[0].length, value: literal[1] }
      at = done.end
      continue
    }
    number.lastIndex = at
    if (!number.test(text)) {
      const rest = text.slice(at, at + 6)
      const cutWord = rest === '-' || literals.some(([word]) => word.startsWith(rest))
      return fail(valueExpected(text, at), cutWord ? text.length : at)
    }
    const end = number.lastIndex
    if (/[\d.eE+-]/.test(text[end] ?? '')) return fail('a number is not written as JSON asks', end)
    done = { type: 'number', start: at, end, value: writable(Number(text.slice(at, end))) }
    at = end
  }
}

/** The nearest number that `JSON.stringify` writes as itself: it knows neither -0 nor what is beyond the doubles. */
const writable = (value: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)) || 0

function open(character: '{' | '[', start: number): Frame {
  if (character === '{') {
    const members: JsonMember[] = []
    const object: Record<string, Json> = {}
    const node: JsonNode = { type: 'object', start, end: start, members, value: object }
    return { node, members, object, names: new Set() }
  }
  const items: JsonNode[] = []
  const array: Json[] = []
  return { node: { type: 'array', start, end: start, items, value: array }, items, array }
}

function add(frame: Frame, node: JsonNode): void {
  if (frame.items && frame.array) {
    frame.items.push(node)
    frame.array.push(node.value)
    return
  }
  const { pending, members, names, object } = frame
  if (!pending || !members || !names || !object) return
  const repeated = names.has(pending.name)
  names.add(pending.name)
  members.push(repeated ? { ...pending, node, repeated } : { ...pending, node })
  // Defined, not assigned: `__proto__` is a member like any other. The last one wins, as in JSON.parse.
  Object.defineProperty(object, pending.name, {
    value: node.value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
  delete frame.pending
}

type ReadString = { ok: true; value: string; end: number } | { ok: false; at: number; reason: string }

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function readString(text: string, start: number): ReadString {
  if (text[start] !== '"') return { ok: false, at: start, reason: 'a string is missing' }
  const pieces: string[] = []
  let from = start + 1
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code)) return { ok: false, at, reason: 'the string is not closed' }
    if (code === 0x22) {
      pieces.push(text.slice(from, at))
      return { ok: true, value: pieces.join(''), end: at + 1 }
    }
    if (code < 0x20) return { ok: false, at, reason: 'a control character stands unescaped in a string' }
    if (code !== 0x5c) {
      at += 1
      continue
    }
    pieces.push(text.slice(from, at))
    const letter = text[at + 1] ?? ''
    if (letter === 'u') {
      const hex = text.slice(at + 2, at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
        return {
          ok: false,
          at: at + 6 > text.length ? text.length : at,
          reason: 'a \\u escape needs four hexadecimal digits',
        }
      }
      pieces.push(String.fromCharCode(Number.parseInt(hex, 16)))
      at += 6
    } else {
      const plain = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
      if (plain === undefined)
        return { ok: false, at: letter ? at : text.length, reason: `“\\${letter}” is not an escape of JSON` }
      pieces.push(plain)
      at += 2
    }
    from = at
  }
}

function nameExpected(character: string | undefined): string {
  if (character === "'") return 'single quotation marks are not JSON'
  return 'a member name in double quotation marks is missing'
}

function valueExpected(text: string, at: number): string {
  const character = text[at] ?? ''
  if (character === "'") return 'single quotation marks are not JSON'
  if (character === '\uFEFF') return 'it begins with a byte order mark'
  if (/^(?:NaN|-?Infinity|undefined)/.test(text.slice(at, at + 10))) return 'a value that JSON does not have'
  return 'a value is missing'
}

/** The plain object of a JSON text, or undefined when it is not an object. */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

/** The items of a JSON array, or undefined when it is not an array. */
export function asArray(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? value : undefined
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

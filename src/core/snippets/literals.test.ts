import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Setting, Verifier } from './define.ts'
import { stacks } from './index.ts'
import { csharp, go, java, nginx, nginxElement, nginxType, nginxWhole, python, yaml, js, sh } from './literals.ts'

/** What a reader of the language makes of a literal in double quotation marks; undefined where it ends early or late. */
function read(text: string, escape: RegExp): string | undefined {
  const inner = new RegExp(`^"((?:[^"\\\\\\n\\r]|${escape.source})*)"$`, 'u').exec(text)?.[1]
  return inner?.replace(new RegExp(escape, 'gu'), (whole) => decoded(whole))
}

function decoded(escape: string): string {
  const [, kind = '', digits = ''] = /^\\([uU]?)(.*)$/su.exec(escape) ?? []
  if (kind !== '') return String.fromCodePoint(Number.parseInt(digits, 16))
  return /^[0-7]{3}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 8)) : digits
}

/** Java turns `\uXXXX` into characters first, wherever an even number of backslashes stands before. */
const javaUnicode = (text: string) =>
  text.replace(
    /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g,
    (_, before: string, hex: string) => before + String.fromCharCode(Number.parseInt(hex, 16)),
  )

const units = /\\(?:["\\]|u[0-9a-f]{4})/
const points = /\\(?:["\\]|u[0-9a-f]{4}|U[0-9a-f]{8})/
const plainSlash = /\\(?:["\\])/

const readers: Readonly<
  Record<string, { write: (value: string) => string; read: (text: string) => string | undefined }>
> = {
  java: { write: java, read: (text) => read(javaUnicode(text), /\\(?:["\\]|[0-7]{3})/) },
  csharp: { write: csharp, read: (text) => read(text, units) },
  python: { write: python, read: (text) => read(text, points) },
  go: { write: go, read: (text) => read(text, points) },
  yaml: { write: yaml, read: (text) => read(text, points) },
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      '\\',
      '\n',
      '\r',
      'u',
      '0',
      '2',
      '$',
      '{',
      '}',
      '~',
      '`',
      ';',
      '#',
      '\u2028',
      '\ud83d\ude00',
      '\u0000',
    ),
  }),
)

describe('a value stays inside of its literal', () => {
  it.each(Object.entries(readers))('%s', (_, { write, read: readBack }) => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(readBack(write(value))).toBe(value)
      }),
    )
  })

  it('half of a surrogate pair is no text', () => {
    for (const { write } of Object.values(readers)) expect(write('a\ud800b')).toBe(write('a\ufffdb'))
  })

  it('nginx, where a line end is a character', () => {
    const inner = (text: string) =>
      /^"((?:[^"\\]|\\["\\])*)"$/u.exec(text)?.[1]?.replace(new RegExp(plainSlash, 'g'), (pair) => pair.slice(1))
    fc.assert(
      fc.property(anything, (value) => {
        expect(inner(nginx(value))).toBe(value)
        const pattern = (text: string) => inner(text)?.replace(/^~/, '') ?? ''
        const element = new RegExp(pattern(nginxElement(value)))
        expect([value, `a,${value}`, `${value},b`].every((list) => element.test(list))).toBe(true)
        expect(element.test(`${value}x`)).toBe(`${value}x`.split(',').includes(value))
        const whole = new RegExp(pattern(nginxWhole(value)))
        expect([whole.test(value), whole.test(`${value}x`), whole.test(`a,${value}`)]).toEqual([true, false, false])
        expect(new RegExp(pattern(nginxType(value)).replace(/^\*/, ''), 'i').test(`application/${value}`)).toBe(true)
      }),
    )
  })
})

const marked = <T>(value: T): Setting<T> => ({ value, from: 'token' })
const withValue = (value: string): Verifier => ({
  issuer: marked(value),
  audience: marked([value, value]),
  jwks: marked(value),
  algorithms: marked(['RS256', 'ES256']),
  tolerance: 60,
  type: marked(value),
  claims: [],
})
const withoutAudience = (value: string): Verifier => ({
  ...withValue(value),
  audience: marked([]),
  claims: [['client_id', marked(value)]],
})

const scanners: Readonly<Record<string, (text: string) => boolean>> = {
  js: (text) => /^'(?:[^'\\\n\r\u2028\u2029]|\\.)*'$/u.test(text),
  java: (text) => read(javaUnicode(text), /\\(?:["\\]|[0-7]{3})/) !== undefined || /^[RPE]S\d{3}$/.test(text),
  csharp: (text) => read(text, units) !== undefined,
  python: (text) => read(text, points) !== undefined,
  go: (text) => read(text, points) !== undefined,
  yaml: (text) => read(text, points) !== undefined,
  nginx: (text) => /^"(?:[^"\\]|\\["\\])*"$/u.test(text),
  // Inside of a word in single quotation marks, as JSON.
  bash: (text) => {
    if (/'/.test(text.replaceAll(String.raw`'\''`, ''))) return false
    return typeof JSON.parse(text.replaceAll(String.raw`'\''`, "'")) === 'string'
  },
}

function split(text: string, marks: readonly (readonly [number, number])[]) {
  const outside: string[] = []
  let at = 0
  for (const [start, end] of marks) {
    outside.push(text.slice(at, start))
    at = end
  }
  return { outside: [...outside, text.slice(at)], inside: marks.map(([start, end]) => text.slice(start, end)) }
}

describe.each(stacks.map((stack) => [stack.id, stack] as const))('%s', (_, stack) => {
  it.each([
    ['an audience', withValue],
    ['no audience', withoutAudience],
  ])('writes the same around any value: %s', (_name, verifier) => {
    const usual = stack.snippets(verifier('x')).map(({ text, marks = [] }) => split(text, marks).outside)
    fc.assert(
      fc.property(
        anything.filter((value) => !/^(?:at\+jwt|JWT)$/i.test(value)),
        (value) => {
          const found = stack.snippets(verifier(value)).map(({ text, marks = [], language }) => {
            const { outside, inside } = split(text, marks)
            expect(inside.length).toBeGreaterThan(0)
            for (const piece of inside) expect([piece, scanners[language]?.(piece)]).toEqual([piece, true])
            return outside
          })
          expect(found).toEqual(usual)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('the literals of the fixes', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(scanners.js?.(js(value))).toBe(true)
      expect(/^'(?:[^']|'\\'')*'$/su.test(sh(value))).toBe(true)
    }),
  )
})

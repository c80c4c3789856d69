import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depthLimit, readJson } from './json.ts'

/** The one difference: -0 and numbers beyond the doubles, which JSON.stringify would change, are made what it writes. */
const keepWritable = (_: string, value: unknown) =>
  Object.is(value, -0) ? 0 : value === Infinity ? Number.MAX_VALUE : value === -Infinity ? -Number.MAX_VALUE : value

const agrees = (text: string) => {
  let expected: { ok: boolean; value?: unknown }
  try {
    expected = { ok: true, value: JSON.parse(text, keepWritable) as unknown }
  } catch {
    expected = { ok: false }
  }
  const read = readJson(text)
  expect(read.ok, text).toBe(expected.ok)
  if (read.ok) {
    expect(JSON.stringify(read.root.value)).toBe(JSON.stringify(expected.value))
    expect(read.root.value).toEqual(expected.value)
  }
}

describe('readJson', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), agrees))
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 2, '\t'), (value, space) =>
        agrees(JSON.stringify(value, null, space)),
      ),
    )
  })

  it('refuses what JSON.parse refuses, for damaged texts', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '\\', '{', ']', '0', '.', 'e', '\u0000', '\u2028', "'", '\\u12'),
        (text, at, piece) => {
          const where = at % (text.length + 1)
          agrees(text.slice(0, where) + piece + text.slice(where + 1))
          agrees(text.slice(0, where) + piece + text.slice(where))
          agrees(text.slice(0, where))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    '01',
    '-',
    '1.',
    '.5',
    '+1',
    '1e',
    'NaN',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '\uFEFF{}',
    '"\t"',
    '{"a" 1}',
    '[1 2]',
    'tru',
    '',
    ' ',
    '-0',
    '1e400',
    '"\\ud800"',
    '{"__proto__":{"a":1}}',
    '// x\n1',
    '[1]x',
  ])('agrees on %j', agrees)

  it('says where and why', () => {
    expect(readJson('{"a":1,}')).toEqual({ ok: false, at: 7, reason: 'a comma stands before “}”' })
    expect(readJson('{"a":"b')).toEqual({ ok: false, at: 7, reason: 'the text ends too early', cut: true })
    expect(readJson("{'a':1}")).toMatchObject({ at: 1, reason: 'single quotation marks are not JSON' })
  })

  it('keeps numbers as written, repeated members, and `__proto__` as data', () => {
    const text = '{"n":12345678901234567890, "a":1,"a":2,"__proto__":3}'
    const read = readJson(text)
    if (!read.ok) throw new Error(read.reason)
    const members = read.root.members ?? []
    expect(members.map((m) => [m.name, text.slice(m.node.start, m.node.end), m.repeated ?? false])).toEqual([
      ['n', '12345678901234567890', false],
      ['a', '1', false],
      ['a', '2', true],
      ['__proto__', '3', false],
    ])
    expect(Object.keys(read.root.value as object)).toEqual(['n', 'a', '__proto__'])
  })

  it('refuses nesting that would overflow a recursive reader', () => {
    const read = readJson('['.repeat(100_000) + ']'.repeat(100_000))
    expect(read).toMatchObject({ ok: false, at: depthLimit })
    expect(readJson('['.repeat(depthLimit) + ']'.repeat(depthLimit)).ok).toBe(true)
  })
})

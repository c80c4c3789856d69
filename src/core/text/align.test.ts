import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from './align.ts'
import type { Span } from '../model/primitives.ts'

/** Both texts with what is marked in brackets. */
const marked = (wanted: string, found: string) => {
  const { wanted: a, found: b } = differences(wanted, found)
  const mark = (text: string, spans: readonly Span[]) =>
    spans.reduceRight(
      (rest, [start, end]) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
      text,
    )
  return [mark(wanted, a), mark(found, b)]
}

describe('differences', () => {
  it.each([
    ['a slash', 'https://a.example/', 'https://a.example', ['https://a.example[/]', 'https://a.example']],
    ['the scheme', 'https://a.example', 'http://a.example', ['http[s]://a.example', 'http://a.example']],
    [
      'the scheme and a slash',
      'https://a.example',
      'http://a.example/',
      ['http[s]://a.example', 'http://a.example[/]'],
    ],
    ['case', 'https://API.example', 'https://Api.example', ['https://A[PI].example', 'https://A[pi].example']],
    [
      'a version',
      'https://a.example/t/v2.0',
      'https://a.example/t/',
      ['https://a.example/t/[v2.0]', 'https://a.example/t/'],
    ],
    ['another host', 'https://a.example/x', 'https://b.example/x', ['https://[a].example/x', 'https://[b].example/x']],
    ['a letter', 'orders', 'ordres', ['ord[er]s', 'ord[re]s']],
    ['nothing', 'orders', 'orders', ['orders', 'orders']],
    ['all', '', 'orders', ['', '[orders]']],
  ])('marks %s', (_, wanted, found, expected) => {
    expect(marked(wanted, found)).toEqual(expected)
  })

  it('leaves the same text on both sides, whatever the texts are', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl())
    const without = (value: string, spans: readonly Span[]) =>
      spans.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), value)
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { wanted, found } = differences(a, b)
        expect(without(a, wanted)).toBe(without(b, found))
        for (const [value, spans] of [
          [a, wanted],
          [b, found],
        ] as const)
          for (const [start, end] of spans) expect(0 <= start && start < end && end <= value.length).toBe(true)
      }),
    )
  })
})

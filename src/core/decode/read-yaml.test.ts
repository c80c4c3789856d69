import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYaml } from './read-yaml.ts'
import type { YamlNode } from './yaml.ts'

/** As plain data. */
const plain = ({ text, members, items }: YamlNode): unknown =>
  members ? Object.fromEntries(members.map(({ name, node }) => [name, plain(node)])) : (items?.map(plain) ?? text)
const rootsOf = (text: string) => readYaml(text).flatMap(({ roots }) => roots)
const valuesIn = (text: string) => rootsOf(text).map(plain)
const countOf = ({ members = [], items = [] }: YamlNode): number =>
  1 + [...members.map(({ node }) => node), ...items].reduce((sum, node) => sum + countOf(node), 0)

describe('readYaml', () => {
  it('reads flow and block, folded and literal, quoted and plain, and keeps scalars as they are written', () => {
    expect(
      valuesIn(
        'a: { b: [1.0, "x\\u0041"], c: no }\nfolded: >-\n  a\n  b\nliteral: |\n  a\n  b\nlist:\n- x\n- y: z\nnothing:\n',
      ),
    ).toEqual([
      { a: { b: ['1.0', 'xA'], c: 'no' }, folded: 'a b', literal: 'a\nb\n', list: ['x', { y: 'z' }], nothing: '' },
    ])
  })

  it('follows aliases and merged mappings, the nearer value first', () => {
    expect(valuesIn('base: &b\n  x: 1\n  y: 2\nown:\n  <<: *b\n  y: 3\nsame: *b\n')).toEqual([
      { base: { x: '1', y: '2' }, own: { y: '3', x: '1' }, same: { x: '1', y: '2' } },
    ])
    expect(valuesIn('a: &a\n  b: *a\nc: *unknown\n')).toEqual([{ a: {} }])
  })

  it('finds it between other lines, and gives the places of the whole text', () => {
    const text = 'Our settings:\n\nissuer: "https://a.example"\nlist:\n  - b\n\nWhat is wrong?\n---\nc: d\n'
    expect(valuesIn(text)).toEqual([{ issuer: 'https://a.example', list: ['b'] }, { c: 'd' }])
    const [first] = rootsOf(text)
    const [issuer] = first?.members ?? []
    expect(issuer && text.slice(issuer.start, issuer.node.span[1])).toBe('issuer: "https://a.example"')
  })

  it('leaves out a line in error, and keeps what stands around it', () => {
    expect(valuesIn('a: b\nError: it: failed\nc: d\n')).toEqual([{ a: 'b' }, { c: 'd' }])
  })

  it('leaves JSON to its own reader', () => {
    expect(rootsOf(JSON.stringify({ kind: 'List', items: [{ kind: 'Secret', data: { a: 'b' } }] }, null, 2))).toEqual(
      [],
    )
  })

  it('does as much work as there is text, whatever stands for whatever', () => {
    let laughs = 'a0: &a0 [x, x]\n'
    for (let i = 1; i < 40; i += 1) laughs += `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]\n`
    expect(rootsOf(laughs).reduce((sum, root) => sum + countOf(root), 0)).toBeLessThan(45_000)
    for (const deep of [`a: ${'['.repeat(50_000)}`, `a: ${'{b: '.repeat(2000)}${'}'.repeat(2000)}`])
      expect(Array.isArray(rootsOf(deep))).toBe(true)
  })

  it('takes any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a: ',
        '\n',
        '  ',
        '- ',
        '{',
        '}',
        '[',
        '&a ',
        '*a',
        '>-\n',
        '|',
        '"',
        "'",
        '---\n',
        '<<: ',
        '#',
        '!!x ',
        '%',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const { span } of readYaml(text)) {
          expect(span[0]).toBeLessThan(span[1])
          expect(span[1]).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})

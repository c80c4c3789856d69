import { beforeAll, describe, expect, it } from 'vitest'
import { countWork, mostPerDoubling } from '../testing/count-work.ts'
import { accessToken } from '../testing/forge.ts'

const repeat = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length))

/** What a scanner may hold back, or look at again with every piece. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'one run': repeat('a'),
  'the two letters': repeat('ey'),
  'the two letters apart': repeat('-ey'),
  'beginnings of headers': repeat('-eyJhbGciOi'),
  'beginnings of headers behind padding': repeat('=eyJhbGciOi'),
  dots: repeat('.'),
  'equals signs': repeat('='),
  gaps: repeat(' '),
  words: repeat('they were eyewitnesses '),
  'runs with gaps': repeat(`${'a'.repeat(5000)} `),
  tokens: repeat(`${accessToken()} `),
  'tokens in one run': repeat(`${accessToken()}-`),
  'one long token': (length) => `eyJhbGciOiJub25lIn0.${'a'.repeat(length)}.`,
}

/** In pieces of a kilobyte, so that there are many; a file comes in larger ones. */
const run = `(core, text) => {
  const scanner = core.createScanner(() => {})
  for (let at = 0; at < text.length; at += 1000) scanner.push(text.slice(at, at + 1000))
  scanner.end()
}`

describe('a scanner', () => {
  let ratios: ReadonlyMap<string, readonly number[]>
  beforeAll(async () => {
    ratios = await countWork({ entry: 'scan/scanner.ts', run, texts, length: 50_000 })
  }, 300_000)

  it.each(Object.keys(texts))('takes twice the steps for twice the length: %s', (name) => {
    const found = ratios.get(name)
    expect(found, 'it came to its end').toBeDefined()
    for (const ratio of found ?? []) expect(ratio).toBeLessThan(mostPerDoubling)
  })
})

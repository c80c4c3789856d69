import { beforeAll, describe, expect, it } from 'vitest'
import { countWork, mostPerDoubling } from '../testing/count-work.ts'

/** Pieces that a text is made of, over and over: what a step might look at twice. */
const pieces: Readonly<Record<string, string>> = {
  letters: 'a',
  spaces: ' ',
  'line breaks': '\n',
  'quotation marks': '"',
  backslashes: '\\',
  'percent signs': '%',
  'escaped letters': '%41\\u0041',
  'ends of escapes': '\u001b[0;',
  colours: '\u001b[31m',
  words: 'token is the claim of an audience that is not valid ',
  'one long word': 'word-',
  messages: 'jwt expired\n',
  'general messages': 'Signature verification failed ',
  'messages with stack traces': 'JsonWebTokenError: jwt malformed\n    at foo (bar.js:1:2)\n',
  'beginnings that wait for an end': 'audience claim ',
  'long beginnings': "IDX10214: Audience validation failed. Audiences: '",
  'tokens in messages': 'token (eyJhbGciOi',
  'values in brackets': 'jwt issuer invalid. expected: [',
  'messages within messages': 'Expected aud claim to be: Audience not allowed: ',
}

const texts = Object.fromEntries(
  Object.entries(pieces).map(([name, piece]) => [name, (length: number) => piece.repeat(length / piece.length)]),
)

describe('readErrors of a long text', () => {
  let ratios: ReadonlyMap<string, readonly number[]>
  beforeAll(async () => {
    const run = '(core, text) => core.readErrors(text)'
    ratios = await countWork({ entry: 'errors/read-errors.ts', run, texts, length: 15_000 })
  }, 300_000)

  it.each(Object.keys(pieces))('takes twice the steps for twice the length: %s', (name) => {
    const found = ratios.get(name)
    expect(found, 'it came to its end').toBeDefined()
    for (const ratio of found ?? []) expect(ratio).toBeLessThan(mostPerDoubling)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { countWork, mostPerDoubling } from './testing/count-work.ts'
import { noon } from './testing/forge.ts'
import { longTexts, manyTokens } from './testing/long-texts.ts'

const context = JSON.stringify({
  now: noon,
  expected: { audience: 'https://api.example', issuer: 'https://issuer.example/', scope: 'read' },
})

describe.each([
  { of: 'a long text', length: 15_000, texts: longTexts },
  { of: 'many tokens', length: 40_000, texts: manyTokens },
])('inspect of $of', ({ texts: those, length }) => {
  let ratios: ReadonlyMap<string, readonly number[]>
  beforeAll(async () => {
    const run = `(core, text) => core.inspect(text, ${context})`
    ratios = await countWork({ entry: 'inspect.ts', run, texts: those, length })
  }, 300_000)

  it.each(Object.keys(those))('takes twice the steps for twice the length: %s', (name) => {
    const found = ratios.get(name)
    expect(found, 'it came to its end').toBeDefined()
    for (const ratio of found ?? []) expect(ratio).toBeLessThan(mostPerDoubling)
  })
})

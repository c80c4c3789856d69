import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jws } from '../testing.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { findArtifacts, recognisers } from './index.ts'

const helpers = new Set(['define.ts', 'index.ts', 'oauth-names.ts', 'shell-words.ts', 'urls.ts'])
const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts') && !helpers.has(name))

describe.each(files)('%s', async (file) => {
  const module = (await import(/* @vite-ignore */ `./${file}`)) as { cases: RecogniserCases } & Record<string, unknown>
  const recogniser = Object.values(module).find(
    (value): value is Recogniser => typeof value === 'object' && value !== null && 'find' in value,
  )
  if (!recogniser) throw new Error(`${file} exports no recogniser`)
  const { hits, misses } = module.cases

  it('is in the index, named by its file, with hits and misses', () => {
    expect(recognisers).toContain(recogniser)
    expect(`${recogniser.carrier}.ts`).toBe(file)
    expect(Object.keys(hits).length).toBeGreaterThan(0)
    expect(Object.keys(misses).length).toBeGreaterThan(0)
  })

  it.each(Object.entries(hits))('finds %s', (_, make) => {
    const { paste, tokens } = make()
    const found = findArtifacts(paste)
    expect(found.map(({ carrier }) => carrier)).toContain(recogniser.carrier)
    expect(found.flatMap(({ sightings }) => sightings.map(({ text }) => text))).toEqual(tokens)
    for (const { text, span } of found.flatMap(({ sightings }) => sightings)) {
      if (text !== '' && !paste.includes('\\/')) expect(paste.slice(...span)).toBe(text)
    }
  })

  it.each(Object.entries(misses))('leaves %s', (_, make) => {
    expect(recogniser.find(make())).toEqual([])
  })
})

describe('findArtifacts', () => {
  it('finds a token at any place in any text, with its exact bounds', () => {
    const token = jws({ claims: { iss: 'https://issuer.example/' } })
    const text = fc
      .string({ unit: 'binary' })
      .map((s) => s.replaceAll(/[A-Za-z0-9_.=…-]+$/g, ' ').replaceAll(/^[A-Za-z0-9_.=…-]+/g, ' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const paste = `${before} ${token} ${after}`
        const sightings = findArtifacts(paste).flatMap((artifact) => artifact.sightings)
        expect(sightings).toContainEqual({ text: token, span: [before.length + 1, before.length + 1 + token.length] })
      }),
    )
  })
})

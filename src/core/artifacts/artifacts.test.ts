import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jws } from '../testing/forge.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { mostSightings } from './define.ts'
import { readYaml } from '../decode/read-yaml.ts'
import * as artifacts from './index.ts'
import { recognisers } from './index.ts'

const findArtifacts = (paste: string) => artifacts.findArtifacts(paste, undefined, readYaml)

/** Files that hold a recogniser or its cases; the others are what recognisers share. */
const files = readdirSync(import.meta.dirname).filter(
  (name) =>
    name.endsWith('.ts') &&
    !name.endsWith('.test.ts') &&
    /^export const (?:cases\b|\w+: Recogniser\b)/m.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
)

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
    for (const { text, span, undone } of found.flatMap(({ sightings }) => sightings)) {
      if (text !== '' && !undone) expect(paste.slice(...span)).toBe(text)
    }
  })

  it.each(Object.entries(misses))('leaves %s', (_, make) => {
    const paste = make()
    expect(recogniser.find(paste, undefined, undefined, () => readYaml(paste))).toEqual([])
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

  it('stays within the text where a command breaks off', () => {
    for (const end of ['\\', "'", '"', '"\\', ' -H', ' -H "Authorization: Bearer'])
      for (const { span } of findArtifacts(`curl https://a.example/?token=V1StGXR8Z5jdHi6BmyTaQw${end}`))
        expect(span).toEqual([0, `curl https://a.example/?token=V1StGXR8Z5jdHi6BmyTaQw${end}`.length])
  })

  it('reads so many tokens of one address or form and no more, since each has to be searched', () => {
    const form = Array.from({ length: 50 }, (_, i) => `token=opaque-${String(i).padStart(12, '0')}`).join('&')
    for (const paste of [`https://app.example/#${form}`, `curl https://app.example -d '${form}'`]) {
      const [found] = findArtifacts(paste)
      expect(found?.sightings).toHaveLength(mostSightings)
      for (const { span, text } of found?.sightings ?? []) expect(paste.slice(...span)).toBe(text)
    }
  })

  it('places values of a form where they are written', () => {
    const paste =
      "curl https://app.example -d 'id_token=a%2Fb%2Fc%2Fd%2Fe%2Ff%2Fg%2Fh%2Fi' --data access_token=undefined"
    const [found] = findArtifacts(paste)
    expect(found?.sightings.map(({ text, hint, span }) => [text, hint, paste.slice(...span)])).toEqual([
      ['a/b/c/d/e/f/g/h/i', 'id-token', 'a%2Fb%2Fc%2Fd%2Fe%2Ff%2Fg%2Fh%2Fi'],
      ['undefined', 'access-token', 'undefined'],
    ])
  })

  it('tells the credential of a message from the tokens beside it', () => {
    const token = jws({ claims: { iss: 'https://issuer.example/' } })
    const told = (paste: string) =>
      findArtifacts(paste).flatMap(({ sightings }) => sightings.map(({ text, companion }) => [text, companion]))
    const session = `jwt=${jws({ claims: { a: 1 } })}`
    expect(told(`GET / HTTP/1.1\nCookie: ${session}\nAuthorization: Bearer ${token}`)).toEqual([
      [token, undefined],
      [session.slice(4), true],
    ])
    expect(told(`HTTP/1.1 200 OK\nSet-Cookie: s=${session.slice(4)}\n\n{"access_token":"${token}"}`)).toEqual([
      [token, undefined],
      [session.slice(4), true],
    ])
    expect(told(`Cookie: ${session}`)).toEqual([[session.slice(4), undefined]])
  })

  it('gives each header on a line its own value', () => {
    const paste = 'Authorization: Bearer undefined Authorization: Bearer null'
    expect(findArtifacts(paste).map(({ span, sightings }) => [paste.slice(...span), sightings[0]?.text])).toEqual([
      ['Authorization: Bearer undefined ', 'undefined'],
      ['Authorization: Bearer null', 'null'],
    ])
  })
})

/**
 * Holds the shape of the source: what may import what, that nothing imports in a circle (types count as well), and how long
 * a file may be. Reads every import line of src/.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = import.meta.dirname
const longestFile = 300

/** From the ground up: a file imports from its own line and from those above it. The longest beginning of a path counts. */
const layers: readonly (readonly string[])[] = [
  // Facts of IANA, of the RFCs and of products, as rows.
  ['core/registry/'],
  // Types of what the core tells, without functions.
  ['core/model/'],
  // Texts: what is said, and how two of them differ.
  ['core/text/'],
  // Octets to tokens; the list of decoders says which kinds there are.
  ['core/decode/'],
  // What one token says of itself.
  ['core/token/'],
  // Signatures and encryption, against given keys.
  ['core/verify/'],
  // What error texts say.
  ['core/errors/'],
  // What an API expects.
  ['core/expectations/'],
  // What leaves the page in a link.
  ['core/share/'],
  // What was pasted.
  ['core/artifacts/'],
  ['core/scan/'],
  // Who issued it, and where their endpoints are.
  ['core/providers/'],
  // All that a rule may look at.
  ['core/facts/'],
  // Code and settings to copy.
  ['core/snippets/'],
  // What fixes are made of.
  ['core/steps/'],
  ['core/rules/'],
  // What to change at each provider.
  ['core/fixes/'],
  ['core/diagnose.ts'],
  // A copy is judged with the words of its sender.
  ['core/retell.ts'],
  ['core/door.ts'],
  ['core/inspect.ts'],
  // Makes a link of a paste, through the door.
  ['core/share/share.ts'],
  // What is made of the door's answer.
  ['core/'],
  ['io/'],
  ['app/'],
  // What starts the page, and what is built beside it.
  ['main.tsx', 'site/', 'service-worker.ts', 'virtual-pages.d.ts'],
]

const layerOf = (file: string): number => {
  const matching = layers.flatMap((beginnings, layer) =>
    beginnings.flatMap((beginning) => (file.startsWith(beginning) ? [{ layer, length: beginning.length }] : [])),
  )
  return matching.toSorted((a, b) => b.length - a.length)[0]?.layer ?? -1
}

interface SourceFile {
  name: string
  text: string
  lines: number
  /** Files of src/ that it imports, types included. */
  imports: readonly string[]
}

/** `import … from`, `export … from`, `import '…'` and `import('…')`, over lines or not. */
const specifiers = /(?:^(?:import|export|\})[^'"`\n]*? from |^import |\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?)'(\.[^']+)'/gm

function readSource(): readonly SourceFile[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name))
  return names.map((name) => {
    const text = readFileSync(join(root, name), 'utf8')
    const imports = Array.from(text.matchAll(specifiers), ([, specifier = '']) =>
      posix.normalize(posix.join(dirname(name), specifier.split('?', 1)[0] ?? '')),
    )
    return { name, text, lines: text.split('\n').length - 1, imports: [...new Set(imports)] }
  })
}

const isTest = ({ name }: SourceFile) => /\.test\.tsx?$/.test(name)
const isScaffolding = (name: string) => /(?:^|\/)testing\//.test(name)

const files = readSource()
const byName = new Map(files.map((file) => [file.name, file]))
const production = files.filter((file) => !isTest(file) && !isScaffolding(file.name))

/** One way round, if some files import each other in a circle. */
function circle(): readonly string[] {
  const done = new Set<string>()
  const walk = (name: string, path: readonly string[]): readonly string[] => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    if (done.has(name)) return []
    for (const next of byName.get(name)?.imports ?? []) {
      const found = walk(next, [...path, name])
      if (found.length > 0) return found
    }
    done.add(name)
    return []
  }
  for (const { name } of files) {
    const found = walk(name, [])
    if (found.length > 0) return found
  }
  return []
}

describe('imports', () => {
  it('are all read: each names a file that there is, and no other form of them is in use', () => {
    expect(files.length).toBeGreaterThan(500)
    const missing = files.flatMap(({ name, imports }) =>
      imports
        .filter((other) => !byName.has(other) && !/\.(?:css|mjs)$/.test(other))
        .map((other) => `${name} -> ${other}`),
    )
    expect(missing).toEqual([])
    const quoted = files.filter(({ text }) => /^(?:import|export|\}).* from "|^import "|\bimport\("/m.test(text))
    expect(quoted.map(({ name }) => name)).toEqual([])
  })

  it('make no circle, types included', () => {
    expect(circle()).toEqual([])
  })

  it('run from a layer to itself or to the ground', () => {
    expect(files.filter(({ name }) => layerOf(name) < 0).map(({ name }) => name)).toEqual(['architecture.test.ts'])
    const upward = production.flatMap(({ name, imports }) =>
      imports
        .filter((other) => byName.has(other) && !isScaffolding(other) && layerOf(other) > layerOf(name))
        .map((other) => `${name} -> ${other}`),
    )
    expect(upward).toEqual([])
  })

  it('of scaffolding stand in tests, and beside cases, which are forged', () => {
    const wrong = production.flatMap(({ name, text, imports }) =>
      imports
        .filter(isScaffolding)
        .filter((other) => other !== 'core/testing/forge.ts' || !/^export const cases\b/m.test(text))
        .map((other) => `${name} -> ${other}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('files', () => {
  it('have at most three hundred lines', () => {
    const lengths = files.map(({ lines }) => lines).toSorted((a, b) => a - b)
    process.stdout.write(
      `src: ${lengths.length} files, ${lengths[Math.floor(lengths.length / 2)]} lines in the middle, ${lengths.at(-1)} at most\n`,
    )
    expect(files.filter(({ lines }) => lines > longestFile).map(({ name, lines }) => `${name}: ${lines}`)).toEqual([])
  })

  it('of the core ask no clock: a date is made of a number', () => {
    const asking = production.filter(
      ({ name, text }) => name.startsWith('core/') && /\bnew Date\(\s*\)|(?<!new )\bDate\(\)/.test(text),
    )
    expect(asking.map(({ name }) => name)).toEqual([])
  })

  it('of model/ hold types only', () => {
    const others = files.filter(
      ({ name, text }) => name.startsWith('core/model/') && /^(?:export )?(?:const|let|function|class)\b/m.test(text),
    )
    expect(others.map(({ name }) => name)).toEqual([])
  })
})

/** What has to hold of the repository as a whole, and no compiler sees. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string) => readFileSync(join(root, name), 'utf8')

/** Files of a folder, and below it, by their path in the repository. */
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const code = [...filesIn('src', /\.(?:tsx?|css)$/), ...filesIn('e2e', /\.(?:ts|mjs)$/), 'vite.config.ts']
const documents = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...filesIn('docs', /\.md$/)]
const withoutAddresses = (text: string) => text.replaceAll(/https?:\/\/[^\s'")`]+/g, '')

describe('what is cited is here', () => {
  it('by comments: a document of this repository, by its path from the root; otherwise the fact itself', () => {
    const cited = code.flatMap((name) =>
      [...withoutAddresses(read(name)).matchAll(/[\w./-]*\w\.md\b/g)].map(([document]) => ({ name, document })),
    )
    expect(cited.filter(({ document }) => !existsSync(join(root, document)))).toEqual([])
  })

  it.each(documents)('by %s', (name) => {
    const text = read(name)
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
      join(dirname(name), target),
    )
    // Names with a place to fill in are examples.
    const paths = [...text.matchAll(/`((?:src|e2e|docs|public|\.github|\.ci)\/[^`\s<>*…]*)`/g)].map(
      ([, path = '']) => path,
    )
    expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

it('pictures of the documents are small: whoever opens a page waits for them', () => {
  const pictures = filesIn('docs', /\.(?:png|webp|jpe?g|gif)$/)
  expect(pictures).toContain('docs/verdict.webp')
  for (const name of pictures) expect(statSync(join(root, name)).size, name).toBeLessThan(60_000)
})

describe('what others make and we run', () => {
  const workflows = filesIn('.github/workflows', /\.ya?ml$/)

  it('actions are pinned by digest, with their version beside it', () => {
    expect(workflows.length).toBeGreaterThan(0)
    for (const name of workflows)
      for (const [line] of read(name).matchAll(/^.*\buses:.*$/gm))
        expect(line, name).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('every package of the lock file has a digest', () => {
    interface Entry {
      integrity?: string
      inBundle?: boolean
    }
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }
    const installed = Object.entries(packages).filter(([path]) => path !== '')
    expect(installed.length).toBeGreaterThan(100)
    for (const [path, entry] of installed) {
      // One that comes inside of another is part of that one's digest.
      const outer = path.slice(0, path.lastIndexOf('/node_modules/'))
      const { integrity = '' } = (entry.inBundle ? packages[outer] : entry) ?? {}
      expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/)
    }
  })
})

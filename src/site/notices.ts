/**
 * Names whose work is in the build, with the licence that each package brings along: MIT and its like ask for it wherever
 * the code goes. Taken from what was really bundled, so that nothing is forgotten and nothing is named in vain.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

export const noticesName = 'THIRD-PARTY-NOTICES.txt'

const rule = '-'.repeat(80)

/** The two share what they have seen: a worker is bundled apart from the page, and before it. */
export function notices(): { page: Plugin; worker: Plugin } {
  const modules = new Set<string>()
  const look = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') for (const id of file.moduleIds) modules.add(id)
  }
  let root = ''
  return {
    page: {
      name: 'notices',
      apply: 'build',
      configResolved(config) {
        root = config.root
      },
      generateBundle(_, bundle) {
        look(bundle)
        this.emitFile({ type: 'asset', fileName: noticesName, source: noticesOf(modules, root) })
      },
    },
    worker: { name: 'notices-worker', apply: 'build', generateBundle: (_, bundle) => look(bundle) },
  }
}

/** The text of all notices. Throws for a package that brings no licence: whether it may go along is for a person to say. */
function noticesOf(modules: Iterable<string>, root: string): string {
  const folders = new Set([...modules].flatMap((id) => foldersOf(id, root)))
  const blocks = [...folders].map(noticeOf).toSorted((a, b) => (a < b ? -1 : 1))
  return `Token Inspector contains work of others. Each is named here, with its licence.\n\n${blocks.join('\n')}`
}

/** The folders of the packages that a module is of, or whose style it takes in; none for our own code. */
function foldersOf(id: string, root: string): string[] {
  const path = id.replace(/\?.*/s, '')
  // Helpers that build tools add have no file: `\0vite/preload-helper.js`.
  const [, helper] = /^\0((?:@[\w.-]+\/)?[\w.-]+)\//.exec(path) ?? []
  if (helper !== undefined) return packageFolder(helper, root) ?? []
  // With slashes on every system; the last one, since a package may keep its own version of another.
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
  if (folder !== undefined) return [folder]
  return path.endsWith('.css') ? importedBy(path) : []
}

function importedBy(sheet: string): string[] {
  const imports = [...readFileSync(sheet, 'utf8').matchAll(/@import\s+["']([^"']+)["']/g)]
  return imports.flatMap(([, name = '']) =>
    name.startsWith('.') ? importedBy(join(dirname(sheet), name)) : (packageFolder(name, dirname(sheet)) ?? []),
  )
}

/** Where Node finds a package from a folder. */
function packageFolder(name: string, from: string): [string] | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return [folder]
  return dirname(from) === from ? undefined : packageFolder(name, dirname(from))
}

const wordsIn = (folder: string) =>
  new Map<string, unknown>(Object.entries(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) ?? {}))

function noticeOf(folder: string): string {
  const about = wordsIn(folder)
  const [name, version, license] = ['name', 'version', 'license'].map((member) => String(about.get(member)))
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:\.|$)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    // Vite's own licence; its file goes on with those of what Vite itself is made of, which is in no page.
    .map((text) => text.replace(/^# Licenses of bundled dependencies$.*/ms, '').trim())
  if (texts.length === 0) throw new Error(`${name} is bundled, but brings no licence text`)
  return `${rule}\n${name} ${version} (${license})\n${rule}\n\n${texts.join('\n\n')}\n`
}

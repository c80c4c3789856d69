import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { build, type Plugin, runnerImport } from 'vite'
import type { StaticFile } from './render.tsx'

const virtual = 'virtual:pages'
const resolved = `\0${virtual}`
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Files that stand beside the page and are none of its own: a visit needs none of them, so they are not kept offline. */
export const isBeside = (name: string) => /^(?:rules|providers)\/|^(?:sitemap\.xml|robots\.txt)$/.test(name)

/**
 * The address of the root of the site as its people give it, with a slash at the end; throws for what is none. Without
 * one the site is as complete, but for the sitemap, in which every address is absolute.
 */
export function siteUrl(given: string | undefined): URL | undefined {
  if (given === undefined || given.trim() === '') return undefined
  const url = URL.canParse(given.trim()) ? new URL(given.trim()) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error(`SITE_URL is no address of a site: ${given}`)
  return url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)
}

/** The data of all pages for the app as `virtual:pages`, and in a build the pages as HTML files. */
export function catalogue(site: URL | undefined): Plugin {
  let root = ''
  let latest: ReturnType<typeof load> | undefined
  const load = async () => {
    // Through Vite, since Node 20 runs no TypeScript; without our plugins, which would begin anew in there.
    const config = { configFile: false, root, logLevel: 'warn' } as const
    const making = await runnerImport<typeof import('./make-pages.ts')>(here('make-pages.ts'), config)
    const rendering = await runnerImport<typeof import('./render.tsx')>(here('render.tsx'), config)
    return { pages: making.module.makePages(), rendering: rendering.module, dependencies: making.dependencies }
  }
  return {
    name: 'catalogue',
    configResolved(config) {
      root = config.root
    },
    resolveId: (id) => (id === virtual ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined
      latest = load()
      const { pages, dependencies } = await latest
      for (const file of dependencies) this.addWatchFile(file)
      // A string is read much faster than an object that is written out.
      return `export const pages = JSON.parse(${JSON.stringify(JSON.stringify(pages))})`
    },
    async generateBundle() {
      const { pages, rendering } = await (latest ?? load())
      const files: StaticFile[] = rendering.staticPages(pages, await styleOf())
      if (site) files.push(...rendering.sitemap(files, site))
      for (const { name, text } of files) this.emitFile({ type: 'asset', fileName: name, source: text })
    },
  }
}

async function styleOf(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [tailwindcss()],
    build: { write: false, rolldownOptions: { input: here('site.css') } },
  })
  const sheet = (Array.isArray(built) ? built : [built])
    .flatMap((result) => ('output' in result ? result.output : []))
    .find((file) => file.fileName.endsWith('.css'))
  if (sheet?.type !== 'asset') throw new Error('the static pages have no style')
  return Buffer.from(sheet.source).toString().trim()
}

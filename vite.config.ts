import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import { build, type Plugin, type Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'
import type { Precache } from './src/service-worker.ts'
import { notices } from './src/site/notices.ts'
import { catalogue, isBeside, siteUrl } from './src/site/plugin.ts'

const charset = '<meta charset="utf-8" />'
const publicFolder = fileURLToPath(new URL('public', import.meta.url))

/** The octets of an output file as they will be written. */
const octets = (file: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  file.type === 'chunk' ? Buffer.from(file.code) : Buffer.from(file.source)

/** As a policy names what is written into the page. */
const hashOf = (text: string) => `'${integrityOf(text)}'`

/** As in `integrity` of HTML and of `fetch`. */
const integrityOf = (content: Uint8Array | string) => `sha256-${createHash('sha256').update(content).digest('base64')}`

/** The mode of the second build: the same page without any way to the network (`npm run build:airplane`). */
const airplane = 'airplane'

/**
 * The policy of the built page. Keys are fetched from any https host and from loopback, where identity providers under
 * development live; `[::1]` cannot be named, an IPv6 literal is no CSP source. `trusted-types sw` is the one policy that
 * registers the service worker (src/io/service-worker.ts). `frame-ancestors` only counts as a header: public/_headers.
 * `connect-src` does not govern the files of the page itself, nor the service worker that keeps them.
 */
const contentSecurityPolicy = (hashes: Record<'scripts' | 'styles', readonly string[]>, mode: string) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashes.scripts].join(' '),
    ["style-src 'self'", ...hashes.styles].join(' '),
    mode === airplane ? "connect-src 'none'" : "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types sw',
  ].join('; ')

/**
 * Moves the stylesheet into the page, since a linked one costs half a second of first paint on a slow phone, and puts
 * the policy in front of everything. Only in the build: the dev server has inline styles of its own.
 */
function sealedPage(): Plugin {
  let mode = ''
  return {
    name: 'sealed-page',
    apply: 'build',
    configResolved(config) {
      mode = config.mode
    },
    generateBundle: {
      // Vite writes index.html and the preload lists of lazy chunks in its own generateBundle.
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('index.html is not in the bundle')
        const styles: string[] = []
        const html = octets(page)
          .toString()
          .replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)"[^>]*>/g, (_link, name: string) => {
            const sheet = bundle[name]
            if (sheet?.type !== 'asset') throw new Error(`${name} is not in the bundle`)
            const css = octets(sheet).toString().trim()
            if (/<\/style|url\((?!["']?data:)/i.test(css))
              throw new Error(`${name} cannot be inlined: it closes its element or loads a file`)
            if (Object.values(bundle).some((file) => file.type === 'chunk' && octets(file).includes(basename(name))))
              throw new Error(`${name} cannot be inlined: a lazy chunk asks for it too`)
            styles.push(hashOf(css))
            delete bundle[name]
            return `<style>${css}</style>`
          })
        if (!html.includes(charset)) throw new Error(`index.html has no ${charset}`)
        const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => hashOf(text))
        const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({ scripts, styles }, mode)}" />`
        page.source = html.replace(charset, () => `${charset}\n    ${policy}`)
      },
    },
  }
}

/** Files of public/ that are for the host or for robots: hosts that read `_headers` do not serve it. */
const notForThePage = new Set(['_headers', 'robots.txt'])

const publicFiles = () =>
  readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !notForThePage.has(entry.name))
    .map((entry) => relative(publicFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))

/** Builds src/service-worker.ts as sw.js, with the list of all files and a version that changes with any of them. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const contents = new Map(publicFiles().map((name) => [name, readFileSync(join(publicFolder, name))]))
        // The page is kept as './': some hosts redirect index.html, and a redirected answer serves no navigation.
        for (const [name, file] of Object.entries(bundle))
          if (!isBeside(name)) contents.set(name === 'index.html' ? '' : name, octets(file))
        const names = [...contents.keys()].toSorted()
        const digest = createHash('sha256')
        for (const name of names)
          digest.update(`${name}\0${contents.get(name)?.length}\0`).update(contents.get(name) ?? '')
        const precache: Precache = {
          version: digest.digest('hex'),
          files: Object.fromEntries(names.map((name) => [`./${name}`, integrityOf(contents.get(name) ?? '')])),
        }
        const built = await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { PRECACHE: JSON.stringify(precache) },
          build: {
            write: false,
            rolldownOptions: {
              input: fileURLToPath(new URL('src/service-worker.ts', import.meta.url)),
              output: { format: 'iife' },
            },
          },
        })
        const [worker, ...more] = (Array.isArray(built) ? built : [built]).flatMap((result) =>
          'output' in result ? result.output : [],
        )
        if (worker?.type !== 'chunk' || more.length > 0) throw new Error('the service worker is not one file')
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker.code })
      },
    },
  }
}

const licences = notices()

export default defineConfig({
  // Relative, so that the folder works from any path of any host.
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    catalogue(siteUrl(process.env['SITE_URL'])),
    licences.page,
    sealedPage(),
    offline(),
  ],
  worker: { plugins: () => [licences.worker] },
  // One stylesheet, since it moves into the page: a lazy chunk must not wait for a file that is not there.
  build: {
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      // Importing does nothing, here or in the reader of YAML: what is not used need not come.
      treeshake: { moduleSideEffects: (id) => !/\/src\/core\/|\/node_modules\/yaml\//.test(id) },
      output: {
        // What the page knows changes oftener than the code that asks it, and comes in files side by side.
        codeSplitting: {
          // Each with what it needs that no earlier group has, so that no file waits for one that waits for it. What
          // the first paint needs is apart, or it would wait for them all.
          groups: [
            {
              name: 'start',
              priority: 5,
              test: /src\/core\/(?:decode\/(?:json|octets)|expectations\/(?:identifiers|profile)|text\/wording)\.ts/,
            },
            {
              name: 'base',
              priority: 4,
              test: /src\/core\/(?:decode\/(?!read-yaml)|registry\/(?!conditions|binding-checks|microsoft)|text\/(?:wording|json-pointer))|@noble\/hashes/,
            },
            { name: 'errors', priority: 3, test: /src\/core\/(?:errors\/(?:rows|lab)|registry\/conditions)/ },
            {
              name: 'providers',
              priority: 2,
              test: /src\/core\/(?:(?:providers|fixes|steps)\/|snippets\/(?:snippet|literals)\.ts)/,
            },
            { name: 'rules', priority: 1, test: /src\/core\/rules\// },
          ],
        },
      },
    },
  },
  test: {
    // Long enough for a slow machine: no test is about time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // user-event switches act off while it types, and says so when it is itself inside of one, as a Suspense needs it.
    onConsoleLog: (text) => !text.includes('not configured to support act'),
    projects: [
      { extends: true, test: { name: 'core', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'page', include: ['src/**/*.test.tsx'], environment: 'happy-dom' } },
    ],
  },
})

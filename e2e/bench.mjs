/**
 * Measures what people wait for, and prints medians. Nothing fails on a number here: a clock says more about the machine
 * than about the code. Needs a build (`npm run build`) for the part in the browser.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build } from 'vite'
import { findChromium } from './find-browser.mjs'
import { serveStatic } from './static-server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'token-inspector-bench-'))
/** @type {{ what: string, median: string, runs: number }[]} */
const rows = []

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * @param {string} what
 * @param {number} runs
 * @param {() => unknown} task
 */
function time(what, runs, task) {
  for (let i = 0; i < Math.min(20, runs); i += 1) task()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    task()
    return performance.now() - start
  })
  rows.push({ what, median: `${median(times).toFixed(3)} ms`, runs })
  return median(times)
}

try {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: {
          inspect: join(root, 'src/core/inspect.ts'),
          testing: join(root, 'src/core/testing/forge.ts'),
          scanner: join(root, 'src/core/scan/scanner.ts'),
          tally: join(root, 'src/core/scan/tally.ts'),
        },
        formats: ['es'],
      },
    },
  })
  const load = (/** @type {string} */ name) => import(pathToFileURL(join(folder, `${name}.js`)).href)
  const { inspect } = await load('inspect')
  const { accessToken, jws, noon } = await load('testing')
  const { createScanner } = await load('scanner')
  const { createTally } = await load('tally')

  const usual = accessToken()
  const context = { now: noon, expected: { issuer: 'https://issuer.example/', audience: 'https://api.example' } }
  time(`inspect a usual token (${usual.length} characters)`, 500, () =>
    inspect(`Authorization: Bearer ${usual}`, context),
  )
  const large = jws({ claims: { iss: 'https://issuer.example/', data: 'x'.repeat(750_000) } })
  time(`inspect a token of ${(large.length / 1e6).toFixed(1)} MB`, 15, () => inspect(large, context))
  const prose = 'they obey the key and say hello to everybody '.repeat(23_000)
  time(`inspect ${(prose.length / 1e6).toFixed(1)} MB of prose`, 15, () => inspect(prose, context))

  for (const megabytes of [50, 100]) {
    const line = `2026-03-01T12:00:00Z INFO they served GET /things token=${usual} in 12 ms ${'and said more '.repeat(600)}\n`
    const piece = line.repeat(Math.ceil(1_000_000 / line.length))
    const pieces = Math.round((megabytes * 1_000_000) / piece.length)
    const took = time(`scan ${megabytes} MB of log`, 3, () => {
      const tally = createTally(noon)
      const scanner = createScanner((/** @type {string} */ text, /** @type {number} */ at) => tally.add(text, at))
      for (let i = 0; i < pieces; i += 1) scanner.push(piece)
      scanner.end()
      return tally.rows()
    })
    rows.push({ what: `  that is`, median: `${((megabytes * 1000) / took).toFixed(0)} MB/s`, runs: 3 })
  }

  const site = await serveStatic({ dir: join(root, 'dist'), base: '/' })
  const { executablePath } = findChromium() ?? {}
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.getByRole('textbox', { name: 'Paste a token' }).waitFor()
  for (const [what, text] of /** @type {const} */ ([
    ['paste a usual token until it is painted', usual],
    [`paste ${(large.length / 1e6).toFixed(1)} MB until it is painted`, large],
  ])) {
    /** @type {number[]} */
    const painted = []
    /** @type {number[]} */
    const longest = []
    for (let i = 0; i < 7; i += 1) {
      const clear = page.getByRole('button', { name: 'Clear' })
      if (await clear.isVisible()) await clear.click()
      const measured = await page.evaluate(pasteAndPaint, text)
      painted.push(measured.painted)
      longest.push(measured.longest)
    }
    rows.push({ what, median: `${median(painted).toFixed(1)} ms`, runs: 7 })
    rows.push({
      what: '  longest task',
      median: `${median(longest).toFixed(0) === '0' ? 'below 50' : median(longest).toFixed(0)} ms`,
      runs: 7,
    })
  }
  await browser.close()
  await site.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}

/**
 * Runs in the page: pastes as a person would, and waits for the frame after the token has been shown.
 *
 * @param {string} text
 * @returns {Promise<{ painted: number, longest: number }>}
 */
function pasteAndPaint(text) {
  return new Promise((resolve) => {
    let longest = 0
    const watcher = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    watcher.observe({ type: 'longtask' })
    const data = new DataTransfer()
    data.setData('text', text)
    const box = document.querySelector('textarea')
    box?.focus()
    const start = performance.now()
    const taken = box?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    // A paste that nobody intercepts is the browser's to insert.
    if (taken) document.execCommand('insertText', false, text)
    const look = () => {
      if (!document.querySelector('[data-token]')) return requestAnimationFrame(look)
      return requestAnimationFrame(() => {
        const painted = performance.now() - start
        setTimeout(() => {
          watcher.disconnect()
          resolve({ painted, longest })
        }, 100)
      })
    }
    requestAnimationFrame(look)
  })
}

console.table(rows)

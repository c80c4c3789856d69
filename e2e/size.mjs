/** What a visitor fetches, compressed, against the budget of the design; ends with 1 when it is exceeded. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
/** The pages of the catalogue as files of their own: no visit of the app fetches one. */
const besides = /^(?:rules|providers)\//
/** In octets, gzip -9. */
const budgets = {
  'first load': 95_000,
  'jose and verify': 13_000,
  // With the facts that they rest on.
  rules: 90_000,
  providers: 34_000,
  errors: 34_000,
  pages: 110_000,
  'service worker': 2_000,
}
/** The code of jose's base error: it stands in jose itself and in core/verify, which judges jose's errors, only. */
const joseMarker = 'ERR_JOSE_GENERIC'

/** @type {Map<string, string>} */
const files = new Map()
for (const entry of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const name = entry.replaceAll('\\', '/')
  if (/\.(html|css|js)$/.test(name) && !besides.test(name)) files.set(name, readFileSync(dist + name, 'utf8'))
}

/** @param {string} name */
const textOf = (name) => {
  const text = files.get(name)
  if (text === undefined) throw new Error(`dist/${name} is named by another file, but is not there`)
  return text
}

/** A chunk and all that it imports statically. @param {string} name @param {Set<string>} seen */
function withImports(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, specifier = ''] of textOf(name).matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g))
    withImports(posix.join(posix.dirname(name), specifier), seen)
  return seen
}

const html = textOf('index.html')
const linked = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(
  ([, name = '']) => name,
)
const first = new Set([
  'index.html',
  ...linked.flatMap((name) => [...(name.endsWith('.js') ? withImports(name) : [name])]),
])
const lazy = [...files.keys()].filter((name) => !first.has(name) && name !== 'sw.js').toSorted()
/** @param {string} name */
const hasJose = (name) => textOf(name).includes(joseMarker)
/** The lazy files that a name of an entry stands for. @param {string} entry */
const named = (entry) => lazy.filter((name) => name.startsWith(`assets/${entry}-`) && name.endsWith('.js'))
// What the panes have fetched already is there when a signature is checked.
const atHand = new Set([...first, ...named('door').flatMap((name) => [...withImports(name)])])
const verify = new Set(named('verify').flatMap((name) => [...withImports(name)].filter((file) => !atHand.has(file))))

/** @param {string} label @param {Iterable<string>} names @param {number} [budget] */
function row(label, names, budget) {
  // Each file is compressed alone, as hosts do.
  const texts = [...names].map((name) => Buffer.from(textOf(name)))
  /** @param {(text: Buffer) => Buffer} compress */
  const sum = (compress) => texts.reduce((total, text) => total + compress(text).length, 0)
  const gz = sum((text) => gzipSync(text, { level: 9 }))
  const exceeded = budget !== undefined && gz > budget
  const limit = budget === undefined ? '' : `${exceeded ? ' EXCEEDS' : ' of'} ${budget}`
  const sizes = [sum((text) => text), gz, sum((text) => brotliCompressSync(text))].map((size) =>
    String(size).padStart(9),
  )
  console.log(`${label.padEnd(44)}${sizes.join('')}${limit}`)
  return exceeded
}

console.log(`${'octets'.padEnd(44)}${['raw', 'gz', 'br'].map((head) => head.padStart(9)).join('')}`)
for (const name of first) row(`  ${name}`, [name])
for (const name of lazy) row(`  ${name} (lazy)`, [name])
const exceeded = [
  row('first load', first, budgets['first load']),
  row('jose and verify', verify, budgets['jose and verify']),
  row('rules', named('rules'), budgets.rules),
  row('providers', named('providers'), budgets.providers),
  row('errors', named('errors'), budgets.errors),
  row('pages of rules and providers', named('pages-pane'), budgets.pages),
  row('service worker', ['sw.js'], budgets['service worker']),
]
const misplaced = [...atHand].some(hasJose) || verify.size === 0
if (misplaced)
  console.error(
    `jose belongs into lazy chunks; it was found in: ${[...files.keys()].filter(hasJose).join(', ') || 'none'}`,
  )
if (exceeded.includes(true) || misplaced) process.exitCode = 1

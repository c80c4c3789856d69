/**
 * What a visitor fetches, compressed, against a budget for each file and for what is waited for together. Ends with 1 when
 * one is exceeded, or missing, or left over.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
/** The pages of the catalogue as files of their own: no visit of the app fetches one. */
const besides = /^(?:rules|providers)\//
/** What a visit waits for, in octets, gzip -9. */
const budgets = {
  'first load': 95_000,
  'jose and verify': 13_000,
  'service worker': 4_000,
}
/**
 * The same of each file of scripts, by the name before its digest; files of one name together. With a tenth to grow.
 * @type {Readonly<Record<string, number>>}
 */
const chunkBudgets = {
  'address-in': 600,
  aes: 9_200,
  autopsy: 2_000,
  base: 32_000,
  base64: 700,
  curve: 2_700,
  curves: 500,
  decrypt: 5_000,
  der: 1_000,
  'der-key': 2_500,
  effective: 3_000,
  ed25519: 1_400,
  ed448: 1_600,
  errors: 66_000,
  fft: 2_300,
  'file-pane': 3_000,
  'hashed-nonce': 700,
  health: 2_900,
  index: 86_000,
  inspector: 92_000,
  'key-use': 900,
  'ml-dsa': 5_800,
  modular: 4_500,
  montgomery: 4_700,
  nist: 10_700,
  'pages-pane': 130_000,
  providers: 52_000,
  'public-key-as-secret': 1_200,
  // Only for a paste with settings in YAML or a Secret.
  'read-yaml': 33_000,
  'read-file': 4_000,
  'read-keys': 5_100,
  rsa: 1_100,
  'rsa1-5': 800,
  rules: 140_000,
  'scan-worker': 27_000,
  secp256k1: 1_200,
  'severity-mark': 2_300,
  'snippet-view': 1_100,
  start: 5_800,
  'verifier-body': 10_800,
  'use-clock': 700,
  verify: 7_300,
  'weak-modulus': 3_000,
  weierstrass: 6_900,
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
const atHand = new Set([...first, ...named('inspector').flatMap((name) => [...withImports(name)])])
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

/** @type {Map<string, string[]>} */
const chunks = new Map()
for (const file of [...files.keys()].toSorted()) {
  if (file === 'index.html' || file === 'sw.js') continue
  const [, name = file] = /^assets\/(.+)-[\w-]{8}\.js$/.exec(file) ?? []
  chunks.set(name, [...(chunks.get(name) ?? []), file])
}
console.log(`${'octets'.padEnd(44)}${['raw', 'gz', 'br'].map((head) => head.padStart(9)).join('')}`)
const exceeded = [
  ...[...chunks].map(([name, members]) => row(`  ${name}`, members, chunkBudgets[name])),
  row('first load', first, budgets['first load']),
  row('jose and verify', verify, budgets['jose and verify']),
  row('service worker', ['sw.js'], budgets['service worker']),
]
const unbounded = [...chunks.keys()].filter((name) => !(name in chunkBudgets))
if (unbounded.length > 0) console.error(`These have no budget; give them one in e2e/size.mjs: ${unbounded.join(', ')}`)
const gone = Object.keys(chunkBudgets).filter((name) => !chunks.has(name))
if (gone.length > 0) console.error(`These have a budget in e2e/size.mjs, but are not in dist/: ${gone.join(', ')}`)
const misplaced = [...atHand].some(hasJose) || verify.size === 0
if (misplaced)
  console.error(
    `jose belongs into lazy chunks; it was found in: ${[...files.keys()].filter(hasJose).join(', ') || 'none'}`,
  )
if (exceeded.includes(true) || unbounded.length > 0 || gone.length > 0 || misplaced) process.exitCode = 1

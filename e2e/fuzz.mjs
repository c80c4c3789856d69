/**
 * `npm run fuzz [count] [first]`: so many broken pastes by their number, through door, copy and link. Fails if one throws or
 * is not read, or makes more work than its length allows; the number says which (`fuzzPaste` in src/core/testing/fuzz.ts).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const [count = 10_000, first = 0] = process.argv.slice(2).map(Number)
/** Of a run, one in a hundred. */
const longest = 1_000_000
/**
 * Blocks of the core that may be entered: a few readings of each paste, its copy and its link, character by character.
 * @param {number} length of all @param {number} pastes how many
 */
const mostWork = (length, pastes) => 400 * length + 400_000 * pastes

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'token-inspector-fuzz-'))
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/** Blocks entered since the last time. */
async function work() {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const ours = result.filter(({ url }) => url.endsWith('/fuzz.js'))
  return ours.reduce(
    (sum, { functions }) =>
      sum + functions.reduce((all, { ranges }) => all + ranges.reduce((some, range) => some + range.count, 0), 0),
    0,
  )
}

let faults = 0
/** @param {number} seed @param {string} what */
const report = (seed, what) => {
  faults += 1
  console.log(`${seed}: ${what}`)
}

try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: 'src/core/testing/fuzz.ts', formats: ['es'], fileName: () => 'fuzz.js' },
      minify: false,
      rolldownOptions: { external: [/^node:/] },
    },
  })
  /** @type {typeof import('../src/core/testing/fuzz.ts')} */
  const { fuzzPaste, faultOf } = await import(pathToFileURL(join(folder, 'fuzz.js')).href)
  await work()
  let [length, pastes, most] = [0, 0, 0]
  for (let seed = first; seed < first + count; seed += 1) {
    const paste = fuzzPaste(seed, longest)
    const fault = await faultOf(paste)
    if (fault !== undefined) report(seed, fault)
    length += paste.length
    pastes += 1
    // Counting costs as much as a short paste: many of these are counted at once.
    if (paste.length > 20_000 || pastes === 100) {
      const share = (await work()) / mostWork(length, pastes)
      if (share > 1) report(seed, `made ${share.toFixed(1)} times the steps that ${length} characters may make`)
      most = Math.max(most, share)
      length = 0
      pastes = 0
    }
    if (seed % 1000 === 999)
      console.log(`${seed + 1 - first} of ${count}, ${faults} faults, at most ${(100 * most).toFixed()} % of the steps`)
  }
} finally {
  await rm(folder, { recursive: true })
}
console.log(`${count} pastes from number ${first}: ${faults} faults`)
process.exitCode = faults > 0 ? 1 : 0

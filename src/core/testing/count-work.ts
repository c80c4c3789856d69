/** Counts steps in place of time: how much more work a longer text makes. For tests only. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

/** Much more than twice the work for twice the text: something looks at all of it for each of its parts. */
export const mostPerDoubling = 2.2

/**
 * Runs in a process of its own: counts, with V8's block coverage, how often blocks are entered for each length of a text,
 * then reads the last one without counting. What regular expressions and string methods do is not counted; a step of theirs
 * that is not linear keeps the last part from coming to its end.
 */
const driver = (run: string) => `
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector'
const session = new Session()
session.connect()
const post = (method, parameters) => {
  let answer
  session.post(method, parameters, (error, result) => { if (error) throw error; answer = result })
  return answer
}
post('Profiler.enable')
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
// Imported only now: what was compiled before is not counted by blocks.
const core = await import('./core.mjs')
const run = ${run}
const taken = () => {
  let sum = 0
  for (const script of post('Profiler.takePreciseCoverage').result)
    if (script.url.endsWith('/core.mjs'))
      for (const { ranges } of script.functions) for (const { count } of ranges) sum += count
  return sum
}
const texts = JSON.parse(readFileSync(0, 'utf8'))
run(core, 'a')
taken()
const counts = texts.map(({ lengths }) => lengths.map((text) => { run(core, text); return taken() }))
post('Profiler.stopPreciseCoverage')
for (const [i, { lengths, whole }] of texts.entries()) {
  // Many tokens take seconds a megabyte, and their regular expressions run over each of them alone.
  run(core, counts[i][0] > 300_000 ? lengths.at(-1) : whole)
  process.stdout.write(counts[i].join() + '\\n')
}
`

interface Work {
  /** The file of src/core/ that is measured. */
  entry: string
  /** A function of its exports and of a text, as source. */
  run: string
  texts: Readonly<Record<string, (length: number) => string>>
  /** Characters of the shortest of three texts, each twice as long as the one before. */
  length: number
}

/** How much more work each doubling makes, by the name of the text: of those that came to their end. */
export async function countWork({ entry, run, texts, length }: Work): Promise<ReadonlyMap<string, readonly number[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'token-inspector-work-'))
  try {
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        outDir: folder,
        minify: false,
        lib: { entry: join(import.meta.dirname, '..', entry), formats: ['es'], fileName: () => 'core.mjs' },
      },
    })
    writeFileSync(join(folder, 'driver.mjs'), driver(run))
    const child = spawn(process.execPath, [join(folder, 'driver.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // A kill switch and not a measurement: all of it takes seconds, and a quadratic step in one text takes hours.
      timeout: 240_000,
      killSignal: 'SIGKILL',
    })
    // Gone when it was killed; the missing lines say so.
    child.stdin.on('error', () => undefined)
    const names = Object.keys(texts)
    const pastes = Object.values(texts).map((make) => ({
      lengths: [make(length), make(2 * length), make(4 * length)],
      whole: make(200_000),
    }))
    child.stdin.end(JSON.stringify(pastes))
    const ratios = new Map<string, readonly number[]>()
    // A line for each, in their order.
    for await (const line of createInterface(child.stdout)) {
      const counts = line.split(',').map(Number)
      const name = names[ratios.size] ?? ''
      ratios.set(
        name,
        counts.slice(1).map((count, i) => count / (counts[i] ?? 0)),
      )
    }
    return ratios
  } finally {
    rmSync(folder, { recursive: true })
  }
}

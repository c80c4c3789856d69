import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Pieces that a text is made of, over and over: what a step might look at twice. */
const pieces: Readonly<Record<string, string>> = {
  letters: 'a',
  spaces: ' ',
  'line breaks': '\n',
  'quotation marks': '"',
  backslashes: '\\',
  'percent signs': '%',
  'escaped letters': '%41\\u0041',
  'ends of escapes': '\u001b[0;',
  colours: '\u001b[31m',
  words: 'token is the claim of an audience that is not valid ',
  'one long word': 'word-',
  messages: 'jwt expired\n',
  'general messages': 'Signature verification failed ',
  'messages with stack traces': 'JsonWebTokenError: jwt malformed\n    at foo (bar.js:1:2)\n',
  'beginnings that wait for an end': 'audience claim ',
  'long beginnings': "IDX10214: Audience validation failed. Audiences: '",
  'tokens in messages': 'token (eyJhbGciOi',
  'values in brackets': 'jwt issuer invalid. expected: [',
  'messages within messages': 'Expected aud claim to be: Audience not allowed: ',
}

/**
 * Runs in a process of its own: counts, with V8's block coverage, how often blocks are entered for a text of N and of 2N
 * characters, then reads a megabyte. What regular expressions and string methods do is not counted; a step of theirs that
 * is not linear keeps the last part from coming to its end.
 */
const driver = `
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
const { readErrors } = await import('./errors.mjs')
const taken = () => {
  let sum = 0
  for (const script of post('Profiler.takePreciseCoverage').result)
    if (script.url.endsWith('/errors.mjs'))
      for (const { ranges } of script.functions) for (const { count } of ranges) sum += count
  return sum
}
const texts = JSON.parse(readFileSync(0, 'utf8'))
readErrors('')
taken()
const counts = texts.map(({ piece, length }) => {
  readErrors(piece.repeat(length / piece.length))
  const once = taken()
  readErrors(piece.repeat(2 * length / piece.length))
  return { once, twice: taken() }
})
post('Profiler.stopPreciseCoverage')
for (const [i, { name, piece }] of texts.entries()) {
  readErrors(piece.repeat(1_000_000 / piece.length))
  process.stdout.write(JSON.stringify({ name, ...counts[i] }) + '\\n')
}
`

const folder = mkdtempSync(join(tmpdir(), 'token-inspector-errors-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Counts {
  once: number
  twice: number
}

async function measure(length: number): Promise<Map<string, Counts>> {
  const child = spawn(process.execPath, [join(folder, 'driver.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A kill switch and not a measurement: all of it takes seconds, and a quadratic step in one text takes hours.
    timeout: 110_000,
    killSignal: 'SIGKILL',
  })
  // Gone when it was killed; the missing lines say so.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(Object.entries(pieces).map(([name, piece]) => ({ name, piece, length }))))
  const counts = new Map<string, Counts>()
  for await (const line of createInterface(child.stdout)) {
    const { name, ...found } = JSON.parse(line) as Counts & { name: string }
    counts.set(name, found)
  }
  return counts
}

describe('readErrors of a long text', () => {
  let counts: ReadonlyMap<string, Counts>
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        outDir: folder,
        minify: false,
        lib: { entry: join(import.meta.dirname, 'read-errors.ts'), formats: ['es'], fileName: () => 'errors.mjs' },
      },
    })
    writeFileSync(join(folder, 'driver.mjs'), driver)
    counts = await measure(60_000)
  }, 120_000)

  it.each(Object.keys(pieces))('takes twice the steps for twice the length: %s', (name) => {
    const found = counts.get(name)
    expect(found, 'it came to its end').toBeDefined()
    const { once, twice } = found ?? { once: 0, twice: 1 }
    expect(twice / once).toBeLessThan(2.2)
  })
})

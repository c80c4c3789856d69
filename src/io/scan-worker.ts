import { createScanner } from '../core/scan/scanner.ts'
import type { TallyRow } from '../core/scan/tally.ts'
import { createTally } from '../core/scan/tally.ts'
import { clock } from './clock.ts'

/** What the worker tells the page; the last message has `done`. Octets and rows as they stand. */
export interface ScanNews {
  read: number
  count: number
  rows: TallyRow[]
  done: boolean
  /** The file could not be read to its end: it was moved, changed, or may not be read. */
  failed?: true
}

/** Octets between two messages: rarely enough that sending rows costs nothing, often enough to be seen moving. */
const newsEvery = 2_000_000

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof Blob) void scan(data)
})

/** Reads a file in the pieces that the browser hands out; a piece is let go of before the next one is asked for. */
async function scan(file: Blob): Promise<void> {
  const tally = createTally(clock.now())
  const scanner = createScanner((text, at) => tally.add(text, at))
  // Octets that are no UTF-8 cannot be part of a token, so they need not be exact.
  const decoder = new TextDecoder()
  let read = 0
  let told = 0
  const tell = (done: boolean, failed?: true) => {
    const news: ScanNews = { read, count: tally.count(), rows: tally.rows(), done, ...(failed && { failed }) }
    postMessage(news)
  }
  try {
    const reader = file.stream().getReader()
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read()
      if (done) break
      read += value.length
      scanner.push(decoder.decode(value, { stream: true }))
      if (read - told >= newsEvery) {
        told = read
        tell(false)
      }
    }
    scanner.end()
    tell(true)
  } catch {
    tell(true, true)
  }
}

import { encodingOf } from '../core/scan/encoding.ts'
import { zipEntries } from '../core/scan/zip.ts'

/** Octets up to which a file is read as a paste; larger ones are only scanned for tokens. */
export const longestPaste = 5_000_000

/** An archive is read whole, so it may not be of any size either. */
const longestArchive = 20_000_000

/**
 * The text of a file, as it would be pasted: by its byte-order mark (UTF-8, UTF-16), unpacked from gzip, or out of a ZIP
 * archive, whose texts follow one another. Undefined for what is too large, for what cannot be unpacked, and for what is no
 * text. Never rejects.
 */
export async function readFileAsPaste(file: Blob): Promise<string | undefined> {
  try {
    if (file.size > longestArchive) return undefined
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
    const encoding = encodingOf(head)
    if (encoding === 'zip') return await unzipped(new Uint8Array(await file.arrayBuffer()))
    const octets =
      encoding === 'gzip'
        ? await unpacked(file, 'gzip')
        : file.size <= longestPaste
          ? new Uint8Array(await file.arrayBuffer())
          : undefined
    return octets && textOf(octets)
  } catch {
    return undefined
  }
}

/** Undefined for octets that are no text. */
function textOf(octets: Uint8Array): string | undefined {
  const encoding = encodingOf(octets)
  if (encoding === 'gzip' || encoding === 'zip') return undefined
  const text = new TextDecoder(encoding).decode(octets)
  return text.includes('\0') ? undefined : text
}

async function unpacked(packed: Blob, format: 'gzip' | 'deflate-raw'): Promise<Uint8Array | undefined> {
  const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- A stream is read in order.
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > longestPaste) {
      // oxlint-disable-next-line no-await-in-loop -- It is the last.
      await reader.cancel()
      return undefined
    }
    pieces.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

async function unzipped(archive: Uint8Array): Promise<string | undefined> {
  const texts: string[] = []
  let length = 0
  for (const { octets, deflated } of zipEntries(archive)) {
    const packed = new Blob([octets.slice()])
    // oxlint-disable-next-line no-await-in-loop -- One after the other, so that they stop at the limit.
    const plain = deflated ? await unpacked(packed, 'deflate-raw').catch(() => undefined) : octets
    const text = plain && textOf(plain)
    if (text === undefined || length + text.length > longestPaste) continue
    texts.push(text)
    length += text.length
  }
  return texts.length > 0 ? texts.join('\n') : undefined
}

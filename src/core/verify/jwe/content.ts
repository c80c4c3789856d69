import { decodeUtf8 } from '../../decode/octets.ts'
import type { ContentEncryption } from '../../registry/encryption-algorithms.ts'
import { openCbc, openGcm } from './aes.ts'
import { concat } from './concat.ts'
import type { Recipient } from './recipients.ts'
import type { Stop } from './unopenable.ts'
import { stop } from './unopenable.ts'

/**
 * Octets of inflated content, beyond which inflating stops: a few kilobytes of paste can become gigabytes (RFC 8725
 * section 3.6). No request carries a token of a megabyte, and jose stops at a quarter of it.
 */
export const mostInflated = 1_000_000

/** The plaintext of a JWE as text (RFC 7516 section 5.2, steps 14 to 19). */
export async function openContent(
  recipient: Recipient,
  { mode, bits }: ContentEncryption,
  { key, proven }: { key: Uint8Array<ArrayBuffer>; proven: boolean },
): Promise<{ text: string } | Stop> {
  const { iv, tag, ciphertext, header } = recipient
  if (iv.length !== (mode === 'GCM' ? 12 : 16)) return stop('malformed', { part: 'initialization-vector' })
  if (tag.length !== (mode === 'GCM' ? 16 : bits / 16)) return stop('malformed', { part: 'authentication-tag' })
  if (mode === 'CBC' && (ciphertext.length === 0 || ciphertext.length % 16 > 0))
    return stop('malformed', { part: 'ciphertext' })
  const opened = mode === 'GCM' ? await openGcm(key, recipient) : await openCbc(key, recipient)
  if (!opened) return stop(proven ? 'content-altered' : 'wrong-key')
  const plaintext = header.zip === 'DEF' ? await inflate(opened) : opened
  if ('because' in plaintext) return plaintext
  const utf8 = decodeUtf8(plaintext)
  return utf8.ok ? { text: utf8.text } : stop('not-text', { octets: plaintext.length })
}

/** DEFLATE without a wrapper (RFC 7516 section 4.1.3, RFC 1951). */
async function inflate(deflated: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | Stop> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  // Both fail when the reading does, which says what is wrong.
  writer.write(deflated).catch(() => undefined)
  writer.close().catch(() => undefined)
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream comes one piece after another
      const { value, done } = await reader.read()
      if (done) return concat(...chunks)
      chunks.push(value)
      length += value.length
      if (length > mostInflated) {
        reader.cancel().catch(() => undefined)
        return stop('too-large', { octets: mostInflated })
      }
    }
  } catch {
    return stop('malformed', { part: 'ciphertext' })
  }
}

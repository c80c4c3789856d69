/** How a file was written, by its first octets. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gzip' | 'zip'

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
]

/**
 * By the byte-order mark (Unicode, section 23.8), as PowerShell writes one, or by the signature of an archive (RFC 1952
 * section 2.3.1, ZIP). UTF-16 without a mark is told by its zeros. Anything else is UTF-8.
 */
export function encodingOf(octets: Uint8Array): Encoding {
  const marked = marks.find(([, mark]) => mark.every((octet, i) => octets[i] === octet))?.[0]
  if (marked) return marked
  const [a = 0, b = 0, c = 0, d = 0] = octets
  if (octets.length >= 4 && a > 0 && b === 0 && c > 0 && d === 0) return 'utf-16le'
  return octets.length >= 4 && a === 0 && b > 0 && c === 0 && d > 0 ? 'utf-16be' : 'utf-8'
}

/** A file in an archive, as it is stored there. */
interface ZipEntry {
  name: string
  octets: Uint8Array
  deflated: boolean
}

const [centralHeader, localHeader] = [0x02014b50, 0x04034b50]
/** Files beyond these are not looked at. */
const mostEntries = 2000

/**
 * The files of a ZIP archive, by its central directory (PKWARE APPNOTE, sections 4.3.7 and 4.3.12): HAR files in one, a
 * session of Fiddler. What is encrypted or packed otherwise than by DEFLATE is left out; an archive that is broken has none.
 */
export function zipEntries(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const found: ZipEntry[] = []
  for (let at = firstCentral(view); at >= 0 && at + 46 <= archive.length && found.length < mostEntries;) {
    if (view.getUint32(at, true) !== centralHeader) break
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const size = view.getUint32(at + 20, true)
    const [nameLength, extra, remark] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + (nameLength ?? 0)))
    const plain = (flags & 1) === 0 && (method === 0 || method === 8) && size > 0
    if (plain && local + 30 <= archive.length && view.getUint32(local, true) === localHeader) {
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      found.push({ name, octets: archive.subarray(start, start + size), deflated: method === 8 })
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (remark ?? 0)
  }
  return found
}

/** Where the central directory begins: the record at the end says so. Its remark may be 65,535 octets long. */
function firstCentral(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= last; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint32(at + 16, true)
  return -1
}

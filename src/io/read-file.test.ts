import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspect } from '../core/inspect.ts'
import { accessToken } from '../core/testing/forge.ts'
import { longestPaste, readFileAsPaste } from './read-file.ts'

const token = accessToken()
const read = (...parts: (string | Uint8Array)[]) =>
  readFileAsPaste(new Blob(parts.map((part) => (typeof part === 'string' ? part : Uint8Array.from(part)))))
const utf16 = (text: string, mark: boolean) => Uint8Array.from(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'))

/** An archive of one deflated file; the sums are left out, since nobody looks at them. */
function zip(name: string, text: string): Uint8Array {
  const packed = deflateRawSync(text)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Uint8Array.from(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]))
}

describe('a small file is read as a paste', () => {
  it.each([
    ['as it is', [`{"access_token":"${token}"}`]],
    ['with a byte-order mark', [`\uFEFF${token}`]],
    ['in UTF-16, as PowerShell writes it', [utf16(`${token}\r\n`, true)]],
    ['in UTF-16 without a mark', [utf16(token, false)]],
    ['packed by gzip', [Uint8Array.from(gzipSync(`Bearer ${token}`))]],
    ['in an archive', [zip('session.har', `Authorization: Bearer ${token}`)]],
  ] as const)('%s', async (_, parts) => {
    const text = await read(...parts)
    expect(inspect(text ?? '').tokens.map((one) => one.text)).toEqual([token])
  })

  it('unless it is too large, also once it is unpacked', async () => {
    expect(await read('a'.repeat(longestPaste))).toHaveLength(longestPaste)
    expect(await read('a'.repeat(longestPaste + 1))).toBeUndefined()
    expect(await read(Uint8Array.from(gzipSync('a'.repeat(longestPaste + 1))))).toBeUndefined()
  })

  it('unless it is no text, or broken', async () => {
    expect(await read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13))).toBeUndefined()
    expect(await read(Uint8Array.of(0x1f, 0x8b, 8, 0, 1))).toBeUndefined()
    expect(await read(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3))).toBeUndefined()
  })
})

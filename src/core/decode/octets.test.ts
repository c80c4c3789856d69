import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64url, decodeUtf8, encodeBase64url } from './octets.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const octets = fc.uint8Array({ maxLength: 400 })
const encoded = fc.string({ unit: fc.constantFrom(...alphabet.split('')), maxLength: 80 })

describe('decodeBase64url', () => {
  it('gives the octets that Buffer gives, and the text back', () => {
    fc.assert(
      fc.property(octets, (given) => {
        const text = Buffer.from(given).toString('base64url')
        expect(encodeBase64url(given)).toBe(text)
        expect(decodeBase64url(text)).toEqual({ ok: true, octets: given })
      }),
    )
  })

  it('encodes more octets than a call takes arguments', () => {
    const given = Uint8Array.from({ length: 300_001 }, (_, i) => i * 7)
    expect(encodeBase64url(given)).toBe(Buffer.from(given).toString('base64url'))
  })

  it('takes any text of the alphabet but one of length 4n + 1, and refuses that at its end', () => {
    fc.assert(
      fc.property(encoded, (text) => {
        const read = decodeBase64url(text)
        if (text.length % 4 === 1) expect(read).toMatchObject({ ok: false, at: text.length, cut: true })
        else expect(read).toMatchObject({ ok: true, octets: new Uint8Array(Buffer.from(text, 'base64url')) })
      }),
    )
  })

  it('says when the last character sets bits that belong to no octet', () => {
    fc.assert(
      fc.property(encoded, (text) => {
        const read = decodeBase64url(text)
        if (!read.ok) return
        // Another text has the same octets, and is what an encoder writes.
        expect(read.spareBits ?? false).toBe(encodeBase64url(read.octets) !== text)
      }),
    )
    expect(decodeBase64url('YQ')).not.toHaveProperty('spareBits')
    expect(decodeBase64url('YR')).toMatchObject({ ok: true, octets: Uint8Array.from([0x61]), spareBits: true })
    expect(decodeBase64url('YWJ')).toHaveProperty('spareBits')
  })

  it('names the first character that does not belong, whatever follows', () => {
    const stranger = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((character) => !alphabet.includes(character))
    fc.assert(
      fc.property(encoded, stranger, fc.string({ unit: 'binary' }), (before, character, after) => {
        const read = decodeBase64url(before + character + after)
        expect(read).toMatchObject({ ok: false, at: before.length })
        // Characters are missing from the end of a text, never from the middle.
        expect(read).not.toHaveProperty('cut')
      }),
    )
  })

  it.each([
    ['YQ==', 2, 'padding (“=”) is not allowed in a token'],
    ['a+b', 1, '“+” belongs to ordinary base64, not to base64url'],
    ['ab/', 2, '“/” belongs to ordinary base64, not to base64url'],
    ['ab cd', 2, 'there is white space inside'],
    ['\nabc', 0, 'there is white space inside'],
    ['ab…', 2, 'an ellipsis stands where characters were left out'],
    ['ab%3D', 2, 'it is percent-encoded'],
    ['ab\u200bc', 2, 'the character U+200B is not in the base64url alphabet'],
    ['аbc', 0, 'the character U+0430 is not in the base64url alphabet'],
  ])('says what is wrong with %j', (text, at, reason) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, at, reason })
  })
})

describe('decodeUtf8', () => {
  const strict = (given: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(given)
  const isSound = (given: Uint8Array) => {
    try {
      strict(given)
      return true
    } catch {
      return false
    }
  }
  // Octets near the borders of RFC 3629 section 4, which arbitrary ones seldom hit.
  // prettier-ignore
  const border = fc.constantFrom(
    0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
    0xf1, 0xf3, 0xf4, 0xf5, 0xff,
  )
  const text = fc.string({ unit: 'binary' }).map((value) => [...new TextEncoder().encode(value)])
  const given = fc
    .oneof(
      octets.map((some) => [...some]),
      fc.array(border, { maxLength: 8 }),
      fc.tuple(text, fc.array(border, { maxLength: 5 }), text).map((parts) => parts.flat()),
      fc.tuple(text, fc.nat(5)).map(([some, cut]) => some.slice(0, -cut - 1)),
    )
    .map((some) => Uint8Array.from(some))

  it('agrees with the strict TextDecoder, and stops where the last whole character ends', () => {
    fc.assert(
      fc.property(given, (some) => {
        const read = decodeUtf8(some)
        expect(read.ok).toBe(isSound(some))
        if (read.ok) {
          expect(read.text).toBe(strict(some))
          return
        }
        expect(read.partial).toBe(strict(some.subarray(0, read.at)))
        // No character begins there: neither one to four octets from there on are one, nor is the rest.
        for (let more = 1; more <= Math.min(4, some.length - read.at); more += 1)
          expect(isSound(some.subarray(read.at, read.at + more))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['an overlong form', [0x61, 0xc0, 0xaf], 1],
    ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a character that breaks off', [0xc3, 0xa9, 0xe2, 0x82], 2],
    ['a lone continuation', [0x80], 0],
  ])('finds %s', (_, some, at) => {
    expect(decodeUtf8(Uint8Array.from(some))).toMatchObject({ ok: false, at })
  })

  it('keeps a byte order mark, so that it is seen', () => {
    expect(decodeUtf8(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b]))).toEqual({ ok: true, text: '\ufeff{' })
  })
})

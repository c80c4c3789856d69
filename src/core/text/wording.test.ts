import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duration, shown, shownList, utc, visible } from './wording.ts'

describe('visible', () => {
  it.each([
    ['a\u200bb', 'a⟨U+200B⟩b'],
    ['\u202eabc', '⟨U+202E⟩abc'],
    ['\ufeff{', '⟨U+FEFF⟩{'],
    ['a\u0000b\nc\td', 'a⟨U+0000⟩b⟨U+000A⟩c⟨U+0009⟩d'],
    ['\u00ad\u061c\u180e\u2060\u2066\u2069', '⟨U+00AD⟩⟨U+061C⟩⟨U+180E⟩⟨U+2060⟩⟨U+2066⟩⟨U+2069⟩'],
    ['\u2028\u2029', '⟨U+2028⟩⟨U+2029⟩'],
    ['\u3164\uffa0\u115f', '⟨U+3164⟩⟨U+FFA0⟩⟨U+115F⟩'],
    ['a\ufe0f', 'a⟨U+FE0F⟩'],
    ['\u{e0041}\u{e0100}', '⟨U+E0041⟩⟨U+E0100⟩'],
  ])('writes out %j', (text, expected) => {
    expect(visible(text)).toBe(expected)
  })

  it('leaves what is seen as it is', () => {
    for (const text of ['https://issuer.example/', 'Grüße, 日本語, עברית, العربية', '😀 “quoted” – dash', '‹masked›'])
      expect(visible(text)).toBe(text)
  })

  it('leaves nothing that turns the text around, and nothing that it would change again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(visible(visible(text))).toBe(visible(text))
      }),
    )
  })
})

describe('shown', () => {
  it('puts a value in quotation marks, cut to what a sentence bears', () => {
    expect(shown('a')).toBe('“a”')
    expect(shown('a\u202eb')).toBe('“a⟨U+202E⟩b”')
    expect(shown('a'.repeat(120))).toBe(`“${'a'.repeat(120)}”`)
    expect(shown('a'.repeat(121))).toBe(`“${'a'.repeat(120)}…”`)
    expect(shown('abc', 2)).toBe('“ab…”')
  })

  it('lists several', () => {
    expect(shownList([])).toBe('')
    expect(shownList(['a'])).toBe('“a”')
    expect(shownList(['a', 'b'])).toBe('“a” and “b”')
    expect(shownList(['a', 'b', 'c'])).toBe('“a”, “b” and “c”')
    expect(shownList(['a', 'b', 'c', 'd'], 2)).toBe('“a”, “b” and 2 more')
  })
})

describe('duration', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [90, '2 minutes'],
    [3599, '60 minutes'],
    [3600, '1 hour'],
    [7200, '2 hours'],
    [86_400, '1 day'],
    [29 * 86_400, '29 days'],
    [31 * 86_400, '1 month'],
    [365 * 86_400, '12 months'],
    [366 * 86_400, '1 year'],
    [3_155_760_000, '100 years'],
    [-90, '2 minutes'],
    [0.4, '0 seconds'],
  ])('says %d seconds as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })
})

describe('utc', () => {
  it.each([
    [0, '1970-01-01 00:00:00 UTC'],
    [1_772_366_400, '2026-03-01 12:00:00 UTC'],
    [1_772_366_400.9, '2026-03-01 12:00:00 UTC'],
    [-1, '1969-12-31 23:59:59 UTC'],
    [253_402_300_799, '9999-12-31 23:59:59 UTC'],
    [8_640_000_000_000, '+275760-09-13 00:00:00 UTC'],
    [8_640_000_000_001, '8640000000001'],
    [-8_640_000_000_001, '-8640000000001'],
    [1e300, '1e+300'],
    [Infinity, 'Infinity'],
  ])('writes %d as %s', (seconds, words) => {
    expect(utc(seconds)).toBe(words)
  })
})

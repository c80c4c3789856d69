import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate } from './inflate.ts'

describe('inflate', () => {
  it('gives back what zlib has deflated, however it was done', () => {
    const octets = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.string({ maxLength: 3000 }).map((text) => new TextEncoder().encode(text.repeat(3))),
    )
    fc.assert(
      fc.property(octets, fc.constantFrom(0, 1, 6, 9), fc.constantFrom(0, 4), (some, level, strategy) => {
        expect(inflate(deflateRawSync(some, { level, strategy }))).toEqual(Uint8Array.from(some))
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
        const read = inflate(some)
        expect(read === undefined || read instanceof Uint8Array).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses what grows beyond a megabyte', () => {
    expect(inflate(deflateRawSync(new Uint8Array(1_000_000)))).toHaveLength(1_000_000)
    expect(inflate(deflateRawSync(new Uint8Array(1_000_001)))).toBeUndefined()
  })
})

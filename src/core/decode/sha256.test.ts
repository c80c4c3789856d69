import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from './sha256.ts'

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

describe('sha256', () => {
  it('agrees with node:crypto, whatever the message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (message) => {
        expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees at every length around the border of a block', () => {
    for (let length = 0; length < 200; length += 1) {
      const message = new Uint8Array(length).fill(length)
      expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
    }
  })

  it('knows the example of FIPS 180', () => {
    expect(hex(sha256(new TextEncoder().encode('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

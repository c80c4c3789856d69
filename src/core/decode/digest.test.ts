import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest, digestOf, isHashName, sha1Of } from './digest.ts'

const names = ['sha-256', 'sha-384', 'sha-512'] as const

describe('digestOf', () => {
  it.each(names)('agrees with node:crypto, whatever the message: %s', (name) => {
    const oracle = (message: string | Uint8Array) => createHash(name.replace('-', '')).update(message)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'grapheme' }), (octets, text) => {
        expect(digestOf(octets, name)).toBe(oracle(octets).digest('base64url'))
        expect(digestOf(text, name)).toBe(oracle(text).digest('base64url'))
        expect(Buffer.from(digest(text, name))).toEqual(oracle(text).digest())
      }),
    )
  })

  it('is SHA-256 where no name is given', () => {
    expect(digestOf('abc')).toBe(createHash('sha256').update('abc').digest('base64url'))
  })
})

it('knows SHA-1', () => {
  const octets = new TextEncoder().encode('abc')
  expect(sha1Of(octets)).toBe(createHash('sha1').update(octets).digest('base64url'))
})

it('takes names that it has a hash for, and no others', () => {
  for (const name of names) expect(isHashName(name)).toBe(true)
  for (const name of ['sha256', 'SHA-256', 'sha3-256', '', 'constructor', 256, null, undefined])
    expect(isHashName(name)).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOf, identifierOf, readElement, readElements, readSequence, timeOf, unsignedOf } from './der.ts'
import { readDerKey } from './der-key.ts'
import { certificateOf, der, integer, pairs, sequence } from '../../testing/certificates.ts'

const octets = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

describe('readElement', () => {
  it('reads short and long lengths', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535]) {
      expect(readElement(der(0x04, new Uint8Array(length)))?.content.length).toBe(length)
    }
    const long = Buffer.concat([octets('0483010000'), new Uint8Array(65_536)])
    expect(readElement(long)?.content.length).toBe(65_536)
  })

  it.each([
    ['an indefinite length', '30800000'],
    ['a length that is longer than needed', '0481050102030405'],
    ['the same with a leading zero', '048200800102'],
    ['five octets of length', '04850000000001aa'],
    ['a tag of several octets', '1f2100'],
    ['what is cut', '0405010203'],
    ['a cut length', '0482ff'],
    ['what something follows', '0401aabb'],
    ['nothing', ''],
  ])('refuses %s', (_, hex) => {
    expect(readElement(octets(hex))).toBeUndefined()
  })

  it('reads elements up to the end, or not at all', () => {
    expect(readElements(octets('020101020102'))?.length).toBe(2)
    expect(readElements(octets('0201010201'))).toBeUndefined()
    expect(readSequence(sequence(integer(1), integer(2)))?.length).toBe(2)
    expect(readSequence(integer(1))).toBeUndefined()
  })
})

describe('values', () => {
  it.each([
    ['020100', '00'],
    ['02017f', '7f'],
    ['02020080', '80'],
    ['020180', undefined],
    ['0202007f', undefined],
    ['0200', undefined],
    ['040101', undefined],
  ])('reads the INTEGER %s as %s', (hex, value) => {
    const read = unsignedOf(readElement(octets(hex)))
    expect(read && Buffer.from(read).toString('hex')).toBe(value)
  })

  it.each([
    ['06092a864886f70d010101', '1.2.840.113549.1.1.1'],
    ['06032b6570', '1.3.101.112'],
    ['0603883703', '2.999.3'],
    ['06022a86', undefined],
    ['0600', undefined],
  ])('reads the OBJECT IDENTIFIER %s as %s', (hex, value) => {
    expect(identifierOf(readElement(octets(hex)))).toBe(value)
  })

  it.each([
    [0x17, '260301120000Z', Date.UTC(2026, 2, 1, 12) / 1000],
    [0x17, '490101000000Z', Date.UTC(2049, 0, 1) / 1000],
    [0x17, '500101000000Z', Date.UTC(1950, 0, 1) / 1000],
    [0x18, '20500101000000Z', Date.UTC(2050, 0, 1) / 1000],
    [0x18, '260301120000Z', undefined],
    [0x17, '2603011200Z', undefined],
    [0x17, '260301120000+0100', undefined],
  ])('reads the time %d %s', (tag, value, seconds) => {
    expect(timeOf(readElement(der(tag, Buffer.from(value))))).toBe(seconds)
  })

  it('takes bits by whole octets only', () => {
    expect(bitsOf(readElement(octets('030200aa')))).toEqual(Uint8Array.of(0xaa))
    expect(bitsOf(readElement(octets('030204a0')))).toBeUndefined()
  })
})

describe('readDerKey', () => {
  const sound = Object.values(pairs).flatMap(({ publicKey, privateKey }) => [
    publicKey.export({ format: 'der', type: 'spki' }),
    privateKey.export({ format: 'der', type: 'pkcs8' }),
    certificateOf(publicKey),
  ])

  it('never throws, whatever the octets are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (any) => typeof readDerKey(any).ok === 'boolean'))
  })

  it('never throws for a sound key that was cut or changed in one bit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.nat(), fc.nat(7), fc.boolean(), (key, place, bit, cut) => {
        const at = place % key.length
        const changed = cut ? key.subarray(0, at) : Uint8Array.from(key, (o, i) => (i === at ? o ^ (1 << bit) : o))
        const read = readDerKey(changed)
        // A key that was cut is no key.
        expect(read.ok && cut).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses deep nesting without a fault', () => {
    let nested = integer(1)
    for (let i = 0; i < 5000; i += 1) nested = sequence(nested)
    expect(readDerKey(nested)).toMatchObject({ ok: false })
  })
})

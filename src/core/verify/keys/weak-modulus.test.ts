import { checkPrimeSync, generatePrimeSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modulusWeakness } from './weak-modulus.ts'
import { rsaPair } from '../../testing/certificates.ts'

const encoded = (modulus: bigint) => {
  const hex = modulus.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
const prime = (bits: number) => generatePrimeSync(bits, { bigint: true })
const nextPrime = (from: bigint) => {
  let candidate = from | 1n
  while (!checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

/** A prime of the form that CVE-2017-15361 gives to keys of 512 bits, where M is the product of the first 39 primes. */
const infineonPrime = (seed: bigint) => {
  let product = 1n
  let count = 0
  for (let n = 2n; count < 39; n += 1n) {
    if (!checkPrimeSync(n)) continue
    product *= n
    count += 1
  }
  let power = 1n
  for (let i = 0n; i < 1000n + seed; i += 1n) power = (power * 65_537n) % product
  let k = (1n << 40n) + seed
  while (!checkPrimeSync(k * product + power)) k += 1n
  return k * product + power
}

describe('modulusWeakness', () => {
  it('finds nothing in keys as they should be', () => {
    for (const bits of [1024, 2048, 3072]) {
      const { n = '' } = rsaPair(bits).publicKey.export({ format: 'jwk' })
      expect(modulusWeakness(n)).toBeUndefined()
    }
  })

  it('finds an even one, and one with a small factor', () => {
    const large = prime(1024)
    expect(modulusWeakness(encoded(large * 2n))).toBe('even')
    for (const factor of [3n, 751n, 4093n]) expect(modulusWeakness(encoded(large * factor))).toBe('small-factor')
    // The first prime beyond what is tried.
    expect(modulusWeakness(encoded(large * 4099n))).toBeUndefined()
  })

  it('finds factors that lie close together', () => {
    const p = prime(1024)
    expect(modulusWeakness(encoded(p * p))).toBe('close-primes')
    expect(modulusWeakness(encoded(p * nextPrime(p + 2n)))).toBe('close-primes')
    // a - √n is about (p - q)² / 8√n: 40 rounds or so.
    expect(modulusWeakness(encoded(p * nextPrime(p + (1n << 516n))))).toBe('close-primes')
    expect(modulusWeakness(encoded(p * nextPrime(p + (1n << 700n))))).toBeUndefined()
  })

  it('finds the form of CVE-2017-15361', () => {
    const p = infineonPrime(1n)
    const q = infineonPrime(123n)
    expect(modulusWeakness(encoded(p * q))).toBe('roca')
    // One such factor alone does not show.
    expect(modulusWeakness(encoded(p * prime(256)))).toBeUndefined()
  })

  it('takes nothing else for that form that is near it', () => {
    const first = Array.from({ length: 168 }, (_, n) => n).filter((n) => n > 2 && checkPrimeSync(BigInt(n)))
    /** An odd number of about 512 bits with these residues, which has no small factor. */
    const withResidues = (residue: (prime: bigint, i: number) => bigint) => {
      let modulus = 2n
      let value = 1n
      for (const [i, small] of first.map(BigInt).entries()) {
        while (value % small !== residue(small, i) % small) value += modulus
        modulus *= small
      }
      do value += modulus << 290n
      while (!checkPrimeSync(value))
      return encoded(value)
    }
    const same = withResidues((small) => 65_537n ** 77n % small)
    expect(modulusWeakness(same)).toBe('roca')
    // Powers of 65537 modulo every prime, but not the same power.
    expect(modulusWeakness(withResidues((small, i) => 65_537n ** BigInt(i) % small))).toBeUndefined()
    // The same power but for 11, of which 65537 has two powers only: 1 and 10.
    expect(modulusWeakness(withResidues((small) => (small === 11n ? 2n : 65_537n ** 77n % small)))).toBeUndefined()
  })

  it('knows the modulus that the finders of CVE-2017-15361 published', () => {
    // github.com/crocs-muni/roca, roca/tests/data/mod03.txt: a public number of 2048 bits.
    const published =
      '9dcd7420e420c270a68060eb8b5aa7457a9f6648f86fafed2775cc1f79ae962f1e63f1b9e51c55f9ea6fdc7332e9b0058c9ff2eb1fc89855029cf6aafe21e689feb38ac9ffb12f1ce371bb5d0e9aae64161abce74b4244bf68f1edb4411f756a097c8929c14740245ea355f8332d1aa36bb50c7dcb4505da8de02e4e53d38f8df06097da7524df0df93db48eac8cc4af2d3a16257eb2b2adca6ba464e5974fa92550d31b1babf161e7692d00b86e3dd886ecab4abfbe1a8f8cc263ff4af55cdb45f4249a5193925f5e983d762f0b6800943eb0267b08f42ed311ce1f5c86eacbc8ce4d3cb7a2fee1ef5641423a1cf4114e5ecf50034a60a412523af9e6f4aa11'
    expect(modulusWeakness(Buffer.from(published, 'hex').toString('base64url'))).toBe('roca')
    expect(modulusWeakness(encoded(BigInt(`0x${published}`) + 2n))).not.toBe('roca')
  })

  it('bears the longest modulus, and leaves longer ones alone', () => {
    const longest = (1n << 16_383n) + 1n
    expect(['small-factor', undefined]).toContain(modulusWeakness(encoded(longest)))
    expect(modulusWeakness(encoded(prime(1024) ** 16n))).toBe('close-primes')
    expect(modulusWeakness(encoded(2n ** 16_384n))).toBeUndefined()
  })

  it('never throws, and says nothing of what is no modulus', () => {
    for (const text of ['', 'AA', 'AQ', 'Aw', '!', 'a', 'AQAB=']) expect(modulusWeakness(text)).toBeUndefined()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array().map((any) => Buffer.from(any).toString('base64url')),
        ),
        (any) => {
          modulusWeakness(any)
        },
      ),
    )
  })
})

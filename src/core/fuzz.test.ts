import { afterEach, describe, expect, it, vi } from 'vitest'
import { doubleBase64 } from './artifacts/double-base64.ts'
import { faultOf, fuzzPaste } from './testing/fuzz.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('broken pastes through door, copy and link', () => {
  it('are read, each of three hundred', async () => {
    const faults: string[] = []
    for (let seed = 0; seed < 300; seed += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time: two do not fit into memory
      const fault = await faultOf(fuzzPaste(seed, 20_000))
      if (fault !== undefined) faults.push(`${seed}: ${fault}`)
    }
    expect(faults).toEqual([])
  })

  it('are the same for the same number, and differ', () => {
    expect(fuzzPaste(7, 1000)).toBe(fuzzPaste(7, 1000))
    expect(new Set(Array.from({ length: 50 }, (_, seed) => fuzzPaste(seed, 1000))).size).toBeGreaterThan(40)
  })

  it('show a step that throws', async () => {
    vi.spyOn(doubleBase64, 'find').mockImplementation(() => {
      throw new RangeError('broken')
    })
    expect(await faultOf('a')).toBe('the door failed to read it')
  })
})

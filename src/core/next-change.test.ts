import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from './inspect.ts'
import { nextChange } from './next-change.ts'
import { accessToken, noon } from './testing/forge.ts'

const verdictAt = (paste: string, now: number, clockTolerance: number) => {
  const { findings, headline } = inspect(paste, { now, expected: { clockTolerance } })
  return [headline, ...findings.map(({ rule, outcome, severity }) => `${rule} ${outcome} ${severity}`)]
}
const next = (paste: string, now: number, tolerance?: number) => nextChange(inspect(paste).tokens, now, tolerance)

describe('nextChange', () => {
  it('is within the minute, later than now, whatever the tokens say', () => {
    expect(next('', noon)).toBe(noon + 60)
    expect(next(accessToken({ exp: noon + 86_400, iat: noon - 86_400 }), noon)).toBe(noon + 60)
    expect(next(accessToken({ exp: 1e300, nbf: 'soon', iat: null }), noon)).toBe(noon + 60)
  })

  it('counts down the last minute, and less often where there are many tokens', () => {
    const ending = accessToken({ exp: noon + 45, iat: noon - 3600 })
    expect(next(ending, noon)).toBe(noon + 1)
    expect(next(Array.from({ length: 30 }, () => ending).join('\n'), noon)).toBe(noon + 5)
  })

  it('comes no later than another verdict', () => {
    const near = fc.integer({ min: -400, max: 400 })
    fc.assert(
      fc.property(near, near, near, fc.constantFrom(0, 30, 60, 250), (exp, nbf, iat, tolerance) => {
        const paste = accessToken({ exp: noon + exp, nbf: noon + nbf, iat: noon + iat })
        const before = verdictAt(paste, noon, tolerance)
        const last = next(paste, noon, tolerance) - 1
        expect(verdictAt(paste, last, tolerance)).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })
})

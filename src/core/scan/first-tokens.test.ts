import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { accessToken, jws } from '../testing/forge.ts'
import { endOfFirstTokens, mostTokens } from './first-tokens.ts'

const series = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n')

describe('endOfFirstTokens', () => {
  it('is where the first token begins that is too many', () => {
    const text = series(30, (i) => accessToken({ jti: `${i}` }))
    expect(endOfFirstTokens(text, 30)).toBeUndefined()
    expect(endOfFirstTokens(text, 29)).toBe(text.lastIndexOf('\n') + 1)
    expect(endOfFirstTokens('x '.repeat(1000), 1)).toBeUndefined()
  })
})

describe('inspect of a hundred thousand tokens', () => {
  it.each([
    ['signed', (i: number) => jws({ claims: { sub: `${i}` }, signature: 'c2ln' })],
    ['opaque, each behind its scheme', (i: number) => `Bearer opaque-${String(i).padStart(12, '0')}`],
  ])('reads the first, and says so: %s', (_, make) => {
    const text = series(100_000, make)
    const { tokens, findings } = inspect(text)
    expect(tokens.length).toBe(mostTokens)
    const finding = findings.find(({ rule }) => rule === 'too-many-tokens')
    const last = text.indexOf(make(mostTokens))
    expect(finding?.message).toMatch(/ character \d+ /)
    const [, from] = / character (\d+) /.exec(finding?.message ?? '') ?? []
    // Where a scheme goes before, the credential is what counts.
    expect(Math.abs(Number(from) - last)).toBeLessThanOrEqual('Bearer '.length)
    expect(tokens.at(-1)?.span[1]).toBeLessThan(last)
  })
})

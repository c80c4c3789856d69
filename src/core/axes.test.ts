import { describe, expect, it } from 'vitest'
import { type Axis, axes, axesOf } from './axes.ts'
import { inspect } from './inspect.ts'
import type { Context } from './model/inspection.ts'
import { accessToken, jws, noon } from './testing/forge.ts'

const states = (paste: string, context: Context = {}) =>
  Object.fromEntries(
    axesOf(inspect(paste, { now: noon, ...context })).map(({ axis, state }) => [axis, state]),
  ) as Record<Axis, string>
const healthy = accessToken()
const checked = (status: 'verified' | 'failed', origin: 'issuer' | 'given' | 'embedded') => ({
  signatures: new Map([[healthy, { status, alg: 'RS256', origin, warnings: [] } as const]]),
})

describe('the nine axes', () => {
  it('are all told, in one order, whatever was pasted', () => {
    for (const paste of ['', 'nonsense', healthy, 'Authorization: Bearer undefined', 'a-opaque-value-7SH2js92hs'])
      expect(axesOf(inspect(paste)).map(({ axis }) => axis)).toEqual(axes)
    expect(new Set(Object.values(states('')))).toEqual(new Set(['inapplicable']))
  })

  it('pass nothing that nobody looked at', () => {
    expect(states(healthy)).toEqual({
      structure: 'pass',
      kind: 'pass',
      signature: 'unknown',
      key: 'unknown',
      time: 'pass',
      issuer: 'unknown',
      audience: 'unknown',
      scope: 'unknown',
      binding: 'inapplicable',
    })
  })

  it('stay apart: an expired token is no bad signature, and another audience no other issuer', () => {
    expect(states(accessToken({ exp: noon - 3600, iat: noon - 7200 }))).toMatchObject({
      time: 'flag',
      signature: 'unknown',
    })
    expect(states(healthy, { expected: { audience: 'urn:other', issuer: 'https://issuer.example/' } })).toMatchObject({
      audience: 'flag',
      time: 'pass',
    })
    expect(states(healthy, checked('failed', 'issuer'))).toMatchObject({ signature: 'flag', key: 'pass', time: 'pass' })
  })

  it('tell whose key it was', () => {
    expect(states(healthy, checked('verified', 'issuer'))).toMatchObject({ signature: 'pass', key: 'pass' })
    expect(states(healthy, checked('verified', 'given'))).toMatchObject({ signature: 'pass', key: 'unknown' })
    expect(states(healthy, checked('verified', 'embedded'))).toMatchObject({ signature: 'pass', key: 'flag' })
  })

  it('flag a token that nobody signed', () => {
    expect(states(jws({ header: { alg: 'none' }, claims: { sub: 'user-1' } }))).toMatchObject({ signature: 'flag' })
  })
})

import { expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { accessToken, noon } from '../testing/forge.ts'

const steps = (text: string) => {
  const { findings } = inspect(`${accessToken({ exp: noon - 3600, iat: noon - 7200 })}\n${text}`, { now: noon })
  return findings.flatMap(({ fix }) => fix?.steps ?? []).map((step) => step.text)
}

it('of several that say the same, none is said to be the one', () => {
  const said = steps('jwt expired').filter((text) => text.includes('PostgREST'))
  expect(said).toEqual([expect.stringContaining('If it is one of PostgREST')])
})

it('one that alone says so is named', () => {
  expect(steps('JWTExpired: "exp" claim timestamp check failed').join('\n')).not.toContain('Several say')
})

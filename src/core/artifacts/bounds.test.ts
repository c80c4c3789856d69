import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { accessToken, jwe, jws } from '../testing/forge.ts'
import { coreOf } from './bounds.ts'

const tokens = [
  accessToken(),
  accessToken({}, { alg: 'ES256', typ: 'at+jwt' }),
  jws({ header: { alg: 'unheard of' }, claims: { sub: 'user-1' } }),
  jwe({ alg: 'dir', enc: 'A256GCM' }),
]

/** All that no token can contain (RFC 7515 section 2), sound or encoded once more; white space is no glue. */
const foreign = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0, max: 0x10ffff }),
    fc.constantFrom(...'→•»“”‘’「」*|()[]{}<>!?;:&#$@^'.split('').map((one) => one.codePointAt(0) ?? 0)),
  )
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => !/[\w.~+/=%\\…\s-]/.test(character))

describe('a token between two characters that no token can contain', () => {
  it('is found with its exact bounds, as the same token', () => {
    fc.assert(
      fc.property(foreign, foreign, fc.constantFrom(...tokens), (before, after, token) => {
        const [alone] = inspect(token).tokens
        const found = inspect(before + token + after).tokens
        expect(found).toHaveLength(1)
        expect(found[0]?.text).toBe(token)
        expect(found[0]?.span).toEqual([before.length, before.length + token.length])
        expect(found[0]).toMatchObject({ kind: alone?.kind, use: alone?.use, header: alone?.header })
      }),
      { numRuns: 400 },
    )
  })

  it('is found behind a scheme, too', () => {
    fc.assert(
      fc.property(foreign, fc.constantFrom(...tokens), (after, token) => {
        fc.pre(!/["'`,;]/.test(after))
        const found = inspect(`Authorization: Bearer ${token}${after}`).tokens
        expect(found.map(({ text }) => text)).toEqual([token])
      }),
      { numRuns: 200 },
    )
  })
})

describe('coreOf', () => {
  it('tells what it took off', () => {
    const [token = ''] = tokens
    const undone = (word: string) => coreOf(word)?.undone
    expect(undone(`<${token}>`)).toEqual(['brackets'])
    expect(undone(`„${token}“`)).toEqual(['quotes'])
    expect(undone(`b'${token}'`)).toEqual(['bytes-literal'])
    expect(undone(`\u001B[1;31m${token}\u001B[0m`)).toEqual(['colours'])
    expect(undone(`\u2066${token}\u2069`)).toEqual(['invisible'])
    expect(undone(`**${token}**`)).toEqual(['glued'])
  })

  it('leaves a token whose own part holds a foreign character, and what is no token', () => {
    const [token = ''] = tokens
    const damaged = `${token.slice(0, -40)}$${token.slice(-39)}`
    expect(coreOf(damaged)).toBeUndefined()
    expect(coreOf(token)).toBeUndefined()
    expect(coreOf('{{access_token}}')).toBeUndefined()
    expect(coreOf('[object Object]')).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { nearness, oneCharacterApart } from './near.ts'

describe('nearness', () => {
  it.each([
    ['https://a.example', 'https://a.example/', 'a slash at the end'],
    ['http://a.example', 'https://a.example', 'http instead of https'],
    ['https://A.example', 'https://a.example', 'upper and lower case'],
    ['HTTPS://a.example', 'https://a.example', 'upper and lower case'],
    ['https://a.example/b%20c', 'https://a.example/b c', 'percent-encoding'],
    ['http://a.example/', 'https://a.example', 'a slash at the end and http instead of https'],
    ['a.example', 'https://a.example', 'the “https://” in front'],
    ['a.example/b/', 'https://a.example/b', 'a slash at the end and the “https://” in front'],
    ['api://Default/', 'api://default', 'a slash at the end and upper and lower case'],
  ])('%s and %s differ by %s', (a, b, difference) => {
    expect(nearness(a, b)).toEqual({ near: true, difference })
    expect(nearness(b, a)).toEqual({ near: true, difference })
  })

  it.each([
    ['https://a.example', 'https://b.example'],
    ['https://a.example', 'https://a.example/b'],
    ['https://a.example//', 'https://a.example'],
    ['api', 'api2'],
    ['%', '%25%25'],
    ['', 'a'],
  ])('%s and %s are two', (a, b) => {
    expect(nearness(a, b)).toEqual({ near: false })
  })
})

describe('one character apart', () => {
  it.each([
    ['abcd', 'abcx'],
    ['abcd', 'xbcd'],
    ['abcd', 'abdd'],
    ['abcd', 'abcde'],
    ['abcd', 'xabcd'],
    ['abcd', 'abxcd'],
    ['aabb', 'aaabb'],
  ])('are %s and %s', (a, b) => {
    expect(oneCharacterApart(a, b)).toBe(true)
    expect(oneCharacterApart(b, a)).toBe(true)
  })

  it.each([
    ['abcd', 'abxy'],
    ['abcd', 'bacd'],
    ['abcd', 'abcdef'],
    ['abc', 'abd'],
    ['abcd', 'xabc'],
    ['', 'a'],
  ])('are not %s and %s', (a, b) => {
    expect(oneCharacterApart(a, b)).toBe(false)
    expect(oneCharacterApart(b, a)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { OAuthRequest } from '../model/messages.ts'
import { accessToken } from '../testing/forge.ts'
import { corrected } from './corrected-request.ts'

const request = (...parameters: readonly (readonly [string, string])[]): OAuthRequest => ({
  endpoint: 'authorize',
  url: 'https://issuer.example/authorize',
  parameters,
})

const { tokens } = inspect(`{"access_token":"V1StGXR8Z5jdHi6BmyTaQw"}`)

const text = (of: OAuthRequest, set?: readonly [string, string]) => corrected('', of, tokens, set).text

describe('a corrected request', () => {
  it('sets the one parameter where it stands, or at the end, and marks it', () => {
    const { text: replaced, marks } = corrected('', request(['audience', 'x'], ['audience', 'y'], ['a', 'b']), tokens, [
      'audience',
      'https://api.example',
    ])
    expect(replaced).toBe('https://issuer.example/authorize?audience=https://api.example&a=b')
    expect(marks?.map(([start, end]) => replaced.slice(start, end))).toEqual(['audience=https://api.example'])
    expect(text(request(['a', 'b']), ['audience', 'c'])).toBe('https://issuer.example/authorize?a=b&audience=c')
  })

  it('goes beside what was pasted, written the same way, with what changes marked', () => {
    const pasted = request(['audience', ''], ['client_secret', 's'], ['a', 'b'])
    const { wrong } = corrected('', pasted, tokens, ['audience', 'c'])
    expect(wrong?.text).toBe('https://issuer.example/authorize?audience=&client_secret=YOUR_CLIENT_SECRET&a=b')
    expect(wrong?.marks?.map(([start, end]) => wrong.text.slice(start, end))).toEqual(['audience='])
    const elsewhere = corrected('', { ...pasted, endpoint: 'token' }, tokens, undefined, [
      'https://right.example/token',
    ])
    expect(elsewhere.wrong?.text).toMatch(/^curl --request POST 'https:\/\/issuer\.example\/authorize' \\\n/)
    // Nobody has written a draft wrong.
    expect(corrected('', { ...pasted, draft: true }, tokens).wrong).toBeUndefined()
  })

  it('holds no secret and no token, whatever the parameter is called', () => {
    expect(text(request(['client_secret', 's'], ['Code', 'c'], ['state', 'xV1StGXR8Z5jdHi6BmyTaQw']))).toBe(
      'https://issuer.example/authorize?client_secret=YOUR_CLIENT_SECRET&Code=THE_CODE&state=THE_TOKEN',
    )
    for (const state of [accessToken(), `a-${accessToken()}`, `x.${accessToken()}`])
      expect(text(request(['state', state]))).toBe('https://issuer.example/authorize?state=THE_TOKEN')
  })

  it('leaves every other parameter alone', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'state'])
      expect(text(request([name, 'eyJ-no-token']))).toBe(`https://issuer.example/authorize?${name}=eyJ-no-token`)
  })

  it('stays readable: long values are named, and parameters that nobody sends are left out', () => {
    expect(text(request(['my state', 'a'.repeat(2001)]))).toBe(
      'https://issuer.example/authorize?my%20state=YOUR_MY_STATE',
    )
    const many = Array.from({ length: 300_000 }, () => ['a', 'b'] as const)
    expect(text({ ...request(), parameters: many }).length).toBeLessThan(1000)
  })

  it('takes text that is not well-formed', () => {
    expect(text(request(['a', '\ud800']), ['audience', '\udc00'])).toContain('%EF%BF%BD')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filler, jwe, jws } from '../testing/forge.ts'
import { findArtifacts } from './index.ts'

const claims = { iss: 'https://issuer.example/', sub: 'user-1', aud: 'https://api.example', n: 123 }
const tokens = {
  RS256: jws({ claims }),
  'RS512 with 4096 bits': jws({ header: { alg: 'RS512' }, claims, signature: filler(512) }),
  ES256: jws({ header: { alg: 'ES256' }, claims }),
  HS256: jws({ header: { alg: 'HS256', typ: 'JWT' }, claims }),
  JWE: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }),
  'direct JWE': jwe({ alg: 'dir', enc: 'A256GCM' }),
  'a pretty header': jws({ header: '{\n    "alg": "RS256"\n}', claims }),
}
const sightingsIn = (paste: string) => findArtifacts(paste).flatMap(({ sightings }) => sightings)
const inColumns = (text: string, width: number, glue = '\n') =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(glue)

describe.each(Object.entries(tokens))('a wrapped token: %s', (_, token) => {
  it('is put together at any width, in any text, and its stretch is told', () => {
    const around = fc.constantFrom('', 'The token is\n', 'token:\n\n', 'Thanks,\nAda\n')
    const glue = fc.constantFrom('\n', '\r\n', '\n  ', '\n> ', '\n> > ', '\\\n', ' \n')
    fc.assert(
      fc.property(around, fc.integer({ min: 12, max: 240 }), glue, around, (before, width, between, after) => {
        const written = inColumns(token, width, between)
        if (written === token) return
        const paste = `${before}${written}\n${after}`
        const span = [before.length, before.length + written.length]
        expect(sightingsIn(paste)).toEqual([{ text: token, span, undone: ['line-breaks'] }])
      }),
    )
  })

  it('is left alone where it is whole, whatever follows', () => {
    for (const after of ['\nThanks', ' is my token', '\nV1StGXR8Z5jdHi6BmyTaQw', `\n${token}`, '.\nIt expired.'])
      expect(sightingsIn(token + after).map(({ text, undone }) => [text, undone])).toContainEqual([token, undefined])
    expect(sightingsIn(`${token}\n${token}`)).toHaveLength(2)
  })
})

describe('a wrapped token', () => {
  const token = tokens.RS256

  it('is put together behind a header and behind a variable', () => {
    for (const before of ['Authorization: Bearer ', 'ACCESS_TOKEN=', 'id_token: '])
      expect(sightingsIn(`${before}${inColumns(token, 80)}\nHost: api.example`)).toMatchObject([
        { text: token, undone: ['line-breaks'] },
      ])
  })

  it('keeps apart from another one that was wrapped too', () => {
    const both = [tokens.RS256, tokens.ES256]
    expect(sightingsIn(both.map((text) => inColumns(text, 76)).join('\n')).map(({ text }) => text)).toEqual(both)
  })

  it('is put together where its end is missing, by its columns', () => {
    const cut = token.slice(0, 300)
    expect(sightingsIn(`${inColumns(cut, 64)}\n\nThat is all.`)).toMatchObject([{ text: cut, undone: ['line-breaks'] }])
  })

  it('may have characters inside that nobody sees', () => {
    const written = inColumns(token, 50, '\u200B')
    expect(sightingsIn(`Here: ${written} is it`)).toEqual([
      { text: token, span: [6, 6 + written.length], undone: ['invisible'] },
    ])
  })

  it('is never made of prose', () => {
    const cut = token.slice(0, 90)
    for (const paste of [
      `${cut}\nis what we get back from it`,
      `${cut} and then some words follow`,
      `${token.slice(0, 20)}\nand\nwords\nfollow`,
      'eyJ0 is how.every.token begins\nand nobody.knows.why it does',
    ])
      for (const { undone } of sightingsIn(paste)) expect(undone).toBeUndefined()
  })
})

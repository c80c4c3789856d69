import { describe, expect, it } from 'vitest'
import { encodeBase64url } from '../decode/octets.ts'
import { jws } from '../testing/forge.ts'
import { findArtifacts } from './index.ts'
import { unwrap } from './unwrap.ts'

const token = jws({ claims: { iss: 'https://issuer.example/' } })
const base64 = (text: string) => encodeBase64url(new TextEncoder().encode(text))
const sightingsIn = (paste: string) => findArtifacts(paste).flatMap(({ sightings }) => sightings)

describe('unwrap', () => {
  it.each([
    ['quotes', `"${token}"`, ['quotes']],
    ['typographic quotes', `“${token}”`, ['quotes']],
    ['escaped quotes', `\\"${token}\\"`, ['json-escapes', 'quotes']],
    ['percent-encoding', token.replaceAll('.', '%2E'), ['percent-encoding']],
    ['percent-encoding of percent-encoding', token.replaceAll('.', '%252e'), ['percent-encoding']],
    ['JSON escapes', token.replaceAll('.', '\\u002e'), ['json-escapes']],
    ['a prefix', `glcbt-${token}`, ['prefix']],
    ['a word', `Token ${token}`, ['prefix']],
    ['a quoted word', `'JWT ${token}'`, ['quotes', 'prefix']],
    ['a second base64', base64(token), ['base64']],
    ['a second base64 of a line', base64(`${token}\n`), ['base64', 'line-breaks']],
  ])('takes off %s, and tells', (_, text, undone) => {
    expect(unwrap(text)).toEqual({ text: token, undone })
  })

  it.each([
    ['a token', token],
    ['an opaque value', 'V1StGXR8Z5jdHi6BmyTaQw'],
    ['a quoted opaque value', '"V1StGXR8Z5jdHi6BmyTaQw"'],
    ['a damaged token', `${token}%3D`],
    ['a line break, which an API gets to see', token.replace(/\.(.{9})/, '.$1\n')],
    ['two tokens', `${token} ${token}`],
    ['a sentence', `${token} and more`],
    ['base64 of something else', base64('the quick brown fox jumps over the lazy dog')],
    ['a Discord bot token', `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}`],
  ])('leaves %s', (_, text) => {
    expect(unwrap(text)).toBeUndefined()
  })
})

describe('findArtifacts', () => {
  it('gives the place of the token where it stands as it is, and else the stretch', () => {
    expect(sightingsIn(`glcbt-${token}`)).toEqual([{ text: token, span: [6, 6 + token.length], undone: ['prefix'] }])
    expect(sightingsIn(`"${token}"`)).toEqual([{ text: token, span: [1, 1 + token.length], undone: ['quotes'] }])
    const twice = base64(token)
    expect(sightingsIn(`Authorization: Bearer ${twice}`)).toEqual([
      { text: token, span: [22, 22 + twice.length], place: 'header', undone: ['base64'] },
    ])
    expect(sightingsIn(`access ${twice} it`)).toEqual([
      { text: token, span: [7, 7 + twice.length], undone: ['base64'] },
    ])
  })
})

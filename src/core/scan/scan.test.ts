import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessToken, jwe, jws, noon } from '../testing/forge.ts'
import { createScanner, longestToken } from './scanner.ts'
import { createTally } from './tally.ts'

const scan = (pieces: readonly string[]) => {
  const found: { text: string; at: number }[] = []
  const scanner = createScanner((text, at) => found.push({ text, at }))
  for (const piece of pieces) scanner.push(piece)
  scanner.end()
  return found.toSorted((a, b) => a.at - b.at)
}

const tokens = [
  accessToken(),
  jws({ header: '{ "alg":"RS256"}', claims: {} }),
  jwe({ alg: 'dir', enc: 'A256GCM' }),
  jws({ header: { alg: 'none' }, claims: {}, signature: '' }),
  jws({ header: '{\n"alg":"RS256"}', claims: { exp: 1 } }),
]

describe('createScanner', () => {
  it('finds every token with its place, however the text is cut into pieces', () => {
    const between = fc.string({ unit: 'binary' }).map((text) => ` ${text.replaceAll(/e/g, '')} `)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between, fc.constantFrom(...tokens)), { maxLength: 6 }),
        fc.array(fc.nat(400), { maxLength: 20 }),
        (parts, cuts) => {
          const text = parts.map(([before, token]) => `${before}"${token}" `).join('')
          let at = 0
          const pieces = cuts.map((length) => text.slice(at, (at += length)))
          pieces.push(text.slice(at))
          let from = 0
          const expected = parts.map(([, token]) => {
            const place = text.indexOf(`"${token}" `, from) + 1
            from = place + token.length
            return { text: token, at: place }
          })
          expect(scan(pieces)).toEqual(expected)
        },
      ),
    )
  })

  it('takes what stands behind a name or in a sentence, and leaves words', () => {
    const [token = ''] = tokens
    expect(scan([`token=${token}&x=1 and ${token}. They obey.the.eyewitness.rule`]).map(({ text }) => text)).toEqual([
      token,
      token,
    ])
    expect(scan(['they.were.here eyewitness.accounts.matter'])).toEqual([])
  })

  it('lets go of a run that is too long to be a token, and goes on behind it', () => {
    const [token = ''] = tokens
    const run = 'a'.repeat(longestToken / 2)
    expect(scan([run, run, run, `${run} ${token}`])).toEqual([{ text: token, at: run.length * 4 + 1 }])
  })
})

describe('createScanner over long runs', () => {
  const [token = ''] = tokens
  const classes = {
    base64url: 'QWxhZGRpbjpvcGVuIHNlc2FtZQ-_',
    'base64url with padding': 'QWxhZGRp==',
    hexadecimal: '0123456789abcdef',
    'beginnings of headers': '-eyJhbGciOi',
    'beginnings of headers behind padding': '=eyJhbGciOi',
    'headers and dots': 'eyJhbGciOiJub25lIn0.',
    'the two letters': 'ey',
    dots: '.',
    'equals signs': '=',
  }
  // From 5.6 million characters on, some forms of regular expressions overflow the stack of V8.
  it.each(Object.entries(classes))('finds what stands behind a run of %s', (_, unit) => {
    const behind = (length: number) => {
      const run = unit.repeat(Math.ceil(length / unit.length))
      return { text: `${run} ${token}`, expected: { text: token, at: run.length + 1 } }
    }
    const long = behind(6_000_000)
    expect(scan([long.text])).toContainEqual(long.expected)
    const short = behind(500_000)
    const size = 4096
    const pieces = Array.from({ length: Math.ceil(short.text.length / size) }, (__, i) =>
      short.text.slice(i * size, (i + 1) * size),
    )
    expect(scan(pieces)).toContainEqual(short.expected)
  })
})

describe('createTally', () => {
  it('groups by issuer, audience, kind, client and state, and keeps the one that expires last', () => {
    const tally = createTally(noon)
    const later = accessToken({ exp: noon + 9000 })
    for (const text of [
      accessToken(),
      later,
      accessToken(),
      accessToken({ exp: noon - 1 }),
      jwe({ alg: 'dir', enc: 'A256GCM' }),
    ])
      tally.add(text, 7)
    expect(tally.count()).toBe(5)
    expect(tally.rows().map(({ kind, state, count }) => [kind, state, count])).toEqual([
      ['jws', 'current', 3],
      ['jws', 'expired', 1],
      ['jwe', 'unreadable', 1],
    ])
    expect(tally.rows()[0]).toMatchObject({
      sample: later,
      expires: noon + 9000,
      issuer: 'https://issuer.example/',
      audience: 'https://api.example',
      client: 'client-1',
    })
  })
})

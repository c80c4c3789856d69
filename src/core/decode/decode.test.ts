import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Part } from '../model/token.ts'
import type { Token } from '../token/token.ts'
import { accessToken, filler, jwe, jws } from '../testing/forge.ts'
import type { Decoder, DecoderCases } from './define.ts'
import { decode, decoders } from './index.ts'
import { decodeBase64url } from './octets.ts'

const helpers = new Set([
  'define.ts',
  'index.ts',
  'json.ts',
  'octets.ts',
  'offsets.ts',
  'digest.ts',
  'decrypted.ts',
  'yaml.ts',
  'read-yaml.ts',
  'inflate.ts',
])
const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts') && !helpers.has(name))

const sightingOf = (text: string) => ({ text, span: [0, text.length] as const })

describe.each(files)('%s', async (file) => {
  const module = (await import(/* @vite-ignore */ `./${file}`)) as { cases: DecoderCases } & Record<string, unknown>
  const decoder = Object.values(module).find(
    (value): value is Decoder => typeof value === 'object' && value !== null && 'read' in value,
  )
  if (!decoder) throw new Error(`${file} exports no decoder`)
  const { takes, leaves } = module.cases

  it('is in the index, named by its file, with hits and near misses', () => {
    expect(decoders).toContain(decoder)
    expect(`${decoder.kind}.ts`).toBe(file)
    expect(Object.keys(takes).length).toBeGreaterThan(0)
    expect(Object.keys(leaves).length).toBeGreaterThan(0)
  })

  it.each(Object.entries(takes))('takes %s', (_, make) => {
    const text = make()
    expect(decode(sightingOf(text)).kind).toBe(decoder.kind)
    expect(decoder.read(text, sightingOf(text))).toBeDefined()
  })

  it.each(Object.entries(leaves))('leaves %s', (_, make) => {
    expect(decode(sightingOf(make())).kind).not.toBe(decoder.kind)
  })
})

describe('the list of decoders', () => {
  it('names each kind once, and nothing is left over', () => {
    const kinds: string[] = decoders.map(({ kind }) => kind)
    expect(new Set(kinds).size).toBe(kinds.length)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(kinds).toContain(decode(sightingOf(text)).kind)
      }),
    )
  })
})

/** The one token of a paste. */
function only(paste: string): Token {
  const { tokens } = inspect(paste)
  const [token, ...others] = tokens
  if (!token || others.length > 0) throw new Error(`${tokens.length} tokens`)
  return token
}

const labels = (parts: readonly Part[]) => parts.map(({ label }) => label)

describe('parts', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a signed token', accessToken()],
    ['an unsecured one', jws({ header: { alg: 'none' }, signature: '' })],
    ['an encrypted one', jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' })],
    ['one with direct encryption', jwe({ alg: 'dir', enc: 'A256GCM' })],
    ['a broken payload', jws({ payload: '{"iss":' })],
    ['one part too many', `${accessToken()}.x4fd`],
    ['one part too few', accessToken().split('.').slice(0, 2).join('.')],
  ]
  const carriers: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `\n  ${text}\n`,
    (text) => `Authorization: Bearer ${text}\r\nAccept: */*`,
    (text) => `{"token_type":"Bearer", "access_token" : "${text}"}`,
    (text) => `curl https://api.example -H 'Authorization: Bearer ${text}'`,
    (text) => `https://app.example/cb#access_token=${text}&state=1`,
  ]

  it.each(texts)('stand where they are in the paste: %s', (_, text) => {
    for (const carry of carriers) {
      const paste = carry(text)
      const { parts } = only(paste)
      expect(parts.map(({ span }) => paste.slice(...span))).toEqual(text.split('.'))
      for (const { octets, span } of parts) {
        const decoded = decodeBase64url(paste.slice(...span))
        expect(octets).toBe(decoded.ok ? decoded.octets.length : null)
      }
    }
  })

  it('stand where the whole token does when an escape has moved them', () => {
    const escaped = `{"access_token":"${accessToken().replaceAll('.', '\\u002e')}"}`
    const { parts, span, text } = only(escaped)
    expect(text).toBe(accessToken())
    expect(labels(parts)).toEqual(['header', 'claims', 'signature'])
    for (const part of parts) expect(part.span).toEqual(span)
  })

  it('keeps six of many, and counts them all', () => {
    const { parts, pieces } = only(`Authorization: Bearer ${accessToken()}${'.a'.repeat(20)}`)
    expect(labels(parts)).toEqual(['header', 'claims', 'signature', 'unexpected', 'unexpected', 'unexpected'])
    expect(pieces).toBe(23)
  })
})

describe('a damaged token', () => {
  const header = { alg: 'RS256', kid: 'key-1' }
  const text = (octets: readonly number[]) => Buffer.from(octets).toString('base64url')
  const withPayload = (payload: string) => jws({ header }).replace(/\.[^.]*\./, `.${payload}.`)

  it.each([
    ['JSON that breaks off', withPayload(Buffer.from('{"iss":"a').toString('base64url')), 'not-json', '{"iss":"a'],
    ['no JSON', withPayload(Buffer.from('{"a":1}x').toString('base64url')), 'not-json', '{"a":1}'],
    ['another kind of JSON', withPayload(Buffer.from('["a"]').toString('base64url')), 'not-an-object', undefined],
    ['octets that are no text', withPayload(text([0x7b, 0x22, 0xff])), 'not-utf8', '{"'],
    ['a strange character', withPayload('eyJhIjoxLCJi*joy'), 'not-base64url', '{"a":1,"b'.slice(0, 9)],
    ['a lost character', withPayload('eyJhI'), 'not-base64url', '{"a'],
    ['nothing', withPayload(''), 'not-json', ''],
  ])('shows its header beside a payload with %s', (_, paste, fault, partial) => {
    const token = only(paste)
    expect(token.kind).toBe('jws')
    expect(token.header).toEqual(header)
    expect(token.claims).toBeUndefined()
    expect(token.parts[1]?.fault?.fault).toBe(fault)
    expect(token.parts[1]?.fault?.partial).toBe(partial)
  })

  it('shows its claims behind a header that cannot be read', () => {
    const token = only(`Bearer ${jws({ header: '{"alg":RS256}', claims: { iss: 'https://issuer.example/' } })}`)
    expect(token.kind).toBe('jws')
    expect(token.header).toBeUndefined()
    expect(token.claims).toEqual({ iss: 'https://issuer.example/' })
    expect(token.parts[0]?.fault).toMatchObject({ fault: 'not-json', at: 7 })
  })

  it.each([1, 2])('reads a part that is padded with %d signs, which still are a fault', (signs) => {
    const json = `{"alg":"RS256","kid":"${'k'.repeat(3 - signs)}"}`
    const padded = Buffer.from(json).toString('base64url') + '='.repeat(signs)
    expect(padded.length % 4).toBe(0)
    const token = only(jws({}).replace(/^[^.]*/, padded))
    expect(token.header).toEqual(JSON.parse(json))
    expect(token.parts[0]).toMatchObject({
      text: json,
      octets: null,
      fault: { fault: 'not-base64url', at: padded.length - signs, reason: 'padding (“=”) is not allowed in a token' },
    })
  })

  it('ends in an ellipsis that is no part of it', () => {
    for (const ellipsis of ['…', '...']) {
      const token = only(`${accessToken().slice(0, -40)}${ellipsis}`)
      expect(token).toMatchObject({ kind: 'jws', elided: true, pieces: 3 })
      expect(token.parts[2]?.fault?.fault).not.toBe('not-an-object')
      expect(token.parts[2]?.octets ?? 0).toBeGreaterThan(0)
    }
  })
})

describe('an encrypted token', () => {
  it('shows its header, and of the rest the lengths', () => {
    const { parts, header, claims } = only(jwe({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'k' }))
    expect(header).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'k' })
    expect(claims).toBeUndefined()
    expect(parts.map(({ label, octets }) => [label, octets])).toEqual([
      ['header', 44],
      ['encrypted-key', 256],
      ['initialization-vector', 12],
      ['ciphertext', 120],
      ['authentication-tag', 16],
    ])
  })

  it('has an empty key with direct encryption', () => {
    expect(only(jwe({ alg: 'dir', enc: 'A256GCM' })).parts.map(({ octets }) => octets)).toEqual([29, 0, 12, 120, 16])
  })

  it('is told by five parts where the header is damaged', () => {
    const [, ...rest] = jwe({ alg: 'dir', enc: 'A256GCM' }).split('.')
    const token = only(['eyJhbGciOiJkaXIiLCJlbmMiOi', ...rest].join('.'))
    expect(token.kind).toBe('jwe')
    expect(token.parts[0]?.fault?.fault).toBe('not-json')
  })

  it('is cut at any place and still one, as long as its header is whole', () => {
    const text = jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' })
    const first = text.indexOf('.') + 1
    fc.assert(
      fc.property(fc.nat(text.length - first), (more) => {
        expect(decode(sightingOf(text.slice(0, first + more))).kind).toBe('jwe')
      }),
    )
  })
})

describe('decode', () => {
  it('never throws, and counts the pieces', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'eyJ', 'eyJhbGciOiJub25lIn0', 'e30', 'eyJlbmMiOiJhIn0', '…', '=', filler(12)),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (some) => {
        const text = some.join('.')
        const { kind, pieces, parts } = decode(sightingOf(text))
        if (!/(?:…|\.\.\.)$/.test(text) && kind !== 'placeholder') expect(pieces).toBe(text.split('.').length)
        for (const { span } of parts) expect(span[0] >= 0 && span[0] <= span[1] && span[1] <= text.length).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

/** What becomes of an encrypted token that somebody has opened: how it is read, judged, and shared. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, paste } from '../testing/any-paste.ts'
import { secret, token as anyToken } from '../testing/any-token.ts'
import { inspect } from '../inspect.ts'
import { judge, readPaste, recognisePaste } from '../door.ts'
import type { Context } from '../model/inspection.ts'
import { encodePermalink } from '../share/envelope.ts'
import { redact } from '../share/redact.ts'
import { accessClaims, accessToken, flattened, jwe, jws, noon } from '../testing/forge.ts'
import { placeInPaste, placeInText } from './offsets.ts'

const outer = jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1', cty: 'JWT' })
const open = (plaintext: string, text = outer) => readPaste(text, new Map([[outer, plaintext]]))

describe('an opened token', () => {
  it('is followed by the token inside of it, which is judged like any other', () => {
    const inner = accessToken({ exp: noon - 9000, aud: 'https://other.example' })
    const reading = open(inner, `Authorization: Bearer ${outer}`)
    expect(reading.tokens.map(({ kind, nested, text }) => [kind, nested, text])).toEqual([
      ['jwe', true, outer],
      ['jws', undefined, inner],
    ])
    expect(reading.tokens[0]?.parts.at(-1)).toMatchObject({ label: 'claims', text: inner, decrypted: true })
    const { findings, headline, signatures } = judge(recognisePaste(reading), {
      now: noon,
      expected: { audience: 'https://api.example' },
      signatures: new Map([[inner, { status: 'verified', alg: 'RS256', origin: 'issuer', warnings: [] }]]),
    })
    const found = findings.filter(({ outcome }) => outcome === 'flag').map(({ rule, token }) => [rule, token])
    expect(found).toContainEqual(['aud-mismatch', 1])
    expect(found).toContainEqual(['expired', 1])
    // What was opened is what somebody wants to know about; that an API needs the key is said beside it.
    expect(found).toContainEqual(['jwe-generic', 0])
    expect(found).toContainEqual(['nested-jwt', 0])
    expect(found.map(([rule]) => rule)).not.toContain('bad-json')
    expect(headline).toBe('aud-mismatch')
    expect(reading.selected).toBe(1)
    expect(signatures.map(({ status }) => status)).toEqual(['unverifiable', 'verified'])
  })

  it('may hold one written as JSON, or another encrypted one', () => {
    expect(open(JSON.stringify(flattened(accessToken()))).tokens[1]?.kind).toBe('jws-json')
    const second = jwe({ alg: 'dir', enc: 'A128GCM' })
    const { tokens } = readPaste(
      outer,
      new Map([
        [outer, second],
        [second, accessToken()],
      ]),
    )
    expect(tokens.map(({ kind }) => kind)).toEqual(['jwe', 'jwe', 'jws'])
    const endless = readPaste(outer, new Map([[outer, outer]]))
    expect(endless.tokens.length).toBeLessThan(6)
    expect(endless.tokens[endless.selected ?? -1]).toBeDefined()
  })

  it('has the claims that are inside of it, which the rules of time, audience and issuer judge', () => {
    const claims = accessClaims({ exp: noon - 9000, aud: 'https://other.example', iss: 'https://other.example/' })
    const reading = open(JSON.stringify(claims))
    expect(reading.tokens).toMatchObject([{ kind: 'jwe', claims, use: 'access-token' }])
    expect(reading.tokens[0]).not.toHaveProperty('nested')
    const expected = { audience: 'https://api.example', issuer: 'https://issuer.example/' }
    const rules = judge(recognisePaste(reading), { now: noon, expected }).findings.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['expired', 'aud-mismatch', 'iss-mismatch-exact', 'jwe-generic']))
    const closed = judge(recognisePaste(readPaste(outer)), { now: noon, expected }).findings.map(({ rule }) => rule)
    expect(closed).not.toContain('expired')
  })

  it('keeps what is neither, without blaming it', () => {
    for (const text of ['The true sign of intelligence …', '', '{"a":', '[1,2]', '"text"', 'a.b.c']) {
      const reading = open(text)
      expect(reading.tokens).toHaveLength(1)
      expect(reading.tokens[0]?.parts.at(-1)).toMatchObject({ label: 'value', text, decrypted: true })
      expect(reading.tokens[0]).not.toHaveProperty('claims')
      const found = judge(recognisePaste(reading), { now: noon }).findings.map(({ rule }) => rule)
      expect(found.toSorted()).toEqual(['jwe-generic', 'nested-jwt'])
    }
  })

  it('shows the plaintext nowhere in the paste', () => {
    const part = open('{"sub":"user-1"}').tokens[0]?.parts.at(-1)
    if (!part) throw new Error('no part')
    expect(outer.slice(...part.span)).toBe(outer.split('.')[3])
    expect(placeInPaste(part, 1, 6)).toBeUndefined()
    expect(placeInText(part, part.span[0] + 1)).toBeUndefined()
    // As long as the ciphertext that holds it, which compressed content may be.
    const length = outer.split('.')[3]?.length ?? 0
    const lacking = length - jws({ header: { alg: 'HS256' }, payload: '{}', signature: '' }).length
    const inner = jws({ header: { alg: 'HS256' }, payload: '{}', signature: 'A'.repeat(lacking) })
    expect(inner).toHaveLength(length)
    const token = open(inner).tokens[1]
    expect(token?.text).toBe(inner)
    expect((token?.span[1] ?? 0) - (token?.span[0] ?? 0)).not.toBe(length)
  })

  it('is opened by its exact text only', () => {
    expect(readPaste(outer, new Map([[`${outer} `, accessToken()]]))).toEqual(readPaste(outer))
    const signed = accessToken()
    expect(readPaste(signed, new Map([[signed, '{"sub":"x"}']]))).toEqual(readPaste(signed))
  })
})

const essence = (reading: ReturnType<typeof readPaste>, given: Context) =>
  judge(recognisePaste(reading), given).findings.map(({ rule, outcome, severity, token, artifact }) => [
    rule,
    outcome,
    severity,
    token,
    artifact,
  ])

const pieces = (text: string) => Array.from({ length: Math.max(0, text.length - 7) }, (_, i) => text.slice(i, i + 8))

const unpacked = (text: string) =>
  text.replaceAll(/[A-Za-z0-9_-]{20,}/g, (part) => `${part}\n${Buffer.from(part, 'base64url').toString('latin1')}`)

describe('a shared link of an opened token', () => {
  it('holds nothing of the plaintext but its masked copy, and gives the same findings', () => {
    const plaintext = fc.oneof(
      anyToken,
      fc.tuple(secret, secret).map(([sub, name]) => JSON.stringify(accessClaims({ sub, [name]: sub, email: name }))),
      secret,
      paste,
    )
    const header = fc.constantFrom(
      { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' },
      { alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' },
      { alg: 'A256KW', enc: 'A256CBC-HS512', typ: 'at+jwt', cty: 'JWT' },
    )
    let opened = 0
    fc.assert(
      fc.property(plaintext, header, fc.boolean(), context, (text, head, sent, given) => {
        const closed = jwe(head)
        const reading = readPaste(sent ? `Authorization: Bearer ${closed}` : closed, new Map([[closed, text]]))
        opened += reading.tokens.length - 1
        const inspection = judge(recognisePaste(reading), given)
        const copy = redact(inspection, given)
        const carried = `${copy}\n${encodePermalink({ copy, asOf: noon, expected: given.expected ?? {} })}`
        const found = unpacked(unpacked(text)).matchAll(/[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}/g)
        for (const [hidden] of found) expect(pieces(hidden).filter((piece) => carried.includes(piece))).toEqual([])
        expect(essence(readPaste(copy), given)).toEqual(essence(reading, given))
        expect(JSON.parse(JSON.stringify(inspection))).toStrictEqual(inspection)
      }),
      { numRuns: 400 },
    )
    expect(opened).toBeGreaterThan(50)
  })

  it('is the link of the closed one, where the page shares that', () => {
    const [closed, opened] = [inspect(outer), judge(recognisePaste(open(accessToken({ sub: 'user-17' }))), {})]
    expect(redact(closed, {})).not.toBe(redact(opened, {}))
    expect(redact(closed, {})).toBe(redact(inspect(outer), {}))
    expect(redact(opened, {})).not.toContain('user-17')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, paste } from '../testing/any-paste.ts'
import { inspect } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import type { Rule } from '../rules/define.ts'
import { rules } from '../rules/index.ts'
import { accessToken, clientAssertion, jws, noon } from '../testing/forge.ts'

const rowOf = (text: string, field: string, given: Context = {}) =>
  inspect(text, given).expectations.find((row) => row.field === field)
const given = (expected: Context['expected']): Context => ({ ...(expected && { expected }) })

const spring = 'spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example\n'
const told = 'JsonWebTokenError: jwt audience invalid. expected: https://orders.example\n'

describe('expectations', () => {
  it('are six rows, and nothing is asked of anything at first', () => {
    const { expectations } = inspect(accessToken())
    expect(expectations.map(({ field, outcome }) => [field, outcome])).toEqual(
      ['issuer', 'audience', 'scope', 'algorithms', 'tokenType', 'clockTolerance'].map((field) => [field, 'not-asked']),
    )
    expect(expectations.map(({ found }) => found)).toEqual([
      'https://issuer.example/',
      'https://api.example',
      'read:things',
      'RS256',
      'at+jwt',
      undefined,
    ])
    expect(inspect('').expectations).toHaveLength(6)
  })

  it.each([
    ['issuer', { iss: ['https://issuer.example/'] }, '["https://issuer.example/"]'],
    ['issuer', { iss: null }, 'null'],
    ['issuer', { iss: {} }, '{}'],
    ['audience', { aud: 5 }, '5'],
    ['audience', { aud: [5] }, '[5]'],
  ] as const)('are not met by a claim of another type: %s %o', (field, claims, found) => {
    const expected = { issuer: 'https://issuer.example/', audience: 'https://api.example' }
    expect(rowOf(accessToken(claims), field, given(expected))).toMatchObject({ outcome: 'not-met', found })
    expect(rowOf(accessToken({ iss: undefined, aud: undefined }), field, given(expected))?.outcome).not.toBe('met')
  })

  it('tell what is met and what is not, with the characters that differ', () => {
    expect(rowOf(accessToken(), 'issuer', given({ issuer: 'https://issuer.example' }))).toEqual({
      field: 'issuer',
      outcome: 'not-met',
      wanted: 'https://issuer.example',
      found: 'https://issuer.example/',
      from: 'given',
      marks: { wanted: [], found: [[22, 23]] },
    })
    expect(rowOf(accessToken(), 'issuer', given({ issuer: ' https://issuer.example/ ' }))).toMatchObject({
      outcome: 'met',
    })
    expect(
      rowOf(
        accessToken({ aud: ['a', 'https://api.example'] }),
        'audience',
        given({ audience: 'urn:x https://api.example/' }),
      ),
    ).toMatchObject({
      outcome: 'not-met',
      wanted: 'https://api.example/ urn:x',
      found: 'https://api.example a',
      marks: { wanted: [[19, 20]], found: [] },
    })
    expect(rowOf(accessToken(), 'scope', given({ scope: 'read:things write' }))).toMatchObject({
      outcome: 'not-met',
      marks: { wanted: [[12, 17]] },
    })
    expect(rowOf(accessToken(), 'algorithms', given({ algorithms: ['ES256', 'RS256'] }))).toMatchObject({
      outcome: 'met',
    })
    expect(rowOf(accessToken(), 'tokenType', given({ tokenType: 'application/AT+JWT' }))).toMatchObject({
      outcome: 'met',
    })
  })

  it('cannot tell of what is no signed token for an API', () => {
    const all = { issuer: 'https://issuer.example/', audience: 'orders', scope: 'read', algorithms: ['RS256'] }
    for (const text of ['V1StGXR8Z5jdHi6BmyTaQw', clientAssertion(), ''])
      for (const { field, outcome } of inspect(text, given(all)).expectations)
        if (field in all) expect(outcome, `${field} of ${text}`).toBe('cannot-tell')
  })

  it('hold the clock against exp and nbf with the tolerance', () => {
    const old = accessToken({ exp: noon - 100 })
    const at = (clockTolerance: number) => rowOf(old, 'clockTolerance', { now: noon, expected: { clockTolerance } })
    expect([at(101)?.outcome, at(99)?.outcome]).toEqual(['met', 'not-met'])
    expect(rowOf(old, 'clockTolerance', given({ clockTolerance: 1 }))?.outcome).toBe('cannot-tell')
  })

  it('come from a configuration, by which the rules judge', () => {
    const inspection = inspect(spring + accessToken())
    expect(inspection.headline).toBe('iss-near-miss')
    expect(inspection.expectations[0]).toMatchObject({ outcome: 'not-met', from: 'config' })
    const own = inspect(spring + accessToken(), given({ issuer: 'https://issuer.example/' }))
    expect(own.findings.filter(({ rule }) => rule.startsWith('iss-'))).toEqual([])
    expect(own.expectations[0]).toMatchObject({ outcome: 'met', from: 'given' })
  })

  it('take the address of metadata for either spelling of its issuer', () => {
    const config = (host: string) =>
      `auth({ audience: 'https://api.example', issuerBaseURL: 'https://${host}' })\n${accessToken()}`
    expect(inspect(config('issuer.example'), { now: noon }).headline).toBe(null)
    expect(rowOf(config('issuer.example'), 'issuer')).toMatchObject({
      outcome: 'met',
      wanted: 'https://issuer.example/',
    })
    expect(inspect(config('other.example')).headline).toBe('iss-mismatch-exact')
  })

  it('read several configurations the lenient way', () => {
    const two =
      "jwtVerify(t, k, { issuer: 'https://a.example', audience: 'a' })\njwtVerify(t, k, { issuer: 'https://issuer.example/', audience: 'https://api.example', typ: 'JWT' })\n"
    const rows = inspect(two + accessToken()).expectations
    expect(rows.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['not-asked', 'met'])
    expect(rows[4]?.outcome).toBe('not-asked')
  })

  it('come from an error text, by which no rule judges', () => {
    const { expectations, findings } = inspect(told + accessToken(), { now: noon })
    expect(expectations[1]).toMatchObject({ outcome: 'not-met', from: 'error', wanted: 'https://orders.example' })
    expect(findings.filter(({ rule }) => rule === 'aud-mismatch')).toEqual([])
    expect(rowOf(told + accessToken(), 'audience', given({ audience: 'https://api.example' }))).toMatchObject({
      outcome: 'met',
      from: 'given',
    })
  })

  it('never contradict the rules', () => {
    const judges = new Map([
      ['issuer', ['iss-mismatch-exact', 'iss-near-miss']],
      ['audience', ['aud-missing', 'aud-mismatch', 'aud-near-miss']],
      ['scope', ['scope-missing']],
    ])
    const silences = (id: string, others: readonly string[]) =>
      rules.some((rule: Rule) => rule.id === id && rule.suppresses.some((other) => others.includes(other)))
    fc.assert(
      fc.property(paste, context, fc.boolean(), (text, known, configured) => {
        const { expectations, findings, selected } = inspect(configured ? `${spring}\n${text}` : text, known)
        const about = findings.filter(({ outcome, token }) => outcome === 'flag' && token === selected)
        for (const { field, outcome, from } of expectations) {
          const own = judges.get(field)
          if (!own || from === 'error' || outcome === 'not-asked') continue
          const flagged = about.some(({ rule, severity }) => severity !== 'info' && own.includes(rule))
          if (flagged) expect(outcome).toBe('not-met')
          // A rule that says nothing of it was silenced by what else is known of the token.
          else if (outcome === 'not-met') expect(about.some(({ rule }) => silences(rule, own))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('survive odd values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (a, b, text) => {
        const odd = jws({
          header: { alg: 'RS256', typ: JSON.stringify(a) },
          claims: JSON.parse(JSON.stringify({ iss: a, aud: b, scope: a, permissions: b })) as Record<string, never>,
        })
        expect(
          inspect(odd, given({ issuer: text, audience: text, scope: text, tokenType: text })).expectations,
        ).toHaveLength(6)
      }),
    )
  })
})

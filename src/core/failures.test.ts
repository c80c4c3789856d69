import { afterEach, describe, expect, it, vi } from 'vitest'
import { recognisers } from './artifacts/index.ts'
import { decoders } from './decode/index.ts'
import { type Inspection, inspect } from './inspect.ts'
import { providers } from './providers/index.ts'
import type { Rule } from './rules/define.ts'
import { rules } from './rules/index.ts'
import { makeLink, openLink } from './share/share.ts'
import { accessToken, filler, jwe, noon } from './testing/forge.ts'

const broken = () => {
  // As V8 says it, with something of the paste that must not come out again.
  throw new RangeError('Maximum call stack size exceeded: a-secret-of-the-paste')
}
const opaque = filler(40)
const paste = `Authorization: Bearer ${accessToken()}\n{"access_token":"${opaque}"}\njwt malformed`
const context = { now: noon, expected: { issuer: 'https://issuer.example/', audience: 'https://other.example' } }

const said = ({ findings }: Inspection) =>
  findings.filter(({ rule }) => rule === 'page-failed-to-read').map(({ token }) => token)

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a step that throws', () => {
  it.each(recognisers.map((recogniser) => [recogniser.carrier, recogniser] as const))(
    'does not hide what others find: %s',
    (_, recogniser) => {
      vi.spyOn(recogniser, 'find').mockImplementation(broken)
      const inspection = inspect(paste, context)
      expect(said(inspection)).toEqual([undefined])
      expect(inspection.tokens.map(({ text }) => text)).toContain(accessToken())
      expect(inspection.findings.length).toBeGreaterThan(1)
      expect(JSON.stringify(inspection)).not.toContain('a-secret-of-the-paste')
    },
  )

  it('does not hide other tokens where one cannot be decoded', () => {
    const encrypted = jwe({ alg: 'dir', enc: 'A256GCM' })
    for (const decoder of decoders) {
      const { read } = decoder
      vi.spyOn(decoder, 'read').mockImplementation((text, sighting) =>
        text === encrypted ? broken() : read(text, sighting),
      )
    }
    const inspection = inspect(`Authorization: Bearer ${accessToken()}\n${encrypted}`, context)
    expect(inspection.tokens.map(({ text }) => text)).toEqual([accessToken()])
    expect(said(inspection)).toEqual([undefined])
    expect(inspection.headline).toBe('aud-mismatch')
  })

  it.each(['aud-mismatch', 'expired', 'error-recognised'] as const)('leaves the other rules: %s', (id) => {
    const rule = rules.find((one: Rule) => one.id === id)
    if (!rule) throw new Error('no such rule')
    const others = inspect(paste, context).findings.filter((finding) => finding.rule !== id)
    vi.spyOn(rule, 'judge').mockImplementation(broken)
    const inspection = inspect(paste, context)
    expect(inspection.findings.map((finding) => finding.rule)).toEqual(
      expect.arrayContaining(others.map((finding) => finding.rule)),
    )
    expect(said(inspection).length).toBeGreaterThan(0)
  })

  it('is told even where nothing else is', () => {
    for (const recogniser of recognisers) vi.spyOn(recogniser, 'find').mockImplementation(broken)
    const inspection = inspect(accessToken(), context)
    expect(inspection.headline).toBe('page-failed-to-read')
    expect(inspection.tokens).toEqual([])
  })

  it('is told where nobody can say whose token it is', () => {
    for (const provider of providers) vi.spyOn(provider, 'recognise').mockImplementation(broken)
    const inspection = inspect(paste, context)
    expect(inspection.tokens.length).toBe(2)
    expect(inspection.signatures.length).toBe(2)
    expect(said(inspection)).toContain(undefined)
  })

  it('keeps no link from being made', async () => {
    const [, rule] = rules
    vi.spyOn(rule, 'judge').mockImplementation(broken)
    expect(await makeLink(paste, context)).toHaveProperty('fragment')
  })
})

describe('nothing throws, and nothing is said to have failed', () => {
  // From 5.6 million characters on, some forms of regular expressions overflow the stack of V8.
  const runs: readonly (readonly [name: string, unit: string, length: number])[] = [
    ['letters', 'a', 6_000_000],
    ['the beginning of a header', 'eyJhbGciOi', 6_000_000],
    ['base64 of base64', 'ZXlKaGJH', 6_000_000],
    ['base64url', 'aB3_-', 6_000_000],
    ['hexadecimal', '0f', 6_000_000],
    ['dots', 'a.', 6_000_000],
    ['base64 with signs', 'aB3+/', 1_000_000],
    ['padded base64', 'QUJD==', 1_000_000],
    ['percent signs', '%41', 1_000_000],
    ['tildes', 'a~', 1_000_000],
    ['names', 'token=', 1_000_000],
  ]
  const textOf = (unit: string, length: number) =>
    `${unit.repeat(Math.ceil(length / unit.length))}\nAuthorization: Bearer ${accessToken()}`

  it.each(runs)('of a run of %s', (_, unit, length) => {
    const inspection = inspect(textOf(unit, length), context)
    expect(said(inspection)).toEqual([])
    expect(inspection.tokens.map((token) => token.text)).toContain(accessToken())
  })

  it.each(runs)('of a link to a run of %s', async (_, unit) => {
    const link = await makeLink(textOf(unit, 1_000_000), context)
    const opened = 'fragment' in link ? await openLink(link.fragment) : undefined
    expect(opened).toHaveProperty('copy')
  })

  it.each(runs)('of a link that is a run of %s', async (_, unit, length) => {
    expect(await openLink(`#v1=${unit.repeat(Math.ceil(length / unit.length))}`)).toHaveProperty('refused')
  })
})

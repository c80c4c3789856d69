import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { matrix } from './index.ts'
import { type Change, type Fault, faults, login } from './define.ts'
import type { Inspection } from '../../inspect.ts'
import type { Expected } from '../../model/resource-server.ts'
import type { VerificationResult } from '../../model/verification.ts'
import { providers } from '../../providers/index.ts'
import { noon } from '../forge.ts'

const marks = { error: '!', warning: '?', info: '' }

/** In the notation of the matrix. */
const findingsOf = ({ findings }: Inspection) =>
  findings.flatMap(({ rule, severity, outcome }) => (outcome === 'flag' ? [marks[severity] + rule] : [])).toSorted()

const words = (text: string) => text.split(' ').filter((word) => word !== '')

describe.each(matrix)('$provider', ({ provider, rows }) => {
  it.each(rows)('%s', (_, paste, headline, findings) => {
    const inspection = inspect(paste(), { now: noon })
    expect(inspection.tokens).toHaveLength(1)
    expect(findingsOf(inspection)).toEqual(words(findings).toSorted())
    expect(inspection.headline).toBe(headline)
    const recognised = inspection.providers[0]?.id
    if (recognised !== undefined) expect(recognised).toBe(provider)
  })
})

it('has every provider, and recognises it by one of its tokens at least', () => {
  const seen = new Set(matrix.flatMap(({ rows }) => rows.map(([, paste]) => inspect(paste()).providers[0]?.id)))
  expect(providers.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
  const named = new Set(matrix.map(({ provider }) => provider))
  expect(providers.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
})

const verified: VerificationResult = { status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }

const sentWith = (token: string, expected: Expected) =>
  inspect(`Authorization: Bearer ${token}`, { now: noon, expected, signatures: new Map([[token, verified]]) })

/** What is changed of a healthy token, or of what its API expects. */
const broken: Record<Fault, { claims?: Change; expected?: Expected }> = {
  expired: { claims: { iat: noon - 8000, nbf: undefined, auth_time: undefined, exp: noon - 4000 } },
  'not yet': { claims: { nbf: noon + 600, auth_time: login } },
  'another audience': { expected: { audience: 'https://elsewhere.example' } },
  'another issuer': { expected: { issuer: 'https://elsewhere.example/' } },
  'a missing scope': { expected: { scope: 'things.write' } },
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of a table
const names = Object.keys(faults) as Fault[]

describe.each(
  matrix.flatMap(({ provider, healthy = [] }) => healthy.map((one, i) => ({ name: `${provider} ${i + 1}`, ...one }))),
)('a token of $name that its API expects', ({ token, expected, headlines = {} }) => {
  it('has no error and no warning', () => {
    const inspection = sentWith(token(), expected)
    expect(findingsOf(inspection).filter((finding) => /^[!?]/.test(finding))).toEqual([])
    expect(inspection.headline).toBeNull()
    expect(inspection.expectations.filter(({ outcome }) => outcome === 'not-met')).toEqual([])
  })

  it('has none in the answer of its token endpoint either', () => {
    const answer = JSON.stringify({ access_token: token(), token_type: 'Bearer', expires_in: 3600 })
    const inspection = inspect(answer, { now: noon, expected })
    expect(findingsOf(inspection).filter((finding) => /^[!?]/.test(finding))).toEqual([])
    expect(inspection.headline).toBeNull()
  })

  it.each(names)('%s: has the one right headline', (fault) => {
    const change = broken[fault]
    const { headline } = sentWith(token(change.claims), { ...expected, ...change.expected })
    const wanted = headlines[fault]
    expect(headline).toBe(wanted === undefined ? faults[fault] : wanted)
  })
})

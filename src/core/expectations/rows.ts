import { differences } from '../text/align.ts'
import type { EffectiveExpected } from './effective.ts'
import { grantsOf, isJwt } from '../token/claims.ts'
import type { Token } from '../token/token.ts'
import { nearness, oneCharacterApart } from '../text/near.ts'
import { headerTypeOf } from '../token/token-use.ts'
import type { Json, Span } from '../model/primitives.ts'
import { isAddressedElsewhere } from '../registry/token-uses.ts'
import type { Expectation, ExpectationField } from '../model/resource-server.ts'

/** The token that expectations are held against. */
interface Presented {
  token: Token
  /** It stands beside the one that an API judges. */
  companion: boolean
  issuer?: string
  audience: readonly string[]
  /** NumericDates in seconds. */
  expires?: number
  notBefore?: number
  now?: number
}

type Comparison = Omit<Expectation, 'field' | 'from'>

/** Longer values, and more of them, are not shown. */
const [longest, most] = [400, 12]

/**
 * The expectations as rows. Rules stay the judge: `refused` are the fields that one has flagged the token for; there the row
 * is not met, and no row that is met stands beside such a finding. What only an error text expects is compared here and
 * judged by no rule: the text may be about another token.
 */
export function expectationsOf(
  { expected, origins }: EffectiveExpected,
  facts: Presented | undefined,
  refused: ReadonlySet<ExpectationField>,
): Expectation[] {
  const compare: Record<ExpectationField, () => Comparison> = {
    issuer: () => issuerRow(expected.issuer?.trim() ?? '', facts),
    audience: () => audienceRow(words(expected.audience), facts),
    scope: () => scopeRow(words(expected.scope?.replaceAll(',', ' ')), facts),
    algorithms: () => algorithmRow(expected.algorithms ?? [], facts),
    tokenType: () => headerTypeRow(expected.tokenType?.trim() ?? '', facts),
    clockTolerance: () => timeRow(expected.clockTolerance, facts),
  }
  return expectationFields.map((field) => {
    const row = compare[field]()
    if (row.outcome === 'not-asked') return { field, ...row }
    const from = origins[field] ?? 'given'
    const flagged = from !== 'error' && refused.has(field)
    return { field, ...row, ...(flagged && { outcome: 'not-met' as const }), from }
  })
}

/** In the order shown. */
export const expectationFields: readonly ExpectationField[] = [
  'issuer',
  'audience',
  'scope',
  'algorithms',
  'tokenType',
  'clockTolerance',
]

const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter((word) => word !== '')
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** What the token has, where nothing is asked of it. */
const notAsked = (found: string | undefined): Comparison => ({
  outcome: 'not-asked',
  ...(found !== undefined && found !== '' && { found: cut(found) }),
})
const open = (wanted: string): Comparison => ({ outcome: 'cannot-tell', wanted: cut(wanted) })

function compared(wanted: string, found: string, isSame: boolean): Comparison {
  const [left, right] = [cut(wanted), cut(found)]
  return isSame
    ? { outcome: 'met', wanted: left, found: right }
    : { outcome: 'not-met', wanted: left, found: right, marks: differences(left, right) }
}

/** A claim that is there and holds nothing to compare: no text. Where it is not there, there is nothing to tell. */
function otherType(wanted: string, value: Json | undefined): Comparison {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return open(wanted)
  return { outcome: 'not-met', wanted: cut(wanted), found: cut(JSON.stringify(value)) }
}

/** Whether it is a token of which an API expects something at all. */
const isForApi = (facts: Presented | undefined): facts is Presented =>
  facts !== undefined && !facts.companion && !isAddressedElsewhere(facts.token.use)

function issuerRow(wanted: string, facts: Presented | undefined): Comparison {
  const issuer = facts?.issuer
  if (wanted === '') return notAsked(issuer)
  if (!isForApi(facts)) return open(wanted)
  if (issuer === undefined) return otherType(wanted, facts.token.claims?.iss)
  return compared(wanted, issuer, issuer === wanted)
}

/** Values side by side, with the marks of the pair that is the nearest. */
function audienceRow(wanted: readonly string[], facts: Presented | undefined): Comparison {
  const audience = facts?.audience ?? []
  if (wanted.length === 0) return notAsked(audience.slice(0, most).join(' '))
  if (!isForApi(facts)) return open(wanted.join(' '))
  if (audience.length === 0) return otherType(wanted.join(' '), facts.token.claims?.aud)
  const accepted = new Set(wanted)
  const same = audience.filter((value) => accepted.has(value))
  if (same.length > 0) return compared(wanted.join(' '), same.slice(0, most).join(' '), true)
  const [left, right] = [wanted.slice(0, most), audience.slice(0, most)]
  const pairs = left.flatMap((a, i) => right.map((b, j) => ({ a, b, i, j })))
  const pair =
    pairs.find(({ a, b }) => nearness(a, b).near) ?? pairs.find(({ a, b }) => oneCharacterApart(a, b)) ?? pairs[0]
  if (!pair) return open(wanted.join(' '))
  const [a, b] = [cut(pair.a), cut(pair.b)]
  return {
    outcome: 'not-met',
    wanted: cut(withFirst(left, pair.i).join(' ')),
    found: cut(withFirst(right, pair.j).join(' ')),
    marks: differences(a, b),
  }
}

/** The nearest first, so that the two stand above each other. */
const withFirst = (values: readonly string[], i: number) => [values[i] ?? '', ...values.filter((_, at) => at !== i)]

function scopeRow(wanted: readonly string[], facts: Presented | undefined): Comparison {
  const granted = grantsOf(facts?.token.claims)
  const found = granted.slice(0, 50).join(' ')
  if (wanted.length === 0) return notAsked(found)
  const use = facts?.token.use
  if (!facts?.token.claims || facts.companion || (use !== 'access-token' && use !== 'unknown'))
    return open(wanted.join(' '))
  const has = new Set(granted)
  const shown = wanted.slice(0, 50)
  const missing: Span[] = []
  let at = 0
  for (const word of shown) {
    if (!has.has(word)) missing.push([at, at + word.length])
    at += word.length + 1
  }
  const isMet = wanted.every((word) => has.has(word))
  return {
    outcome: isMet ? 'met' : 'not-met',
    wanted: shown.join(' '),
    found,
    ...(!isMet && { marks: { wanted: missing, found: [] } }),
  }
}

function algorithmRow(wanted: readonly string[], facts: Presented | undefined): Comparison {
  const alg = facts?.token.kind === 'jws' ? facts.token.header?.alg : undefined
  const found = typeof alg === 'string' ? alg : undefined
  if (wanted.length === 0) return notAsked(found)
  if (found === undefined || !isForApi(facts)) return open(wanted.join(' '))
  return wanted.includes(found)
    ? { outcome: 'met', wanted: wanted.join(' '), found }
    : { ...compared(wanted.join(' '), found, false), marks: { wanted: [], found: [[0, cut(found).length]] } }
}

/** Compared without `application/` and without regard to case (RFC 7515 section 4.1.9). */
function headerTypeRow(wanted: string, facts: Presented | undefined): Comparison {
  const typ = facts?.token.header?.typ
  const found = typeof typ === 'string' ? typ : undefined
  if (wanted === '') return notAsked(found)
  if (!facts || found === undefined || !isForApi(facts)) return open(wanted)
  return compared(wanted, found, headerTypeOf({ typ: wanted }) === headerTypeOf({ typ: found }))
}

function timeRow(tolerance: number | undefined, facts: Presented | undefined): Comparison {
  if (tolerance === undefined) return notAsked(undefined)
  const known = facts && isJwt(facts.token) && facts.now !== undefined
  const bounded = known && (facts.expires !== undefined || facts.notBefore !== undefined)
  return { outcome: bounded ? 'met' : 'cannot-tell', wanted: `${tolerance} s` }
}

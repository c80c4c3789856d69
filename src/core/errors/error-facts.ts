import type { ErrorFacts, FoundFacts } from '../model/error-reading.ts'
import type { PlainText } from './plain-text.ts'
import type { Match } from './patterns.ts'

const expected = {
  aud: 'audience',
  iss: 'issuer',
  scope: 'scope',
  alg: 'algorithm',
  typ: 'type',
  claim: 'claim',
} as const
const seen = {
  'its aud': 'audience',
  'its iss': 'issuer',
  'its scope': 'scope',
  'its kid': 'kid',
  'its alg': 'algorithm',
  'its typ': 'type',
  'its client': 'client',
  'its value': 'value',
} as const
const times = { 'its exp': 'expiredAt', 'its nbf': 'startsAt' } as const

/** Never throws; the facts of a text that names no values are an empty object. */
export function factsOf({ cased, text }: PlainText, { values }: Match): ErrorFacts {
  const facts: ErrorFacts = {}
  const found: FoundFacts = {}
  for (const [name, start, end] of values) {
    const goesOn = /^,? or /.test(text.slice(end, end + 5))
    const value = valueOf(cased.slice(start, end), name)
    if (value === undefined || goesOn) continue
    if (has(expected, name)) facts[expected[name]] ??= value
    else if (has(seen, name)) found[seen[name]] ??= value
    else if (has(times, name)) {
      const time = numericDateOf(value)
      if (time !== undefined) found[times[name]] ??= time
    }
  }
  return Object.keys(found).length > 0 ? { ...facts, found } : facts
}

const has = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name)

/** Placeholders that stand for “nothing”, behind any bracket, and what stands in for a long word. */
const empty = /^(?:null|nil|none|undefined|n\/a|system\..*|=)?$/i
/** What .NET writes where it hides a value. */
const hidden = /^\[pii /i
const token = /(?:^|[^\w-])e[yw][\w-]{8}[\w-]*\./

/** Without brackets, quotation marks and the end of the sentence; several values in one are none. */
function valueOf(raw: string, name: string): string | undefined {
  const value = raw
    .trim()
    .replace(/^[[('{]{1,3}/, '')
    .replace(/[\])'}.,;:]{1,4}$/, '')
    .trim()
  if (hidden.test(raw.trim())) return undefined
  const several = !name.endsWith('scope') && /['"] ?,|, |\|| or |' '/.test(value)
  return several || empty.test(value) || token.test(value) ? undefined : value
}

const iso = /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z| ?[+-]\d\d:?\d\d)/i
const invariant = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/

/** Seconds since the epoch of a NumericDate, an ISO 8601 time with a zone, or the invariant form of .NET, which is UTC. */
function numericDateOf(text: string): number | undefined {
  if (/^\d{9,11}(?:\.\d{1,9})?$/.test(text)) return Math.floor(Number(text))
  const [, month, day, year, ...clock] = invariant.exec(text) ?? []
  const written =
    month === undefined
      ? (iso
          .exec(text)?.[0]
          .replace(' ', 'T')
          .replace(/ ?([+-]\d\d):?(\d\d)$/, '$1:$2') ?? '')
      : `${year}-${month}-${day}T${clock.join(':')}Z`
  const milliseconds = Date.parse(written)
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000)
}

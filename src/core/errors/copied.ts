import { asObject } from '../decode/json.ts'
import { nearness } from '../text/near.ts'
import type { ErrorFacts, ErrorReading } from '../model/error-reading.ts'
import type { Json, JsonObject, Span } from '../model/primitives.ts'
import { explain } from './read-errors.ts'
import { emitters } from './rows/index.ts'

/** An error text in a redacted copy: which row it was, and never what it said. */
export interface CopiedReading {
  id: string
  /** Which of the rows of this id. */
  row: number
  /** The text is known from use only. */
  softly?: true
  facts: ErrorFacts
}

const expectedNames = ['audience', 'issuer', 'scope', 'algorithm', 'type', 'claim', 'value'] as const
const seenNames = ['audience', 'issuer', 'scope', 'kid', 'algorithm', 'type', 'client', 'value'] as const
const timeNames = ['expiredAt', 'startsAt'] as const

type Explained = Pick<ErrorReading, 'emitter' | 'says' | 'look' | 'conditions'>

const rowsOf = (id: string) =>
  emitters.flatMap((emitter) => emitter.rows.flatMap((row) => (row[0] === id ? [{ row, emitter }] : [])))

const same = (a: Explained, b: Explained) =>
  a.emitter === b.emitter && a.says === b.says && a.look === b.look && a.conditions.join() === b.conditions.join()

/** What a copy may tell of the values that an error text names. */
interface Telling {
  /** What an API expects. */
  wanted(value: string): string
  /** What was seen in the refused token. */
  seen(value: string): string
}

export function copyReading(reading: ErrorReading, telling: Telling): CopiedReading {
  const rows = rowsOf(reading.id)
  const at = (softly: boolean) => rows.findIndex(({ row, emitter }) => same(explain(row, emitter, softly), reading))
  const row = at(false)
  const { found, ...expected } = reading.facts
  const kept: ErrorFacts = {}
  for (const name of expectedNames) {
    const value = expected[name]
    if (value !== undefined) kept[name] = telling.wanted(value)
  }
  const seen: ErrorFacts['found'] = {}
  for (const name of seenNames) {
    const value = found?.[name]
    if (value !== undefined) seen[name] = telling.seen(value)
  }
  for (const name of timeNames) {
    const value = found?.[name]
    if (value !== undefined) seen[name] = value
  }
  return {
    id: reading.id,
    row: Math.max(0, row < 0 ? at(true) : row),
    ...(row < 0 && { softly: true as const }),
    facts: { ...kept, ...(Object.keys(seen).length > 0 && { found: seen }) },
  }
}

/** Whether two values are the same but for what people overlook. */
export const alike = (a: string, b: string) => a === b || nearness(a, b).near

/** Undefined for what no page has written. */
export function readCopiedReading(item: JsonObject | undefined, span: Span): ErrorReading | undefined {
  const [id, index] = [item?.id, item?.row]
  if (typeof id !== 'string' || typeof index !== 'number') return undefined
  const rows = rowsOf(id)
  const known = rows[index] ?? rows[0]
  if (!known) return undefined
  const { found, ...expected } = asObject(item?.facts) ?? {}
  const seen = factsIn(asObject(found), seenNames)
  const times = timesIn(asObject(found))
  const whole = { ...seen, ...times }
  return {
    ...explain(known.row, known.emitter, item?.softly === true),
    span,
    facts: {
      ...factsIn(expected, expectedNames),
      ...(Object.keys(whole).length > 0 && { found: whole }),
    },
  }
}

const factsIn = <Name extends string>(object: JsonObject | undefined, names: readonly Name[]) => {
  const facts: { [name in Name]?: string } = {}
  for (const name of names) {
    const value: Json | undefined = object?.[name]
    if (typeof value === 'string') facts[name] = value.slice(0, 300)
  }
  return facts
}

function timesIn(object: JsonObject | undefined) {
  const facts: { [name in (typeof timeNames)[number]]?: number } = {}
  for (const name of timeNames) {
    const value = object?.[name]
    if (typeof value === 'number') facts[name] = value
  }
  return facts
}

import { asArray, asObject } from '../decode/json.ts'
import { expectedFrom } from '../expectations/identifiers.ts'
import type { FindingOf, Severity } from '../model/finding.ts'
import type { Context } from '../model/inspection.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import type { Expected } from '../model/resource-server.ts'
import { count, oneOf } from './rows.ts'

/** One finding of the sender, without its words. */
export interface ToldFinding extends Pick<
  FindingOf<string>,
  'outcome' | 'severity' | 'at' | 'token' | 'artifact' | 'error'
> {
  rule: string
}

/**
 * What the sender's page has found, and under which conditions: what was masked may have been what a finding rests on, and
 * masks may look like a fault of their own.
 */
export interface Told {
  /** Seconds since the epoch. */
  asOf: number
  expected: Expected
  findings: readonly ToldFinding[]
  headline?: string
}

/** More findings are not told: nobody reads as many. */
const mostFindings = 400

/** `expected`: as the link tells it. `pointer`: a place in a token as the copy names it. */
export function tellFindings(
  findings: readonly FindingOf<string>[],
  headline: string | null,
  { now }: Context,
  expected: Expected,
  pointer: (at: string) => string | undefined,
): Told {
  return {
    asOf: now ?? 0,
    expected,
    ...(headline !== null && { headline }),
    findings: findings.slice(0, mostFindings).map(({ rule, outcome, severity, at, token, artifact, error }) => {
      const place = at === undefined ? undefined : pointer(at)
      return {
        rule,
        outcome,
        severity,
        ...(place !== undefined && { at: place }),
        ...(token !== undefined && { token }),
        ...(artifact !== undefined && { artifact }),
        ...(error !== undefined && { error }),
      }
    }),
  }
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Of what anybody may have written: which ids there are, whoever uses it has to know. */
export function readTold(json: Json | undefined): Told | undefined {
  const told = asObject(json)
  const findings = asArray(told?.findings)
  if (!told || !findings || typeof told.asOf !== 'number') return undefined
  return {
    asOf: told.asOf,
    expected: expectedFrom(asObject(told.expected)),
    ...(typeof told.headline === 'string' && { headline: told.headline.slice(0, 80) }),
    findings: findings.slice(0, mostFindings).flatMap((item) => readFinding(asObject(item)) ?? []),
  }
}

function readFinding(finding: JsonObject | undefined): ToldFinding | undefined {
  const outcome = oneOf(['flag', 'unknown'], finding?.outcome)
  const severity = oneOf(severities, finding?.severity)
  if (typeof finding?.rule !== 'string' || !outcome || !severity) return undefined
  const [token, artifact, error] = [count(finding.token), count(finding.artifact), count(finding.error)]
  return {
    rule: finding.rule.slice(0, 80),
    outcome,
    severity,
    ...(typeof finding.at === 'string' && { at: finding.at.slice(0, 200) }),
    ...(token !== undefined && { token }),
    ...(artifact !== undefined && { artifact }),
    ...(error !== undefined && { error }),
  }
}

/** Whether a copy is judged as its sender has judged: at that time, by those expectations. */
export const isJudgedAlike = (told: Told, { now, expected = {} }: Context): boolean =>
  told.asOf === (now ?? 0) && sorted(told.expected) === sorted(expectedFrom({ ...expected }))

const sorted = (expected: Expected) => JSON.stringify(Object.entries(expected).toSorted(([a], [b]) => (a < b ? -1 : 1)))

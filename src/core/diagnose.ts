import type { ErrorReading } from './model/error-reading.ts'
import type { Facts } from './facts/gather.ts'
import { attempts } from './facts/attempts.ts'
import { once } from './facts/once.ts'
import type { FindingOf, Fix, Outcome, Severity } from './model/finding.ts'
import { fixes } from './fixes/index.ts'
import { expectationFields } from './expectations/rows.ts'
import type { ExpectationField } from './model/resource-server.ts'
import { byCondition } from './rules/by-condition.ts'
import { byExpectation } from './rules/by-expectation.ts'
import type { Judgement, Rule } from './rules/define.ts'
import { inapplicable, stages } from './rules/define.ts'
import { type RuleId, rules } from './rules/index.ts'

/** What one of the rules has found. */
export type Finding = FindingOf<RuleId>

const all: readonly Rule<RuleId, RuleId>[] = rules

/** What the API expects and one of the rules has flagged the token for. */
export function refusedFields(findings: readonly Finding[], token: number | null): ReadonlySet<ExpectationField> {
  const flagged = new Set(
    findings.flatMap((one) =>
      one.outcome === 'flag' && one.severity !== 'info' && one.token === token ? [one.rule] : [],
    ),
  )
  return new Set(expectationFields.filter((field) => byExpectation[field].some((rule) => flagged.has(rule))))
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Findings beyond this come without their fix: nobody reads as many, and each fix may quote the whole paste. */
const mostFixes = 100

interface Spoken {
  finding: Finding
  /** Undefined where none can be made. */
  fix?: () => Fix | undefined
  /** The message in passing, for when something graver leads. */
  aside?: string
  /** An API would refuse the next token of the same making for it too. */
  lasts: boolean
  rank: readonly number[]
}

/**
 * Runs every rule over every token, request and answer and puts what they found in the order shown: by severity, first
 * what an error text of the paste stands for, then the selected token, then by stage. Time does not lead, since nearly
 * every token has expired by the time that it is pasted: `expired` comes after every other error, unless an error text says
 * it. Without a token the best explanation of an answer leads, however mild it is.
 */
export function diagnose(
  facts: readonly Facts[],
  selected: number | null,
): { findings: Finding[]; headline: RuleId | null } {
  const spoken = facts.flatMap((one) => judge(one, selected))
  spoken.sort((a, b) => compare(a.rank, b.rank))
  const flagged = spoken.flatMap(({ finding }) => (finding.outcome === 'flag' ? [finding] : []))
  const withToken = facts.some(({ about }) => about === 'token')
  const errors = facts[0]?.errors ?? []
  // Somebody refused the token, so that nothing was found wrong with it is no answer: what the refusal means is one.
  const explains = ({ error }: Finding) => error !== undefined && (errors[error]?.conditions.length ?? 0) > 0
  const explanation = withToken ? flagged.find(explains) : flagged[0]
  const leader = flagged.find(({ severity }) => severity !== 'info') ?? explanation
  const lasting = new Set(spoken.flatMap(({ finding, lasts }) => (lasts ? [finding.token] : [])))
  const findings = spoken.map(({ finding, aside, fix: make }, i) => {
    const fix = i < mostFixes ? make?.() : undefined
    return {
      ...finding,
      ...(aside !== undefined && leader !== finding && lasting.has(finding.token) && { message: aside }),
      ...(fix && { fix }),
    }
  })
  return { findings, headline: leader?.rule ?? null }
}

function judge(facts: Facts, selected: number | null): Spoken[] {
  const { attempt, failures } = attempts()
  const judged = all
    .filter((rule) => rule.about === facts.about && (rule.companions || facts.about !== 'token' || !facts.companion))
    .map((rule, order) => ({ rule, order, judgement: attempt<Judgement>(() => rule.judge(facts), inapplicable) }))
  const suppressed = new Set(
    judged.flatMap(({ rule, judgement }) => (judgement.outcome === 'flag' ? rule.suppresses : [])),
  )
  const spoken = judged.flatMap(({ rule, order, judgement }): Spoken[] => {
    const finding = suppressed.has(rule.id) ? undefined : findingOf(rule, judgement, facts)
    if (!finding) return []
    const apart = facts.about === 'token' && facts.index !== selected ? 1 : 0
    const promoted = apart === 0 && spokenOf(facts.errors).has(rule.id)
    const late = rule.id === 'expired' && !promoted ? 1 : 0
    const flagged = judgement.outcome === 'flag' ? judgement : undefined
    const aside = flagged?.aside
    return [
      {
        finding,
        ...(flagged && { fix: () => attempt(() => fixOf(rule, flagged.fix, facts), undefined) }),
        ...(aside !== undefined && { aside }),
        lasts: facts.about === 'token' && flagged?.severity === 'error' && !rule.fleeting && rule.stage !== 'leak',
        // What could not be told comes after what was.
        rank: [
          finding.outcome === 'unknown' ? 1 : 0,
          severities.indexOf(finding.severity),
          promoted ? 0 : 1,
          late,
          apart,
          stages.indexOf(rule.stage),
          order,
          facts.index,
        ],
      },
    ]
  })
  if (facts.about === 'failure' || failures().length === 0) return spoken
  const place = facts.about === 'token' ? { token: facts.index } : {}
  return [...spoken, ...judge({ ...facts, about: 'failure', place }, selected)]
}

/** Rules of the conditions that the error texts of the paste stand for (`errors/conditions.ts`). */
const spokenOf = once(
  (errors: readonly ErrorReading[]): ReadonlySet<RuleId> =>
    new Set(errors.flatMap((reading) => reading.conditions.flatMap((condition) => byCondition[condition]))),
)

const placeOf = (facts: Facts) =>
  facts.about === 'failure'
    ? facts.place
    : facts.about === 'token'
      ? { token: facts.index }
      : facts.about === 'answer' && facts.reading
        ? { error: facts.index }
        : { artifact: facts.index }

const wordless: ReadonlySet<Outcome> = new Set(['pass', 'inapplicable'])

function findingOf(rule: Rule<RuleId, RuleId>, judgement: Judgement, facts: Facts): Finding | undefined {
  if (wordless.has(judgement.outcome)) return undefined
  const common = {
    rule: rule.id,
    title: rule.title,
    sources: rule.sources,
    ...placeOf(facts),
  }
  if (judgement.outcome === 'unknown') {
    return {
      ...common,
      outcome: 'unknown',
      severity: rule.severity,
      message: judgement.message,
    }
  }
  if (judgement.outcome !== 'flag') return undefined
  const { severity, at, message, why, sources = rule.sources } = judgement
  return { ...common, sources, outcome: 'flag', severity, message, why, ...(at !== undefined && { at }) }
}

/** The provider's own way where it has one, the rule's otherwise. */
function fixOf({ id, fixedAs }: Rule<RuleId, RuleId>, general: () => Fix, facts: Facts): Fix {
  const { provider } = facts
  const ways = provider && fixes[provider.id]
  const own = (ways?.[id] ?? (fixedAs && ways?.[fixedAs]))?.(facts)
  return provider && own ? { provider: provider.name, ...own } : general()
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

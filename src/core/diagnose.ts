import type { ErrorReading } from './model/error-reading.ts'
import type { Facts } from './facts/gather.ts'
import { attempts } from './facts/attempts.ts'
import { once } from './facts/once.ts'
import type { Failure } from './model/failure.ts'
import type { FindingOf, Fix, Outcome, Severity } from './model/finding.ts'
import { unknownEmitter } from './errors/rows/general.ts'
import { speakersOf } from './errors/speakers.ts'
import { causes } from './fixes/causes.ts'
import { fixes } from './fixes/index.ts'
import { conditions } from './registry/conditions.ts'
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
  /** Whether it stands behind what is as grave. */
  unknown: boolean
  standing: Standing
  /** About this page and not about the paste: there are few of these, and what to do is always told. */
  ofPage: boolean
  rank: readonly number[]
}

/**
 * Of findings of one severity, in this order: a secret that is out; what an error text says, as the token bears it out; what
 * an error text says, and nothing contradicts; what the token shows; that an error text is not known; and time, since nearly
 * every token has expired by the time that it is pasted.
 */
const standings = ['leak', 'borne-out', 'told', 'shown', 'untold', 'late'] as const
type Standing = (typeof standings)[number]

/** Rules that say what an error text says, and nothing of the token. */
const telling: ReadonlySet<RuleId> = new Set(['error-recognised', 'error-reads-like'])

/**
 * Runs every rule over every token, request and answer and puts what they found in the order shown: by severity, then by
 * standing, then the selected token, then by stage. What an error text says is a cause of its own only where nothing that
 * was found says it better, or says that the text is about another token. Without a token the best explanation of an answer
 * leads, however mild it is.
 */
export function diagnose(
  facts: readonly Facts[],
  selected: number | null,
): { findings: Finding[]; headline: RuleId | null } {
  const errors = facts[0]?.errors ?? []
  const spoken = inOrder(
    outdone(
      facts.flatMap((one) => judge(one, selected)),
      errors,
    ),
  )
  const flagged = spoken.flatMap(({ finding }) => (finding.outcome === 'flag' ? [finding] : []))
  const withToken = facts.some(({ about }) => about === 'token')
  const explanation = withToken
    ? flagged.find(({ rule, error }) => isExplanation(rule, errors[error ?? -1]))
    : flagged[0]
  const leader = flagged.find(({ severity }) => severity !== 'info') ?? explanation
  const lasting = new Set(spoken.flatMap(({ finding, lasts }) => (lasts ? [finding.token] : [])))
  const refused = errors.some(({ conditions: of }) => of.length > 0 && !of.includes('expired'))
  const inPassing = ({ token, rule }: Finding) => lasting.has(token) || (refused && rule === 'expired')
  const findings = spoken.map(({ finding, aside, ofPage, fix: make }, i) => {
    const fix = i < mostFixes || ofPage ? make?.() : undefined
    return {
      ...finding,
      ...(aside !== undefined && leader !== finding && inPassing(finding) && { message: aside }),
      ...(fix && { fix }),
    }
  })
  return { findings, headline: leader?.rule ?? null }
}

/** Somebody refused the token, so that nothing was found wrong with it is no answer: what the refusal means is one. */
const isExplanation = (rule: RuleId, reading: ErrorReading | undefined) =>
  rule === 'refused-without-reason' || (reading?.conditions.length ?? 0) > 0

/** What an error text says is no more than a remark where a finding says the same of the token, or that it is another's. */
function outdone(spoken: readonly Spoken[], errors: readonly ErrorReading[]): readonly Spoken[] {
  const flags = spoken.flatMap(({ finding }) => (finding.outcome === 'flag' ? [finding] : []))
  const grave = (severity: Severity) =>
    flags.filter((one) => !telling.has(one.rule) && one.rule !== 'error-unknown' && one.severity === severity)
  const own = [...grave('error'), ...grave('warning')]
  const onlyWarnings = grave('error').length === 0
  const betterThan = ({ error }: Finding) => {
    const reading = error === undefined ? undefined : errors[error]
    const saying = new Set<RuleId>(reading?.conditions.flatMap((condition) => byCondition[condition]))
    return own.some(
      (one) =>
        (saying.has(one.rule) && (one.severity === 'error' || onlyWarnings)) ||
        (one.rule === 'error-token-mismatch' && one.error === error),
    )
  }
  return spoken.map((one) =>
    telling.has(one.finding.rule) && one.finding.severity !== 'info' && betterThan(one.finding)
      ? { ...one, finding: { ...one.finding, severity: 'info' as const } }
      : one,
  )
}

/** Each ranked once: sorting asks often. */
const inOrder = (spoken: readonly Spoken[]): readonly Spoken[] =>
  spoken
    .map((one) => ({ one, rank: rankOf(one) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ one }) => one)

const rankOf = ({ finding, unknown, standing, rank }: Spoken): readonly number[] => [
  // What could not be told comes after what was.
  unknown ? 1 : 0,
  severities.indexOf(finding.severity),
  standings.indexOf(standing),
  ...rank,
]

/** The rules about each kind of thing, in their order. */
const rulesAbout: Readonly<Record<Facts['about'], readonly Rule<RuleId, RuleId>[]>> = {
  token: all.filter(({ about }) => about === 'token'),
  request: all.filter(({ about }) => about === 'request'),
  call: all.filter(({ about }) => about === 'call'),
  answer: all.filter(({ about }) => about === 'answer'),
  failure: all.filter(({ about }) => about === 'failure'),
}

/** What the rules have to say of one thing. Most have nothing to say of most, and there may be many thousand tokens. */
function judge(facts: Facts, selected: number | null): Spoken[] {
  const { attempt, failures } = attempts()
  const judged: { rule: Rule<RuleId, RuleId>; order: number; judgement: Judgement }[] = []
  for (const [order, rule] of rulesAbout[facts.about].entries()) {
    if (facts.about === 'token' && facts.companion && !rule.companions) continue
    const judgement = attempt<Judgement>(() => rule.judge(facts), inapplicable)
    if (!wordless.has(judgement.outcome)) judged.push({ rule, order, judgement })
  }
  const suppressed = new Set(
    judged.flatMap(({ rule, judgement }) => (judgement.outcome === 'flag' ? rule.suppresses : [])),
  )
  const spoken = judged.flatMap(({ rule, order, judgement }): Spoken[] => {
    const finding = suppressed.has(rule.id) ? undefined : findingOf(rule, judgement, facts)
    if (!finding) return []
    const apart = facts.about === 'token' && facts.index !== selected
    const flagged = judgement.outcome === 'flag' ? judgement : undefined
    const aside = flagged?.aside
    return [
      {
        finding,
        ...(flagged && {
          fix: () =>
            attempt(
              () => withWordsOf(speakerFor(rule.id, facts), facts.errors, fixOf(rule, flagged.fix, facts)),
              undefined,
            ),
        }),
        ...(aside !== undefined && { aside }),
        ofPage: facts.about === 'failure',
        lasts: facts.about === 'token' && flagged?.severity === 'error' && !rule.fleeting && rule.stage !== 'leak',
        unknown: finding.outcome === 'unknown',
        standing: standingOf(rule, facts, apart),
        rank: [apart ? 1 : 0, stages.indexOf(rule.stage), order, facts.index],
      },
    ]
  })
  if (facts.about === 'failure' || failures().length === 0) return spoken
  const place = facts.about === 'token' ? { token: facts.index } : {}
  return [...spoken, ...judge({ ...facts, about: 'failure', place }, selected)]
}

/** The error text that the finding bears out, where its emitter has a place of its own to look at. */
const speakerFor = (id: RuleId, { about, errors }: Facts) =>
  about === 'token'
    ? errors.find(
        ({ conditions: of, look, emitter }) =>
          emitter !== unknownEmitter &&
          of.some((condition) => byCondition[condition].includes(id)) &&
          of.every((condition) => conditions[condition].look !== look),
      )
    : undefined

function withWordsOf(speaker: ErrorReading | undefined, errors: readonly ErrorReading[], fix: Fix): Fix {
  if (!speaker) return fix
  const alone = speakersOf(speaker, errors).length === 1
  const from = alone
    ? `The error is one of ${speaker.emitter}. There, look at this:`
    : `Several say this error alike. If it is one of ${speaker.emitter}, look at this there:`
  return { ...fix, steps: [...fix.steps, { text: `${from} ${speaker.look}` }] }
}

function standingOf(rule: Rule<RuleId, RuleId>, { errors }: Facts, apart: boolean): Standing {
  if (rule.stage === 'leak' && rule.severity === 'error') return 'leak'
  if (!apart && spokenOf(errors).has(rule.id)) return 'borne-out'
  if (telling.has(rule.id)) return 'told'
  if (rule.id === 'error-unknown' || rule.id === 'refused-without-reason') return 'untold'
  return rule.id === 'expired' ? 'late' : 'shown'
}

/** Rules of the conditions that the error texts of the paste stand for (`errors/conditions.ts`). */
const spokenOf = once(
  (errors: readonly ErrorReading[]): ReadonlySet<RuleId> =>
    new Set(errors.flatMap((reading) => reading.conditions.flatMap((condition) => byCondition[condition]))),
)

const pointedAt = ({ token, artifact }: Failure) => ({
  ...(token !== undefined && { token }),
  ...(artifact !== undefined && { artifact }),
})

const placeOf = (facts: Facts) =>
  facts.about === 'failure'
    ? pointedAt(facts.place)
    : facts.about === 'token'
      ? { token: facts.index }
      : facts.about === 'answer' && facts.reading
        ? { error: facts.index }
        : { artifact: facts.index }

const wordless: ReadonlySet<Outcome> = new Set(['pass', 'inapplicable'])

function findingOf(rule: Rule<RuleId, RuleId>, judgement: Judgement, facts: Facts): Finding | undefined {
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
  const { severity, at, sources = rule.sources } = judgement
  const own = facts.provider && causes[facts.provider.id]?.[rule.id]?.(facts)
  const message = own?.message ?? judgement.message
  const why = own?.why === undefined ? judgement.why : `${own.why} ${judgement.why}`
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

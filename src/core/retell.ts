import type { Finding } from './diagnose.ts'
import type { Context } from './model/inspection.ts'
import { type RuleId, rules } from './rules/index.ts'
import { isJudgedAlike, type Told, type ToldFinding } from './share/told.ts'

const ruleOf = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.id, rule]))

interface Diagnosis {
  findings: Finding[]
  headline: RuleId | null
}

/**
 * The findings of a redacted copy: those of its sender, in the sender's order, as long as it is judged as the sender judged.
 * Each with the words of this page where the copy still shows it, otherwise without values: a mask hides what some findings
 * rest on, and looks like a fault to some rules. Whoever judges by other expectations, or at another time, judges anew.
 */
export function retell(told: Told | undefined, anew: Diagnosis, context: Context, counts: Counts): Diagnosis {
  if (!told || !isJudgedAlike(told, context)) return anew
  const shown = new Map(anew.findings.map((finding) => [keyOf(finding), finding]))
  const findings = told.findings.flatMap((one) => {
    const own = shown.get(keyOf(one))
    const finding = own ? { ...own, severity: one.severity } : wordless(one)
    return finding && isThere(one, counts) ? [finding] : []
  })
  return { findings, headline: ruleOf.get(told.headline ?? '')?.id ?? null }
}

/** How many of each the copy holds. */
interface Counts {
  tokens: number
  artifacts: number
  errors: number
}

const keyOf = ({
  rule,
  outcome,
  token,
  artifact,
  error,
}: Pick<ToldFinding, 'rule' | 'outcome' | 'token' | 'artifact' | 'error'>) =>
  [rule, outcome, token, artifact, error].join()

const isThere = ({ token = 0, artifact = 0, error = 0 }: ToldFinding, counts: Counts) =>
  token < Math.max(1, counts.tokens) && artifact < Math.max(1, counts.artifacts) && error < Math.max(1, counts.errors)

/** Undefined for a rule that this page does not know. */
function wordless({ rule: id, outcome, severity, at, token, artifact, error }: ToldFinding): Finding | undefined {
  const rule = ruleOf.get(id)
  if (!rule) return undefined
  return {
    rule: rule.id,
    outcome,
    severity,
    title: rule.title,
    message: `${rule.title}.`,
    why: 'The sender’s page has found it. The values that show it are masked in this copy.',
    sources: rule.sources,
    ...(at !== undefined && { at }),
    ...(token !== undefined && { token }),
    ...(artifact !== undefined && { artifact }),
    ...(error !== undefined && { error }),
  }
}

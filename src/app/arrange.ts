import type { Inspection } from '../core/inspect.ts'
import type { Severity } from '../core/model/finding.ts'

/** Tokens that came in one carrier: of one response, of one request. */
export interface TokenSet {
  label: string
  /** Indices into the inspection's tokens, the likeliest culprit first. */
  tokens: readonly number[]
}

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 0 }

/** The tokens of a paste in the order of interest: the selected one and its companions, then those with most against them. */
export function arrange({ tokens, artifacts, findings, selected }: Inspection): TokenSet[] {
  const weight: number[] = tokens.map((_, i) => (i === selected ? 10 : 0))
  for (const { token, severity, outcome } of findings) {
    if (token !== undefined && outcome === 'flag')
      weight[token] = Math.max(weight[token] ?? 0, weights[severity] + (token === selected ? 10 : 0))
  }
  const heavier = (a: number, b: number) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b
  const sets = new Map<number, number[]>()
  for (const [i, { artifact }] of tokens.entries()) sets.set(artifact, [...(sets.get(artifact) ?? []), i])
  return [...sets]
    .map(([artifact, members]) => ({ label: artifacts[artifact]?.label ?? '', tokens: members.toSorted(heavier) }))
    .toSorted((a, b) => heavier(a.tokens[0] ?? 0, b.tokens[0] ?? 0))
}

/** What a rule has found and what to change about it, as plain data. */

import type { Span } from './primitives.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Outcome = 'pass' | 'flag' | 'unknown' | 'inapplicable'

/** An address, a command or a setting to copy. */
export interface Snippet {
  label: string
  /** `url`, `bash`, `js`, `jsx`, `ts`, `text`. */
  language: string
  text: string
  /** Stretches of the text that are the change itself. */
  marks?: readonly Span[]
  /** What was pasted, written the same way, where this is a correction of it; what has to change there is marked. */
  wrong?: Snippet
}

export interface FixStep {
  text: string
  /** Where in the provider's console, outermost first. */
  where?: string
  snippets?: readonly Snippet[]
}

export interface Fix {
  /** The provider whose words these are. */
  provider?: string
  steps: readonly FixStep[]
  /** An expectation that fills the gaps in the steps; the page shows a field for it. */
  asks?: { field: 'audience' | 'issuer'; label: string; placeholder: string }
  /** What can go wrong after the change. */
  afterwards?: readonly string[]
  /** The way for somebody to whom the steps do not apply. */
  otherwise?: { title: string; steps: readonly FixStep[] }
  docs?: { label: string; url: string }
}

export interface Source {
  label: string
  url: string
}

/** `Rule`: the ids of the rules that there are. */
export interface FindingOf<Rule extends string> {
  rule: Rule
  outcome: 'flag' | 'unknown'
  severity: Severity
  /** The failing state without values. */
  title: string
  /** One sentence with the person's values. */
  message: string
  /** What it means, two or three sentences. */
  why?: string
  /** JSON Pointer below the token: `/claims/exp`, `/header/kid`, `/signature`. */
  at?: string
  /** Index into `tokens`. */
  token?: number
  /** Index into `artifacts`, for a finding about a request or an answer. */
  artifact?: number
  /** Index into `errors`, for a finding about an error text. */
  error?: number
  fix?: Fix
  sources: readonly Source[]
}

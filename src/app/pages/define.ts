/** What the pages of rules and providers show: made at build time by src/site, from the rules and providers themselves. */
import type { Endpoints } from '../../core/model/provider.ts'
import type { Fix, Severity, Source } from '../../core/model/finding.ts'
import type { Rule } from '../../core/rules/define.ts'

export interface RulePage {
  id: string
  stage: Rule['stage']
  severity: Severity
  /** In other cases than the usual one. */
  severities: readonly Severity[]
  title: string
  /** The rule's message, as it is said of one of its own cases. */
  example: string
  why: string
  /** The general way. */
  fix: Fix
  /** Providers with a way of their own, by their ids. */
  ways: readonly { provider: string; fix: Fix }[]
  /** Rules that say nothing beside this one. */
  silences: readonly string[]
  /** What it is tested with, in words: it speaks about these, and not about those. */
  flags: readonly string[]
  spares: readonly string[]
  sources: readonly Source[]
}

export interface ProviderPage {
  id: string
  name: string
  /** What it is told by, one of a sort: `address` is an issuer or the address of a request. */
  told: readonly { name: string; address?: string; confidence: 'host' | 'hint'; reason: string }[]
  /** Of an issuer that stands for all. */
  endpoints: Endpoints
  sources: readonly Source[]
  /** ISO date. */
  lastChecked: string
}

export interface Pages {
  /** In the order of the catalogue. */
  rules: readonly RulePage[]
  /** By name. */
  providers: readonly ProviderPage[]
}

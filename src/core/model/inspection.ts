import type { ArtifactOf } from './artifact.ts'
import type { Binding } from './binding.ts'
import type { Consumer } from '../registry/consumers.ts'
import type { ErrorReading } from './error-reading.ts'
import type { FindingOf } from './finding.ts'
import type { ProviderSightingOf } from './provider.ts'
import type { Expectation, Expected } from './resource-server.ts'
import type { TokenOf } from './token.ts'
import type { VerificationResult } from './verification.ts'

/** What `inspect` may know beside the paste. */
export interface Context {
  /** Seconds since the epoch; without it none of the time rules fire. */
  now?: number
  expected?: Expected
  /** By the exact text of the token. */
  signatures?: ReadonlyMap<string, VerificationResult>
  /** Id of the provider that the person says it is; a host that is a provider's own goes before. */
  provider?: string
  /** Who refused it, or will judge it, where the person says so. */
  consumer?: Consumer
}

/** Ids that come from the lists of the core: how tokens can be built, who issues them, what can be wrong. */
interface Ids {
  kind: string
  provider: string
  rule: string
}

/** What the door answers. `Known`: the ids that there are. */
export interface InspectionOf<Known extends Ids> {
  artifacts: readonly ArtifactOf<Known['kind']>[]
  tokens: readonly TokenOf<Known['kind']>[]
  /** For each token, the provider that it points to. */
  providers: readonly (ProviderSightingOf<Known['provider']> | null)[]
  /** For each token, what is known of its signature. */
  signatures: readonly VerificationResult[]
  /** What belongs together, token by token. */
  bindings: readonly Binding[]
  /** What error texts of the paste say, the more telling first. */
  errors: readonly ErrorReading[]
  /** What the tokens were judged by: what was typed, and what a pasted configuration says. */
  expected: Expected
  /** What the API expects of the selected token, and whether the token has it. */
  expectations: readonly Expectation[]
  findings: readonly FindingOf<Known['rule']>[]
  /** Rule id of the finding that leads, or null. */
  headline: Known['rule'] | null
  /** Index of the token that the paste is about, or null when there is none. */
  selected: number | null
}

/** For what asks about no provider and no rule. */
export type AnyInspection<Kind extends string = string> = InspectionOf<Ids & { kind: Kind }>

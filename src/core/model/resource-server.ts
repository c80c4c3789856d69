/** What an API expects of a token, who said so, and whether the token has it. */

import type { Span } from './primitives.ts'
import type { ApiStack } from '../registry/api-stacks.ts'

/** What the person says their API accepts. */
export interface Expected {
  issuer?: string
  /** One or more values separated by white space; any of them is accepted. */
  audience?: string
  /** Space-separated words that the token must all have. */
  scope?: string
  algorithms?: readonly string[]
  /** `typ` that the API insists on: `at+jwt` (RFC 9068 section 4). */
  tokenType?: string
  /** What checks tokens there. */
  stack?: ApiStack
  /** Seconds; 60 when left out. */
  clockTolerance?: number
}

/** What a configuration says that its API accepts. */
export interface ResourceServerConfig {
  stack: ApiStack
  expected: Expected
  /** Where the metadata of the issuer is, which alone knows the issuer's spelling. */
  authority?: string
}

/** Who said what the API expects. */
export type ExpectationOrigin = 'given' | 'config' | 'error'

export type ExpectationField = Exclude<keyof Expected, 'stack'>

/** One expectation about the selected token. */
export interface Expectation {
  field: ExpectationField
  outcome: 'met' | 'not-met' | 'cannot-tell' | 'not-asked'
  wanted?: string
  /** What the token says. */
  found?: string
  from?: ExpectationOrigin
  /** Where the two differ; for an expectation that is not met. */
  marks?: { wanted: readonly Span[]; found: readonly Span[] }
}

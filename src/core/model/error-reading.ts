/** What an error text says: plain data. */

import type { Condition } from '../registry/conditions.ts'
import type { Wants } from '../registry/consumers.ts'
import type { Source } from './finding.ts'
import type { Span } from './primitives.ts'

/** What the refusing side saw in the token that was sent: whether it is the pasted one shows by comparing. */
export interface FoundFacts {
  audience?: string
  issuer?: string
  scope?: string
  kid?: string
  algorithm?: string
  /** `typ`, or the use: `id`, `at+jwt`. */
  type?: string
  client?: string
  /** Of the claim that the text is about. */
  value?: string
  /** NumericDate, in seconds since the epoch (RFC 7519 section 2). */
  expiredAt?: number
  /** NumericDate of `nbf`. */
  startsAt?: number
}

/**
 * Values that an error text names. Outside of `found`: what the API expects. A value is left out where the text names
 * several, hides it, or has a token in its place.
 */
export interface ErrorFacts {
  audience?: string
  issuer?: string
  scope?: string
  algorithm?: string
  type?: string
  /** The claim that the text is about. */
  claim?: string
  /** Of that claim, where it is none of the above. */
  value?: string
  found?: FoundFacts
}

export interface ErrorReading {
  /** The row of the catalogue: `E101`. */
  id: string
  /** Who says such a thing, as a person calls it. */
  emitter: string
  /** What kind of token its emitter takes, where that is known. */
  wants?: Wants
  /** The likelier first; none where the text does not tell why. */
  conditions: readonly Condition[]
  says: string
  look: string
  source: Source
  /** In the text that was given. */
  span: Span
  facts: ErrorFacts
}

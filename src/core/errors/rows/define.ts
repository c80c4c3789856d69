import type { Condition } from '../../registry/conditions.ts'
import type { Wants } from '../../registry/consumers.ts'

/**
 * A text that is looked for. White space, quotation marks and case do not count. `<aud>`, `<iss>`, `<scope>`, `<alg>`,
 * `<typ>`, `<claim>`: what is expected; `<its aud>`, `<its iss>`, `<its kid>`, `<its exp>` …: what was seen in the token;
 * `<token>`: a token of any length; any other name: up to 200 characters that do not matter.
 *
 * Three signs may stand in front. `~`: the text is known from use, it was not read in the emitter's source. `=`: it is so
 * general that it counts only where it stands alone, on its line, in quotation marks or behind a colon. `!`: it counts
 * only where the emitter is named nearby.
 */
type Pattern = string

/**
 * An id, which links carry, so that it never changes; what it means, none where the text does not tell; the texts; in our words what the emitter means
 * and what to look at. Empty or absent words are those of the condition. One id may take several rows.
 */
export type Row = readonly [
  id: `E${number}`,
  conditions: Condition | readonly Condition[],
  patterns: Pattern | readonly Pattern[],
  says?: string,
  look?: string,
]

/** One that says such texts: a library, a gateway, a platform, a specification. */
export interface Emitter {
  /** As a person calls it. */
  name: string
  /** Words, in lower case, by which a log or a stack trace names it. */
  hints?: string
  /** What kind of token it takes, where it is always the same. */
  wants?: Wants
  /**
   * Where the texts stand: `owner/name path` on GitHub, `RFC 6750 3.1`, or a title, a space and an address.
   */
  source: string
  rows: readonly Row[]
}

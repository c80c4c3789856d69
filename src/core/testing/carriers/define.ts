import type { TokenKind } from '../../decode/index.ts'
import type { TokenUse } from '../../registry/token-uses.ts'
import type { RuleId } from '../../rules/index.ts'

/** What the door must make of a paste, by meaning. What is left out may be anything. */
export interface Right {
  /** All tokens in their order: the exact text, and what it is. */
  tokens?: readonly { text?: string; kind?: TokenKind; use?: TokenUse }[]
  /** One of these leads; null: nothing is wrong. */
  headline?: RuleId | null | readonly (RuleId | null)[]
  /** Rules that must speak, and rules that must not. */
  says?: readonly RuleId[]
  silent?: readonly RuleId[]
  /** No finding is an error. */
  noError?: true
  /** The words of the finding that leads. */
  words?: RegExp
}

/** A paste and what is right about it, judged at `noon`. */
type CarrierCase = () => readonly [paste: string, right: Right]

export type CarrierCases = Readonly<Record<string, CarrierCase>>

/** What belongs together in a paste and whether it does, as plain data. */

import type { BindingCheck } from '../registry/binding-checks.ts'
import type { Source } from './finding.ts'

/** What a binding comes to, without values. */
export interface ToldBinding {
  check: BindingCheck
  outcome: 'met' | 'not-met' | 'unknown'
  /** Index of the other token. */
  with?: number
}

/** What belongs together in a paste and whether it does: a proof and its access token, a token and a certificate. */
export interface Binding extends ToldBinding {
  /** Index of the token that says what it belongs to. */
  token: number
  /** A sentence without values. */
  says: string
  /** Plain text: what the token names should be, and what is. Never a secret. */
  expected?: string
  found?: string
  source: Source
}

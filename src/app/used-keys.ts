import type { Jwk } from '../core/verify/verify.ts'

/** The keys that the selected token was checked with, and where they are from. */
export interface UsedKeys {
  keys: readonly Jwk[]
  from: string
  /** Others can read them too: a private member there is a leak. */
  published: boolean
  /** What is odd about the text that they were read from. */
  remarks: readonly string[]
}

import { readYaml } from './decode/read-yaml.ts'
import { type Inspection, judge, readPaste, recognisePaste } from './door.ts'
import type { Context } from './model/inspection.ts'

export type { Context } from './model/inspection.ts'
export type { Finding, Inspection } from './door.ts'

/**
 * The one door: a paste and what is known beside it → what it is, why an API would reject it, and what to change.
 * Pure and synchronous; the same answer in a test, a worker and the page, which takes the steps of `door.ts` one by one.
 * Never throws, whatever the paste is.
 */
export function inspect(paste: string, context: Context = {}): Inspection {
  return judge(recognisePaste(readPaste(paste, undefined, readYaml), context.provider), context)
}

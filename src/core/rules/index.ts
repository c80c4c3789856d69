import { expired } from './time/expired.ts'

/** Within a stage, the order shown. */
export const rules = [expired] as const

export type RuleId = (typeof rules)[number]['id']

import { leakRules } from './leak/index.ts'
import { transportRules } from './transport/index.ts'
import { structureRules } from './structure/index.ts'
import { kindRules } from './kind/index.ts'
import { quirkRules } from './quirk/index.ts'
import { issuerRules } from './issuer/index.ts'
import { audienceRules } from './audience/index.ts'
import { cryptoRules } from './crypto/index.ts'
import { timeRules } from './time/index.ts'
import { scopeRules } from './scope/index.ts'
import { bindingRules } from './binding/index.ts'
import { stepUpRules } from './step-up/index.ts'
import { answerRules } from './answer/index.ts'
import { requestRules } from './request/index.ts'
import { closed } from './define.ts'

/** By stage, and within a stage in the order shown. */
export const rules = closed([
  ...leakRules,
  ...transportRules,
  ...structureRules,
  ...kindRules,
  ...quirkRules,
  ...issuerRules,
  ...audienceRules,
  ...cryptoRules,
  ...timeRules,
  ...scopeRules,
  ...bindingRules,
  ...stepUpRules,
  ...answerRules,
  ...requestRules,
])

export type RuleId = (typeof rules)[number]['id']

import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { RuleId } from '../rules/index.ts'

/** What to change at one provider, by the rule that finds something: in place of the rule's own fix, unless undefined. */
export type Fixes = { readonly [rule in RuleId]?: (facts: Facts) => Fix | undefined }

import { expectationFields } from '../expectations/rows.ts'
import type { ExpectationField } from '../model/resource-server.ts'
import type { RuleId } from './index.ts'

/** The rules that judge what an API expects. */
export const byExpectation: Readonly<Record<ExpectationField, readonly RuleId[]>> = {
  issuer: ['iss-type', 'iss-mismatch-exact', 'iss-near-miss'],
  audience: ['aud-type', 'aud-missing', 'aud-mismatch', 'aud-near-miss'],
  scope: ['scope-missing'],
  algorithms: ['alg-not-allowed-by-api'],
  tokenType: ['typ-unexpected'],
  clockTolerance: ['expired', 'not-yet-valid'],
}

/** These see what is wrong without any expectation, too. */
const selfEvident: ReadonlySet<RuleId> = new Set(['iss-type', 'aud-type', 'aud-missing', 'expired', 'not-yet-valid'])

/** What has to be expected of a token, so that this rule can speak; undefined for one that looks at the token alone. */
export const expectationFor = (rule: RuleId): ExpectationField | undefined =>
  selfEvident.has(rule) ? undefined : expectationFields.find((field) => byExpectation[field].includes(rule))

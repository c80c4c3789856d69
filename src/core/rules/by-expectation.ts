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

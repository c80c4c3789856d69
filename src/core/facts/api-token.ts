import type { Condition } from '../registry/conditions.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Token } from '../token/token.ts'
import { isJwt } from '../token/claims.ts'
import type { Facts, TokenFacts } from './gather.ts'
import { nearness, oneCharacterApart } from '../text/near.ts'

/** Whether an API may be asked to take it: a readable access token, or one that does not say what it is. */
export const mayBeForApi = (token: Pick<Token, 'kind' | 'claims' | 'use'>): boolean =>
  isJwt(token) && token.claims !== undefined && (token.use === 'access-token' || token.use === 'unknown')

/**
 * How the audience of the token stands to the ones that the API expects: one of them is equal, one is almost equal
 * (text/near.ts), or neither. Undefined: there is nothing to compare.
 */
export function audienceFit({
  audience,
  wantedAudience,
}: Pick<TokenFacts, 'audience' | 'wantedAudience'>): 'equal' | 'near' | 'other' | undefined {
  if (audience.length === 0 || wantedAudience.length === 0) return undefined
  if (audience.some((value) => wantedAudience.includes(value))) return 'equal'
  const near = audience.some((value) =>
    wantedAudience.some((wanted) => nearness(value, wanted).near || oneCharacterApart(value, wanted)),
  )
  return near ? 'near' : 'other'
}

/** What an error text of the paste says about this, of these rows of the catalogue or of any. */
export const complaintOf = (
  { errors }: Pick<Facts, 'errors'>,
  condition: Condition,
  ...ids: readonly string[]
): ErrorReading | undefined =>
  errors.find((reading) => reading.conditions.includes(condition) && (ids.length === 0 || ids.includes(reading.id)))

/** Whether an error text of the paste is about one of these claims, or about a claim that it does not name. */
export const complainsOfClaim = ({ errors }: Pick<Facts, 'errors'>, names: readonly string[]): boolean =>
  errors.some(
    ({ conditions, facts: { claim } }) =>
      conditions.includes('claim') && (claim === undefined || names.includes(claim)),
  )

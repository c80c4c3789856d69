import { identifiersOf } from '../expectations/identifiers.ts'
import type { Expected } from '../model/resource-server.ts'
import type { Masking } from './masking.ts'

/** What an API expects, as a link may tell it: the words of each field are held against the same rule as those of tokens. */
export function maskExpected(expected: Expected, { system }: Pick<Masking, 'system'>): Expected {
  const { issuer, audience, scope, ...others } = identifiersOf(expected)
  return {
    ...(issuer !== undefined && { issuer: system(issuer) }),
    ...(audience !== undefined && { audience: system(audience) }),
    ...(scope !== undefined && { scope: system(scope) }),
    ...others,
  }
}

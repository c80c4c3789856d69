import type { Facts } from './gather.ts'

/**
 * The issuer that the API expects: what the person has said, or else what an error text names. A text about a token of
 * another issuer than this one's is about another token.
 */
export function wantedIssuer(facts: Pick<Facts, 'expected' | 'errors'> & { issuer?: string }): string | undefined {
  const said = facts.expected.issuer?.trim() ?? ''
  if (said !== '') return said
  const told = facts.errors.find(
    ({ facts: { issuer, found } }) => issuer !== undefined && [undefined, facts.issuer].includes(found?.issuer),
  )
  return told?.facts.issuer
}

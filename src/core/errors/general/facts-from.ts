import type { ErrorFacts, FoundFacts } from '../../model/error-reading.ts'
import type { Telling } from './telling.ts'
import { isNone } from './values.ts'

const expectedNames = { aud: 'audience', iss: 'issuer', scope: 'scope', alg: 'algorithm', typ: 'type' } as const
const seenNames = {
  aud: 'audience',
  iss: 'issuer',
  scope: 'scope',
  alg: 'algorithm',
  typ: 'type',
  key: 'kid',
  azp: 'client',
} as const

/** A JOSE header: `{` with a quotation mark or white space, in base64url. */
const token = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8}[\w-]*\./
const has = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name)

/** Several values are one fact only where an expectation may be a list. */
const oneOf = (values: readonly string[], many: boolean): string | undefined => {
  const some = values.filter((value) => !isNone(value) && !token.test(value))
  return some.length === 1 || (many && some.length > 1) ? some.join(' ') : undefined
}

/** The values of a telling under the names that rules ask for. */
export function factsFrom({ condition, pair, claim }: Telling): ErrorFacts {
  const facts: ErrorFacts = {}
  const found: FoundFacts = {}
  const many = condition === 'aud' || condition === 'scope' || condition === 'alg'
  const [wanted, seen] = [oneOf(pair?.expected ?? [], many), oneOf(pair?.got ?? [], condition === 'scope')]
  if (has(expectedNames, condition)) {
    if (wanted !== undefined) facts[expectedNames[condition]] = wanted
  } else if (condition === 'claim' && pair?.expected) facts.value = pair.expected.join(' ')
  if (has(seenNames, condition)) {
    if (seen !== undefined) found[seenNames[condition]] = seen
  } else if (condition === 'claim' && pair?.got) found.value = pair.got.join(' ')
  if (claim !== undefined) facts.claim = claim
  return Object.keys(found).length > 0 ? { ...facts, found } : facts
}

import { asArray } from '../decode/json.ts'
import type { JsonObject } from '../model/primitives.ts'
import type { Expected } from '../model/resource-server.ts'
import { isApiStack } from '../registry/api-stacks.ts'

/** Longer values are no identifiers. */
const longest = 200
/** No API accepts as many. */
const mostAlgorithms = 20
/** Seconds in a day: whoever tolerates more has mistyped. */
const mostTolerance = 86_400

/** A JOSE header wherever it stands, behind “Bearer”, say: `{` with a quotation mark or white space, in base64url. */
const token = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8,}\./

const isIdentifier = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= longest && !token.test(text)

const isAlgorithm = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{1,24}$/.test(text)
const isType = (text: unknown): text is string => isIdentifier(text) && /^[\w.+/-]{1,60}$/.test(text)
const isTolerance = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= mostTolerance

/**
 * The expectations without what somebody put into the wrong field: a token is neither kept nor shared. Any of them may be
 * absent.
 */
export function identifiersOf(expected: Expected): Expected {
  const { issuer, audience, scope, tokenType, stack, clockTolerance } = expected
  const algorithms = (expected.algorithms ?? []).filter(isAlgorithm).slice(0, mostAlgorithms)
  return {
    ...(isIdentifier(issuer) && { issuer }),
    ...(isIdentifier(audience) && { audience }),
    ...(isIdentifier(scope) && { scope }),
    ...(algorithms.length > 0 && { algorithms }),
    ...(isType(tokenType) && { tokenType }),
    ...(isApiStack(stack) && { stack }),
    ...(isTolerance(clockTolerance) && { clockTolerance }),
  }
}

/** Expectations that anybody may have written, in a link or a file. Total: takes only members of the right type. */
export function expectedFrom(object: JsonObject | undefined): Expected {
  const { issuer, audience, scope, tokenType, stack, clockTolerance } = object ?? {}
  const algorithms = asArray(object?.algorithms)?.filter((item) => typeof item === 'string')
  return identifiersOf({
    ...(typeof issuer === 'string' && { issuer }),
    ...(typeof audience === 'string' && { audience }),
    ...(typeof scope === 'string' && { scope }),
    ...(algorithms && { algorithms }),
    ...(typeof tokenType === 'string' && { tokenType }),
    ...(isApiStack(stack) && { stack }),
    ...(typeof clockTolerance === 'number' && { clockTolerance }),
  })
}

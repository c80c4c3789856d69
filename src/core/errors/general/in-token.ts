import type { Token } from '../../token/token.ts'
import type { Condition } from '../../registry/conditions.ts'
import { audienceOf, issuerOf } from '../../token/claims.ts'
import { nearness } from '../../text/near.ts'

type Read = Pick<Token, 'claims' | 'header' | 'kind' | 'companion'>

/** Tokens of one paste beyond these are not looked into. */
const mostTokens = 8
/** Shorter values stand in many texts by chance. */
const shortest = 3

/** Values by which a text shows what it is about, with the condition that each speaks for. */
export function valuesIn(tokens: readonly Read[]): ReadonlyMap<string, Condition> {
  const values = new Map<string, Condition>()
  const add = (value: unknown, condition: Condition) => {
    if (typeof value === 'string' && value.length >= shortest && value.length <= 200 && !values.has(value))
      values.set(value, condition)
  }
  for (const token of tokens.slice(0, mostTokens)) {
    const { claims, header } = token
    add(issuerOf(token), 'iss')
    for (const value of audienceOf(claims ?? header)) add(value, 'aud')
    add(header?.alg, 'alg')
    add(header?.kid, 'key')
    for (const name of ['azp', 'client_id', 'cid', 'appid']) add(claims?.[name], 'azp')
    add(header?.typ, 'typ')
    for (const name of ['token_use', 'token_type', 'typ']) add(claims?.[name], 'typ')
    add(claims?.nonce, 'claim')
    add(claims?.sub, 'claim')
  }
  return values
}

/** What a value says that the text is about: it equals, or nearly equals, one of the token. */
export function heldAs(values: ReadonlyMap<string, Condition>, value: string): Condition | undefined {
  const same = values.get(value)
  if (same || value.length < 8) return same
  for (const [own, condition] of values)
    if ((condition === 'iss' || condition === 'aud') && nearness(own, value).near) return condition
  return undefined
}

import type { ErrorFacts, ErrorReading } from '../model/error-reading.ts'
import type { Token } from '../token/token.ts'
import { audienceOf, grantsOf, issuerOf } from '../token/claims.ts'
import { alike } from '../errors/copied.ts'
import { tokenInQuestion } from './answers.ts'

/**
 * The error texts with no more of what they expect than the token of the paste bears out: each complains of a value that
 * this token has. With that, the token can be judged by it; a text that names no value of its token may be about another.
 */
export function borneOut(errors: readonly ErrorReading[], tokens: readonly Token[]): readonly ErrorReading[] {
  const token = tokenInQuestion(tokens)
  if (!token?.claims) return []
  const { claims, header } = token
  const own = {
    issuer: strings([issuerOf(token)]),
    audience: audienceOf(claims),
    algorithm: strings([header?.alg]),
    type: strings([header?.typ]),
    scope: grantsOf(claims),
  }
  return errors.flatMap((reading) => {
    const { found = {}, ...expected } = reading.facts
    const facts: ErrorFacts = {}
    for (const { name, condition } of judged) {
      const [wanted, seen] = [expected[name], found[name]]
      if (wanted === undefined || seen === undefined || !reading.conditions.includes(condition)) continue
      if (!own[name].some((value) => alike(value, seen) || seen.includes(value))) return []
      facts[name] = wanted
    }
    return Object.keys(facts).length > 0 ? [{ ...reading, facts }] : []
  })
}

const judged = [
  { name: 'issuer', condition: 'iss' },
  { name: 'audience', condition: 'aud' },
  { name: 'algorithm', condition: 'alg' },
  { name: 'type', condition: 'typ' },
  { name: 'scope', condition: 'scope' },
] as const

const strings = (values: readonly unknown[]): readonly string[] => values.filter((value) => typeof value === 'string')

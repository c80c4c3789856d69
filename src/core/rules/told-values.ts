import type { AnswerFacts } from '../facts/gather.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Condition } from '../registry/conditions.ts'
import { tokenInQuestion } from '../facts/answers.ts'
import { audienceOf, issuerOf, grantsOf } from '../token/claims.ts'
import { shown, shownList, utc } from '../text/wording.ts'

const names = [
  ['issuer', 'the issuer'],
  ['audience', 'the audience'],
  ['scope', 'the scope'],
  ['algorithm', 'the algorithm'],
  ['type', 'the type'],
  ['value', 'the value'],
] as const
const seenNames = [
  ['issuer', 'the issuer'],
  ['audience', 'the audience'],
  ['algorithm', 'the algorithm'],
  ['type', 'the type'],
  ['kid', 'the key id'],
  ['client', 'the client'],
  ['value', 'the value'],
] as const

/** It says what is expected, and leaves what came instead to whoever looks. */
const halfTold = ({ facts: { found, ...expected } }: ErrorReading) =>
  found === undefined && names.some(([name]) => expected[name] !== undefined)

/** What the token has, where the message has not said it. */
export const restOf = (reading: ErrorReading, facts: AnswerFacts): string =>
  halfTold(reading) ? '' : tokenHas(reading, facts)

/** The values that an error text names, as a sentence with a space before it; empty where it names none. */
export function toldValues(reading: ErrorReading, facts: AnswerFacts): string {
  const { found = {}, ...expected } = reading.facts
  const wanted = names.flatMap(([name, words]) =>
    expected[name] === undefined ? [] : [`${words} ${shown(expected[name], 200)}`],
  )
  const seen = seenNames.flatMap(([name, words]) =>
    found[name] === undefined ? [] : [`${words} ${shown(found[name], 200)}`],
  )
  if (found.expiredAt !== undefined) seen.push(`its end at ${utc(found.expiredAt)}`)
  return [
    ...(expected.claim === undefined ? [] : [` It is about the claim ${shown(expected.claim, 80)}.`]),
    ...(wanted.length > 0 ? [` It names as expected: ${wanted.join(', ')}.`] : []),
    ...(seen.length > 0 ? [` In the token that was refused it saw: ${seen.join(', ')}.`] : []),
    ...(halfTold(reading) ? [tokenHas(reading, facts)] : []),
  ].join('')
}

const one = (name: string, value: unknown) =>
  typeof value === 'string' ? `“${name}” is ${shown(value, 200)}` : `it has no “${name}”`

/** What the token of the paste has where the text complains; empty where there is not one token, or nothing to show. */
function tokenHas({ conditions, facts: { claim } }: ErrorReading, facts: AnswerFacts): string {
  const token = tokenInQuestion(facts.tokens)
  if (!token?.claims) return ''
  const { claims, header } = token
  const has: { readonly [of in Condition]?: () => string } = {
    aud: () => {
      const audience = audienceOf(claims)
      return audience.length > 0 ? `“aud” is ${shownList(audience)}` : 'it has no “aud”'
    },
    iss: () => one('iss', issuerOf(token)),
    alg: () => one('alg', header?.alg),
    key: () => one('kid', header?.kid),
    typ: () =>
      [
        one('typ', header?.typ),
        ...['token_use', 'token_type', 'typ'].flatMap((name) =>
          typeof claims[name] === 'string' ? [`the claim ${one(name, claims[name])}`] : [],
        ),
      ].join(', '),
    azp: () => one('azp', claims.azp ?? claims.client_id ?? claims.appid),
    scope: () => {
      const granted = grantsOf(claims)
      return granted.length > 0 ? `it carries ${shownList(granted)}` : 'it carries no scope, permission or role'
    },
    claim: () =>
      claim === undefined
        ? ''
        : Object.hasOwn(claims, claim)
          ? `“${claim}” is ${shown(JSON.stringify(claims[claim]), 80)}`
          : `there is no “${claim}”`,
    malformed: () =>
      'all three parts can be read, so what was refused may have been another text, or this one behind quotation marks or a second “Bearer”',
  }
  const words = conditions
    .slice(0, 2)
    .flatMap((condition) => has[condition]?.() ?? [])
    .filter((text) => text !== '')
  return words.length === 0 ? '' : ` In the token of this paste ${words.join(', and ')}.`
}

import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { consumerCases } from '../testing/error-cases/consumers.ts'
import type { ErrorCase } from '../testing/error-cases/define.ts'
import { oauthCases } from '../testing/error-cases/oauth.ts'
import { orderCases, pageCases } from '../testing/error-cases/order.ts'
import { joinCases, plainCases, wordCases } from '../testing/error-cases/plain.ts'
import { noon } from '../testing/forge.ts'

/** What is not right yet. It only shrinks: one that is right and still stands here fails. */
const todo: ReadonlySet<string> = new Set([])

const all = { consumerCases, oauthCases, orderCases, plainCases, wordCases, joinCases, pageCases }

function told({ paste, context }: ErrorCase) {
  const { findings, headline, tokens } = inspect(paste(), { now: noon, ...context })
  const leader = findings.find(({ rule, outcome }) => rule === headline && outcome === 'flag')
  const steps = [...(leader?.fix?.steps ?? []), ...(leader?.fix?.otherwise?.steps ?? [])]
  const words = [
    leader?.message,
    leader?.why,
    ...steps.map(
      ({ text, where = '', snippets = [] }) => `${text} ${where} ${snippets.map((one) => one.text).join(' ')}`,
    ),
  ]
  return { headline, tokens, text: words.join('\n') }
}

function faultOf(one: ErrorCase): string | undefined {
  const { headline, text } = told(one)
  const rules = [one.leads].flat()
  if (!rules.includes(headline)) return `${headline} leads, in place of ${rules.join(' or ')}: ${text}`
  const missing = one.says?.find((word) => (typeof word === 'string' ? !text.includes(word) : !word.test(text)))
  if (missing !== undefined) return `${headline} does not say ${missing}: ${text}`
  const wrong = one.spares?.find((word) => (typeof word === 'string' ? text.includes(word) : word.test(text)))
  return wrong === undefined ? undefined : `${headline} says ${wrong}: ${text}`
}

describe.each(Object.entries(all))('%s', (group, cases) => {
  it.each(Object.entries(cases))('%s', (name, one) => {
    const fault = faultOf(one)
    if (todo.has(`${group}: ${name}`)) expect(fault, 'is right, and stands in the list of what is not').toBeDefined()
    else expect(fault).toBeUndefined()
  })
})

it('takes no word behind a colon for a token', () => {
  for (const one of Object.values(wordCases)) expect(told(one).tokens).toEqual([])
})

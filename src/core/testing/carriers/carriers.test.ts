import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { noon } from '../forge.ts'
import type { CarrierCases, Right } from './define.ts'
import { bounds } from './bounds.ts'
import { names } from './names.ts'
import { slips } from './slips.ts'
import { specialTokens } from './special.ts'
import { vendorTokens } from './vendors.ts'

const groups: Readonly<Record<string, CarrierCases>> = {
  bounds,
  names,
  slips,
  special: specialTokens,
  vendors: vendorTokens,
}

/** Not right yet. */
const wrong: ReadonlySet<string> = new Set()

function differences(paste: string, right: Right): string[] {
  const { tokens, findings, headline } = inspect(paste, { now: noon })
  const flagged = findings.filter(({ outcome }) => outcome === 'flag')
  const rules: readonly string[] = flagged.map(({ rule }) => rule)
  const leads = [right.headline].flat()
  const lead = flagged.find(({ rule }) => rule === headline)?.message ?? ''
  const found: string[] = []
  if (right.tokens && right.tokens.length !== tokens.length) found.push(`${tokens.length} tokens`)
  for (const [i, wanted] of (right.tokens ?? []).entries()) {
    const token = tokens[i]
    if (wanted.text !== undefined && token?.text !== wanted.text)
      found.push(`the text of token ${i}: ${token?.text.slice(0, 20)}…${token?.text.slice(-20)}`)
    if (wanted.kind && token?.kind !== wanted.kind) found.push(`token ${i} is ${token?.kind}`)
    if (wanted.use && token?.use !== wanted.use) found.push(`token ${i} is for ${token?.use}`)
  }
  if (right.headline !== undefined && !leads.includes(headline)) found.push(`${headline} leads: ${lead}`)
  for (const rule of right.says ?? []) if (!rules.includes(rule)) found.push(`${rule} is silent`)
  for (const rule of right.silent ?? []) if (rules.includes(rule)) found.push(`${rule} speaks`)
  if (right.noError)
    for (const { rule, severity, message } of flagged) if (severity === 'error') found.push(`${rule}: ${message}`)
  if (right.words && !right.words.test(lead)) found.push(`it says: ${lead}`)
  return found
}

describe.each(Object.entries(groups))('%s', (group, cases) => {
  it.each(Object.entries(cases))('%s', (name, make) => {
    const found = differences(...make()).join(' | ')
    if (wrong.has(`${group}: ${name}`)) expect(found, found).not.toBe('')
    else expect(found, found).toBe('')
  })
})

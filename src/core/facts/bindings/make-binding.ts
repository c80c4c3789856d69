import type { Binding, ToldBinding } from '../../model/binding.ts'
import type { Context } from '../../model/inspection.ts'
import type { VerificationResult } from '../../model/verification.ts'
import { visible } from '../../text/wording.ts'
import { checks } from '../../registry/binding-checks.ts'

type Values = Partial<Record<'expected' | 'found', string | undefined>>

/** More of a value than this is not shown: a hash, a thumbprint and an address are shorter. */
const longest = 300

const shortened = (value: string) => visible(value.length > longest ? `${value.slice(0, longest)}…` : value)

/** A binding in words, with its values where there are some. */
export function bindingOf(token: number, told: ToldBinding, { expected, found }: Values = {}): Binding {
  const { check, outcome } = told
  const { source, [outcome]: says } = checks[check]
  return {
    ...told,
    token,
    says,
    source,
    ...(expected !== undefined && { expected: shortened(expected) }),
    ...(found !== undefined && { found: shortened(found) }),
  }
}

/** Whether two values are the same, and both of them to show. */
export const compared = (expected: string, found: string | undefined) =>
  ({ outcome: expected === found ? 'met' : 'not-met', expected, found }) as const

/** What was seen of a signature that a token's own key should fit: only a check with that key tells. */
export function outcomeOf(
  signatures: Context['signatures'],
  text: string,
  thumbprint: string | undefined,
): ToldBinding['outcome'] {
  const result = signatures?.get(text)
  if (!result || result.status === 'unverifiable' || !isOwn(result, thumbprint)) return 'unknown'
  return result.status === 'verified' ? 'met' : 'not-met'
}

const isOwn = (result: Exclude<VerificationResult, { status: 'unverifiable' }>, thumbprint: string | undefined) =>
  result.origin === 'embedded' || (thumbprint !== undefined && result.thumbprint === thumbprint)

import type { TokenKind } from '../decode/index.ts'
import { effectiveExpected } from '../expectations/effective.ts'
import type { ToldBinding } from '../model/binding.ts'
import type { AnyInspection, Context } from '../model/inspection.ts'
import type { Json, RedactedText } from '../model/primitives.ts'
import type { Expected } from '../model/resource-server.ts'
import { nameAt } from '../text/json-pointer.ts'
import type { Token } from '../token/token.ts'
import { maskArtifact } from './artifact-rows.ts'
import { maskErrors } from './error-rows.ts'
import { maskExpected } from './expected.ts'
import { type Level, type Masking, maskingFor } from './masking.ts'
import { sharing } from './open-lists.ts'
import { mostInCopy, withinRoom } from './read-copy.ts'
import { tellFindings } from './told.ts'
import { maskToken } from './token-rows.ts'

interface Redacted {
  copy: RedactedText
  /** What the API expects, as the copy tells it. */
  expected: Expected
  /** How much is not in the copy because there was too much of it. */
  left: { artifacts: number; tokens: number }
}

/**
 * Takes everything out of an inspection that must not leave the page and keeps what the findings rest on. Gone are: the
 * tokens' text, signatures, encrypted parts, opaque values, and every value outside the lists of `open-lists.ts`.
 * The result is a paste of its own kind: through the door it gives the findings of the original.
 */
export function redacted(inspection: AnyInspection<TokenKind>, context: Context, level: Level = 'redacted'): Redacted {
  const masking = maskingFor(level, knownValues(inspection, context))
  const told = inspection.tokens.map((): ToldBinding[] => [])
  for (const { token, check, outcome, with: other } of inspection.bindings)
    told[token]?.push({ check, outcome, ...(other !== undefined && { with: other }) })
  const tokens = inspection.artifacts.map((): Token[] => [])
  for (const [i, token] of inspection.tokens.entries())
    tokens[token.artifact]?.push({ ...token, ...(told[i]?.length && { told: told[i] }) })
  const expected = maskExpected(context.expected ?? {}, masking)
  const kept = inspection.artifacts.slice(0, mostInCopy)
  const shared = withinRoom(kept.map((_, index) => tokens[index] ?? []))
  const { findings, headline } = inspection
  // What the name of the format stands in front of is read as a copy (`read-copy.ts`).
  const copy = {
    copy: 'token-inspector',
    artifacts: kept.map((artifact, index) => ({
      ...maskArtifact(artifact, masking),
      tokens: (shared[index] ?? []).map((token) => maskToken(token, masking)),
    })),
    ...(inspection.errors.length > 0 && { errors: maskErrors(inspection, masking).slice(0, mostInCopy) }),
    told: tellFindings(findings, headline, context, expected, placeIn(masking)),
  }
  const held = shared.flat().length
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that may say so
    copy: JSON.stringify(copy) as RedactedText,
    expected,
    left: { artifacts: inspection.artifacts.length - kept.length, tokens: inspection.tokens.length - held },
  }
}

/** The copy of the usual level. */
export const redact = (inspection: AnyInspection<TokenKind>, context: Context): RedactedText =>
  redacted(inspection, context).copy

/** A place in a token by a pointer whose last name may stand. */
const placeIn =
  ({ nameOf }: Masking) =>
  (at: string): string | undefined =>
    nameOf(nameAt(at)) === nameAt(at) ? at : undefined

/**
 * Values that the copy holds anyway: of open claims, and what the API expects, as typed or as set. A member with the same value
 * may keep it, since it tells nothing new, and rules compare such members.
 */
function knownValues({ tokens, artifacts }: AnyInspection<TokenKind>, context: Context): ReadonlySet<string> {
  const { expected } = effectiveExpected(context.expected ?? {}, artifacts, [])
  const words = [expected.issuer, ...(expected.audience ?? '').split(/\s+/), ...(expected.scope ?? '').split(/\s+/)]
  const open = tokens.flatMap(({ claims, masked }) =>
    claims
      ? Object.entries(claims).flatMap(([name, value]) =>
          sharing.isOpen('claims', name) && !masked ? texts(value) : [],
        )
      : [],
  )
  return new Set([...words, ...open].filter((value): value is string => value !== undefined && value !== ''))
}

const texts = (value: Json): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(texts) : []

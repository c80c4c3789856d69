import type { TokenKind } from '../decode/index.ts'
import type { CopiedReading } from '../errors/copied.ts'
import { effectiveExpected } from '../expectations/effective.ts'
import type { ToldBinding } from '../model/binding.ts'
import type { AnyInspection, Context } from '../model/inspection.ts'
import type { Json, RedactedText } from '../model/primitives.ts'
import type { MaskedToken, Token } from '../token/token.ts'
import { copyArtifact, type CopiedArtifact } from './copy-artifact.ts'
import { copyErrors } from './copy-errors.ts'
import { longest } from './mask.ts'
import { maskToken } from './mask-token.ts'
import { sharing } from './open-lists.ts'

/** The content of a redacted copy. `copy` names the format, so that it is known when it is pasted. */
interface RedactedCopy {
  copy: 'token-inspector'
  artifacts: readonly (CopiedArtifact & { tokens: readonly MaskedToken[] })[]
  errors?: readonly CopiedReading[]
}

/**
 * Takes everything out of an inspection that must not leave the page and keeps what the findings rest on. Gone are: the
 * tokens' text, signatures, encrypted parts, opaque values, and every value outside the lists of `open-lists.ts`.
 * The result is a paste of its own kind: through the door it gives the findings of the original.
 */
export function redact(inspection: AnyInspection<TokenKind>, context: Context): RedactedText {
  const known = knownValues(inspection, context)
  const told = inspection.tokens.map((): ToldBinding[] => [])
  for (const { token, check, outcome, with: other } of inspection.bindings)
    told[token]?.push({ check, outcome, ...(other !== undefined && { with: other }) })
  const tokens = inspection.artifacts.map((): Token[] => [])
  for (const [i, token] of inspection.tokens.entries())
    tokens[token.artifact]?.push({ ...token, ...(told[i]?.length && { told: told[i] }) })
  const copy: RedactedCopy = {
    copy: 'token-inspector',
    artifacts: inspection.artifacts.map((artifact, index) => ({
      ...copyArtifact(artifact),
      tokens: (tokens[index] ?? []).map((token) => maskToken(token, known)),
    })),
    ...(inspection.errors.length > 0 && { errors: copyErrors(inspection, known) }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that may say so
  return JSON.stringify(copy) as RedactedText
}

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
  return new Set(
    [...words, ...open].filter(
      (value): value is string => value !== undefined && value !== '' && value.length <= longest,
    ),
  )
}

const texts = (value: Json): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(texts) : []

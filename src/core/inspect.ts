import { findArtifacts } from './artifacts/index.ts'
import { decode } from './decode/index.ts'
import { diagnose } from './diagnose.ts'
import { gatherFacts } from './facts/gather.ts'
import { tokenUse } from './facts/token-use.ts'
import type { Artifact, Context, Inspection, Sighting, Token } from './model.ts'

/**
 * The one door: a paste and what is known beside it → what it is, why an API would reject it, and what to change.
 * Pure and synchronous; the same answer in a test, a worker and the page. Never throws, whatever the paste is.
 */
export function inspect(paste: string, context: Context = {}): Inspection {
  return judge(readPaste(paste), context)
}

/** What a paste is, whatever the time and the API. */
export type Reading = Pick<Inspection, 'artifacts' | 'tokens' | 'selected'>

/** The first half of the door: found and decoded, not judged. */
export function readPaste(paste: string): Reading {
  const artifacts = findArtifacts(paste)
  const tokens = artifacts.flatMap(tokensOf)
  return { artifacts, tokens, selected: select(artifacts, tokens) }
}

/** The second half. Time passes and keys arrive while the paste stays: nothing need be decoded again for that. */
export function judge({ artifacts, tokens, selected }: Reading, context: Context): Inspection {
  const facts = gatherFacts(artifacts, tokens, context)
  const { findings, headline } = diagnose(facts, selected)
  const providers = facts.flatMap((one) => (one.about === 'token' ? [one.provider ?? null] : []))
  const signatures = facts.flatMap((one) => (one.about === 'token' ? [one.signature] : []))
  return { artifacts, tokens, providers, signatures, findings, headline, selected }
}

function tokensOf(artifact: Artifact, index: number): Token[] {
  return artifact.sightings.flatMap((sighting) =>
    sighting.copy ? [{ ...sighting.copy, span: sighting.span, artifact: index }] : opened(sighting, index),
  )
}

/** Tokens inside of tokens are opened this far; real ones have two layers (RFC 7519 section 5.2). */
const deepest = 4

/** A token, and behind it the one that is its payload. */
function opened(sighting: Sighting, artifact: number, depth = 1): Token[] {
  const { text, span, hint, undone, companion } = sighting
  const { inner, ...read } = decode(sighting)
  const named = { ...(hint && { hint }), ...(undone && { undone }), ...(companion && { companion }) }
  const use = tokenUse({ ...read, ...named })
  const token = { ...read, use, text, length: text.length, span, artifact, ...named }
  if (inner === undefined || depth >= deepest) return [token]
  const place = read.parts.find(({ label }) => label === 'claims')?.span ?? span
  return [
    token,
    ...opened(
      { text: inner, span: place, ...(hint && { hint }), ...(companion && { companion }) },
      artifact,
      depth + 1,
    ),
  ]
}

/** The access token of the first response, or else the first token. */
function select(artifacts: readonly Artifact[], tokens: readonly Token[]): number | null {
  if (tokens.length === 0) return null
  const labelled = tokens.findIndex(({ hint }) => hint === 'access-token')
  const first = tokens[0]
  // A token that was sent goes before one that was received.
  if (labelled >= 0 && first?.hint !== undefined && artifacts[first.artifact]?.scheme === undefined) return labelled
  return 0
}

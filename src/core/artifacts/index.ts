import type { Artifact, Span } from '../model.ts'
import { authorizationHeader } from './authorization-header.ts'
import { authorizationRequest } from './authorization-request.ts'
import { bareToken } from './bare-token.ts'
import { callbackUrl } from './callback-url.ts'
import { curl } from './curl.ts'
import type { Recogniser } from './define.ts'
import { freeText } from './free-text.ts'
import { redactedCopy } from './redacted-copy.ts'
import { tokenResponse } from './token-response.ts'

/** In the order of precedence: what an earlier one has found, a later one does not find again. */
export const recognisers: readonly Recogniser[] = [
  redactedCopy,
  curl,
  tokenResponse,
  authorizationHeader,
  authorizationRequest,
  callbackUrl,
  bareToken,
  freeText,
]

/** Everything in the paste that carries a token or a request, in order of appearance. Never throws; linear in the paste. */
export function findArtifacts(paste: string): Artifact[] {
  const artifacts: Artifact[] = []
  for (const recogniser of recognisers) {
    const spans = recogniser.within
      ? artifacts.flatMap(({ sightings, carrier, span }) => [
          ...sightings.map((sighting) => sighting.span),
          ...(carrier === recogniser.carrier ? [span] : []),
        ])
      : artifacts.map(({ span }) => span)
    const taken = spans.toSorted((a, b) => a[0] - b[0])
    for (const found of recogniser.find(paste)) {
      if (!overlapsAny(taken, found.span))
        artifacts.push({ carrier: recogniser.carrier, label: recogniser.label, ...found })
    }
  }
  return artifacts.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}

/** `spans` are sorted by their start; those of one recogniser do not overlap, so that looking at neighbours is enough. */
function overlapsAny(spans: readonly Span[], [start, end]: Span): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.[0] ?? 0) < end) low = middle + 1
    else high = middle
  }
  // Spans may be nested, so one that began earlier may still reach over; a few steps back find it.
  for (let i = low - 1; i >= Math.max(0, low - 4); i -= 1) if ((spans[i]?.[1] ?? 0) > start) return true
  return false
}

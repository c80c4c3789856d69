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
    const taken = reachOf(spans)
    for (const found of recogniser.find(paste)) {
      if (!overlapsAny(taken, found.span))
        artifacts.push({ carrier: recogniser.carrier, label: recogniser.label, ...found })
    }
    if (recogniser.whole && artifacts.length > 0) return artifacts
  }
  return artifacts.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}

/** Where spans begin, in order, and how far the ones up to there reach: they may be nested. */
function reachOf(spans: readonly Span[]): Span[] {
  let reach = 0
  return spans
    .toSorted((a, b) => a[0] - b[0])
    .map(([start, end]) => {
      reach = Math.max(reach, end)
      return [start, reach]
    })
}

function overlapsAny(reach: readonly Span[], [start, end]: Span): boolean {
  let low = 0
  let high = reach.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle]?.[0] ?? 0) < end) low = middle + 1
    else high = middle
  }
  return (reach[low - 1]?.[1] ?? 0) > start
}

import type { Artifact } from '../token/artifact.ts'
import { createScanner } from './scanner.ts'

/** Of one paste. Whoever has more has a log or a dump: it can be opened as a file, where tokens are counted by kind. */
export const mostTokens = 10_000

/** Characters that the scanner takes for a token at least. */
const shortest = 10

/**
 * Where the first token begins that is too many; undefined when there is none. Self-contained ones only: they are what
 * takes time to read.
 */
export function endOfFirstTokens(paste: string, most = mostTokens): number | undefined {
  if (paste.length < most * shortest) return undefined
  let count = 0
  const beyond: number[] = []
  const scanner = createScanner((_, at) => {
    count += 1
    if (count > most) beyond.push(at)
  })
  // In pieces, so that a flood is not searched to its end.
  const piece = 1_000_000
  for (let at = 0; at < paste.length && beyond.length === 0; at += piece) scanner.push(paste.slice(at, at + piece))
  if (beyond.length === 0) scanner.end()
  return beyond[0]
}

/** The artifacts with the first sightings, and where the first one begins that is too many. */
export function firstSightings(
  artifacts: readonly Artifact[],
  most = mostTokens,
): { artifacts: readonly Artifact[]; from?: number } {
  let left = most
  for (const [i, artifact] of artifacts.entries()) {
    const { sightings } = artifact
    if (sightings.length > left) {
      const from = sightings[left]?.span[0] ?? artifact.span[0]
      const cut = left === 0 ? [] : [{ ...artifact, sightings: sightings.slice(0, left) }]
      return { artifacts: [...artifacts.slice(0, i), ...cut], from }
    }
    left -= sightings.length
  }
  return { artifacts }
}

import type { Span } from '../model/primitives.ts'

/** Where two texts differ: stretches of each that the other does not have. */
interface Differences {
  wanted: Span[]
  found: Span[]
}

/** More pieces than this are not held against each other: each costs a row of a table. */
const mostPieces = 64

const pieces = /[A-Za-z0-9]+|[^A-Za-z0-9]/g

/**
 * Marks the differing characters of two identifiers: words and signs are aligned first, then the characters of words that
 * stand for each other. Equal texts have none. The work is bounded; longer texts differ between their equal ends.
 */
export function differences(wanted: string, found: string): Differences {
  const [left, right] = [wanted.match(pieces) ?? [], found.match(pieces) ?? []]
  if (left.length > mostPieces || right.length > mostPieces) return between(wanted, found, 0, 0)
  const result: Differences = { wanted: [], found: [] }
  let [i, j, atWanted, atFound] = [0, 0, 0, 0]
  for (const [nextI, nextJ] of [...common(left, right), [left.length, right.length] as const]) {
    const [a, b] = [left.slice(i, nextI).join(''), right.slice(j, nextJ).join('')]
    const inner = between(a, b, atWanted, atFound)
    result.wanted.push(...inner.wanted)
    result.found.push(...inner.found)
    atWanted += a.length + (left[nextI]?.length ?? 0)
    atFound += b.length + (right[nextJ]?.length ?? 0)
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return { wanted: merged(result.wanted), found: merged(result.found) }
}

/** Pairs of places of the longest common subsequence. */
function common(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: (readonly [number, number])[] = []
  for (let [i, j] = [0, 0]; i < left.length && j < right.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++] as const)
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** The middle between what both begin and end with; of texts that differ only in case, each character. */
function between(a: string, b: string, atA: number, atB: number): Differences {
  if (a === b) return { wanted: [], found: [] }
  if (a.length === b.length && a.toLowerCase() === b.toLowerCase()) {
    const places = Array.from({ length: a.length }, (_, i) => i).filter((i) => a[i] !== b[i])
    const spans = (from: number) => merged(places.map((i): Span => [from + i, from + i + 1]))
    return { wanted: spans(atA), found: spans(atB) }
  }
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const span = (from: number, { length }: string): Span[] =>
    length - end > start ? [[from + start, from + length - end]] : []
  return { wanted: span(atA, a), found: span(atB, b) }
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const [start, end] of spans) {
    const last = result.at(-1)
    if (last && last[1] === start) result[result.length - 1] = [last[0], end]
    else result.push([start, end])
  }
  return result
}

import type { Artifact, Sighting, Span } from '../model.ts'
import { isPlaceholder } from '../registry/placeholders.ts'

/** Its own carrier and label stand in for the recogniser's, as in a redacted copy. */
export type Found = Omit<Artifact, 'carrier' | 'label'> & Partial<Pick<Artifact, 'carrier' | 'label'>>

/** Finds one kind of carrier. Never throws, and looks at each character a bounded number of times. */
export interface Recogniser {
  carrier: string
  /** What a person calls it, without article. */
  label: string
  find(paste: string): readonly Found[]
  /** What it finds is the whole paste: nobody looks any further. */
  whole?: true
  /** Looks for tokens that a carrier found before has not named, also inside of it. */
  within?: true
}

/** Pastes with the tokens that must be found in them, and pastes that hold no such carrier. */
export interface RecogniserCases {
  hits: Readonly<Record<string, () => { paste: string; tokens: readonly string[] }>>
  misses: Readonly<Record<string, () => string>>
}

/** Shorter values are words, not tokens. */
const shortestOpaque = 16

/** Whether a value stands for a token where nothing but its own look says so. */
export const looksLikeToken = (value: string) =>
  value.length >= shortestOpaque || (value !== '' && isPlaceholder(value))

/**
 * More tokens than this are not read out of the parameters of one request: finding the place of each takes a search, and
 * no name may repeat (RFC 6749 section 3.1).
 */
export const mostSightings = 20

/**
 * A sighting of a decoded value. The span is where the value stands as it is; where escaping changed it, the whole
 * stretch that it was read from.
 */
export function sight(paste: string, text: string, within: Span, hint?: Sighting['hint']): Sighting {
  const [start, end] = within
  const at = paste.slice(start, end).indexOf(text)
  const span: Span = text !== '' && at >= 0 ? [start + at, start + at + text.length] : within
  return { span, text, ...(hint && { hint }) }
}

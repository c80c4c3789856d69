import { isElided } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import type { YamlStretch } from '../decode/yaml.ts'
import type { Artifact, Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { credentialOf } from '../registry/credentials.ts'
import { isPlaceholder } from '../registry/placeholders.ts'

/** Its own carrier and label stand in for the recogniser's, as in a redacted copy. */
export type Found = Omit<Artifact, 'carrier' | 'label'> & Partial<Pick<Artifact, 'carrier' | 'label'>>

/** Everything that stands in a text which was encoded in the paste. */
export type Look = (text: string) => readonly Artifact[]

/** Finds one kind of carrier. Never throws, and looks at each character a bounded number of times. */
export interface Recogniser {
  carrier: string
  /** What a person calls it, without article. */
  label: string
  /**
   * `json`, `yaml`: the JSON and the YAML in the paste, so that not every recogniser reads it anew. `look`: what stands in
   * a text that was undone as a whole, as if it had been pasted.
   */
  find(
    paste: string,
    json?: () => readonly JsonNode[],
    look?: Look,
    yaml?: () => readonly YamlStretch[],
  ): readonly Found[]
  /** What it finds is the whole paste: nobody looks any further. */
  whole?: true
  /** Looks for tokens that a carrier found before has not named, also inside of it. */
  within?: true
  /** Names every token in what it finds: nobody looks inside again. */
  thorough?: true
}

/** Pastes with the tokens that must be found in them, and pastes that hold no such carrier. */
export interface RecogniserCases {
  hits: Readonly<Record<string, () => { paste: string; tokens: readonly string[] }>>
  misses: Readonly<Record<string, () => string>>
}

/** Shorter values are words, not tokens. */
const shortestOpaque = 16

/** Whether a value stands for a token where nothing but its own look says so. */
/** `INVALID_AUDIENCE`, `TokenExpiredException`: the name of an error. */
const nameOfError = /^(?:[A-Z][A-Z0-9]{1,30}_){1,8}[A-Z][A-Z0-9]{1,30}$|^[A-Za-z.]{1,80}(?:Error|Exception)$/

export const looksLikeToken = (value: string) =>
  (value.length >= shortestOpaque && !nameOfError.test(value)) ||
  (value !== '' && (isPlaceholder(value) || isElided(value) || credentialOf(value) !== undefined))

const random = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9._~+/-]{20,4096}=*$/

/** Whether a value is as random as an opaque token: no word, no number. For places that only hint at a token. */
export const looksRandom = (value: string) => random.test(value)

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

/** Sightings that are not what a request presents to its API. */
export const withoutPlaces = (sightings: readonly Sighting[]): Sighting[] =>
  sightings.map((sighting) => {
    const { place, ...rest } = sighting
    return place === undefined ? sighting : rest
  })

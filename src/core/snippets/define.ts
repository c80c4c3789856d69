import type { Snippet, Source } from '../model/finding.ts'
import type { ApiStack } from '../registry/api-stacks.ts'
import { changed } from './snippet.ts'
import type { Piece } from './snippet.ts'

/** A value of a snippet, and where it is from. What only the token says, or nobody, is the person's to check or to fill in. */
export interface Setting<T> {
  readonly value: T
  readonly from: 'expected' | 'provider' | 'token' | 'blank'
}

/** What an API checks of an access token (RFC 9068 section 4). */
export interface Verifier {
  issuer: Setting<string>
  /** Any of them is accepted. Empty for tokens that never have one: `claims` are compared instead. */
  audience: Setting<readonly string[]>
  /** Absolute URL of the JWK Set. */
  jwks: Setting<string>
  /** Absolute URL of the metadata, where its place is known. */
  metadata?: string
  algorithms: Setting<readonly string[]>
  /** Seconds. */
  tolerance: number
  /** Header `typ`. */
  type?: Setting<string>
  /** Claims that must have exactly this value. */
  claims: readonly (readonly [name: string, value: Setting<string>])[]
}

/** One way to check tokens in an API. */
export interface Stack {
  id: ApiStack
  /** With the versions that the syntax is of. */
  label: string
  source: Source
  snippets(verifier: Verifier): readonly Snippet[]
  /** What this way does not check, or needs besides. */
  remarks?(verifier: Verifier): readonly string[]
}

/** A literal, marked where somebody has to look at it. */
export function literal({ value, from }: Setting<string>, write: (value: string) => string): Piece {
  const text = write(value)
  return from === 'token' || from === 'blank' ? changed(text) : text
}

/** Literals with commas between them. */
export const literals = ({ value, from }: Setting<readonly string[]>, write: (value: string) => string): Piece[] =>
  value.flatMap((one, i) => [...(i > 0 ? [', '] : []), literal({ value: one, from }, write)])

/** The pieces only where there is something to say. */
export const where = (holds: boolean, ...pieces: readonly Piece[]): readonly Piece[] => (holds ? pieces : [])

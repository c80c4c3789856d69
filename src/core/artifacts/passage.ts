import type { JsonNode } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import type { Undoing } from '../registry/undone.ts'

/**
 * A text as the program that it was meant for reads it, and the stretch of the paste that it was read from. Where nothing
 * was undone, the stretch is the text.
 */
export interface Passage {
  text: string
  span: Span
  undone: readonly Undoing[]
}

/** A header, a cookie or a form field. */
export interface Named {
  name: string
  value: Passage
  /** Of a cookie in chunks: the name of one that is not there. */
  missing?: string
}

export const asWritten = (paste: string, start: number, end: number): Passage => ({
  text: paste.slice(start, end),
  span: [start, end],
  undone: [],
})

/** What stands between quotation marks, unescaped. Where no escape was used, it is found as it stands. */
export function unescaped(paste: string, text: string, [start, end]: Span, ...undone: readonly Undoing[]): Passage {
  const at = paste.slice(start, end).indexOf(text)
  return at < 0 ? { text, span: [start, end], undone } : asWritten(paste, start + at, start + at + text.length)
}

/** A stretch of a passage. Its place is searched for when the passage was unescaped: then it costs the passage's length. */
export function part(paste: string, { text, span, undone }: Passage, from: number, to = text.length): Passage {
  if (undone.length === 0) return asWritten(paste, span[0] + from, span[0] + to)
  return unescaped(paste, text.slice(from, to), span, ...undone)
}

/** A passage whose text is a token. */
export const sighted = ({ text, span, undone }: Passage, hint?: Sighting['hint']): Sighting => ({
  span,
  text,
  ...(hint && { hint }),
  ...(undone.length > 0 && { undone }),
})

/** The text of a JSON string that stands in a passage; offsets of the node are those of the passage's text. */
export function stringIn(paste: string, passage: Passage, { value, start, end }: JsonNode): Passage {
  const written = part(paste, passage, start + 1, end - 1)
  if (typeof value !== 'string' || written.text === value) return written
  return { ...written, text: value, undone: [...written.undone, 'json-escapes'] }
}

import type { Snippet } from '../model/finding.ts'
import type { Span } from '../model/primitives.ts'
import { visible } from '../text/wording.ts'

/** A stretch of a snippet; `changed`: it is the change itself. */
export type Piece = string | { readonly changed: string }

export const changed = (text: string): Piece => ({ changed: text })

export function snippet(label: string, language: string, ...pieces: readonly Piece[]): Snippet {
  let text = ''
  const marks: Span[] = []
  for (const piece of pieces) {
    const start = text.length
    text += typeof piece === 'string' ? piece : piece.changed
    if (typeof piece !== 'string') marks.push([start, text.length])
  }
  return { label, language, text, ...(marks.length > 0 && { marks }) }
}

/** A value as it is, or the placeholder where there is none, or one that nobody can see or copy faithfully. */
export const plain = (value: string | undefined, placeholder: string) =>
  value !== undefined && value !== '' && value.length <= 500 && visible(value) === value && !isMasked(value)
    ? value
    : placeholder

/** Whether a redacted copy holds something else in its place. */
export const isMasked = (text: string) => /[‹›]/.test(text)

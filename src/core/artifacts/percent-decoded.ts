import type { Span } from '../model/primitives.ts'

/** A text that was decoded, and for each of its characters where in the paste it comes from. */
export interface Decoded {
  text: string
  /** One more than there are characters: the last is where the text ends. */
  offsets: readonly number[]
}

export const asIs = (paste: string, [start, end]: Span): Decoded => ({
  text: paste.slice(start, end),
  offsets: Array.from({ length: end - start + 1 }, (_, i) => start + i),
})

const hex = /^[0-9A-Fa-f]{2}$/
const isEscape = (text: string, at: number) => text[at] === '%' && hex.test(text.slice(at + 1, at + 3))
const octetAt = (text: string, at: number) => Number.parseInt(text.slice(at + 1, at + 3), 16)

/**
 * Takes off one layer of percent-encoding (RFC 3986 section 2.1). What is no escape, or no UTF-8, stays as it is. `plus`:
 * a “+” stands for a space, as in a form (WHATWG URL, application/x-www-form-urlencoded). Linear, never throws.
 */
export function percentDecoded({ text, offsets }: Decoded, plus: boolean): Decoded {
  const pieces: string[] = []
  const places: number[] = []
  const add = (piece: string, from: number) => {
    pieces.push(piece)
    for (let i = 0; i < piece.length; i += 1) places.push(offsets[from] ?? 0)
  }
  for (let at = 0; at < text.length;) {
    if (!isEscape(text, at)) {
      add(plus && text[at] === '+' ? ' ' : (text[at] ?? ''), at)
      at += 1
    } else if (octetAt(text, at) < 0x80) {
      add(String.fromCharCode(octetAt(text, at)), at)
      at += 3
    } else {
      // As many escapes as the first one says that the character has (RFC 3629 section 3).
      const lead = octetAt(text, at)
      const end = at + 3 * (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)
      const character = characterOf(text.slice(at, end))
      add(character ?? text.slice(at, at + 3), at)
      at = character === undefined ? at + 3 : end
    }
  }
  return { text: pieces.join(''), offsets: [...places, offsets[text.length] ?? 0] }
}

function characterOf(escapes: string): string | undefined {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return undefined
  }
}

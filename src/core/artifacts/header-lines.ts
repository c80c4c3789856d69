import type { Span } from '../model/primitives.ts'
import type { Named } from './passage.ts'
import { asWritten } from './passage.ts'

/** One line without its end; `next`: where the following one begins. */
export interface Line {
  start: number
  end: number
  next: number
}

export function lineAt(paste: string, start: number): Line {
  const newline = paste.indexOf('\n', start)
  const next = newline < 0 ? paste.length : newline + 1
  const end = newline < 0 ? paste.length : newline
  return { start, end: end > start && paste[end - 1] === '\r' ? end - 1 : end, next }
}

/** A field line (RFC 9112 section 5); before it may stand the mark of `curl -v`, and a colon as in HTTP/2. */
const field = /(?:[<>] ?)?(:?[\w!#$%&'*+.^`|~-]{1,80}):[ \t]*/y

/** The header on a line, or undefined. */
export function headerOn(paste: string, { start, end }: Line): (Named & { span: Span }) | undefined {
  field.lastIndex = start
  const match = field.exec(paste)
  if (!match?.[1] || field.lastIndex > end) return undefined
  let to = end
  while (to > field.lastIndex && /[ \t]/.test(paste[to - 1] ?? '')) to -= 1
  return { name: match[1], value: asWritten(paste, field.lastIndex, to), span: [start, to] }
}

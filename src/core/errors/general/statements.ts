import { breaksLine, type PlainText } from '../plain-text.ts'
import type { Span } from '../../model/primitives.ts'

/** A sentence of an error text, or a line of it. */
export interface Statement {
  /** Where it stands in the plain text. */
  start: number
  end: number
  /** With its own case; quotation marks are `'`. */
  cased: string
  text: string
}

/** Messages are not longer; what goes on is cut. */
const longest = 600
/** Of one paste; nobody reads more. */
const most = 2000

/** Sentences and lines of a text, but for what begins inside of `taken`, stretches of the original in their order. */
export function statementsOf(plain: PlainText, original: string, taken: readonly Span[]): readonly Statement[] {
  const statements: Statement[] = []
  const { text, cased } = plain
  const isTaken = within(taken)
  let start = 0
  const add = (end: number) => {
    const from = plain.at[start] ?? 0
    const whole = text.slice(start, Math.min(end, start + longest))
    if (/\p{L}{2}/u.test(whole) && statements.length < most && !isTaken(from))
      statements.push({
        start,
        end: start + whole.length,
        text: whole,
        cased: cased.slice(start, start + whole.length),
      })
    start = end + 1
  }
  for (const { index } of text.matchAll(/ /g)) {
    if (index < start) continue
    if (breaksLine(plain, original, index) || endsSentence(text, cased, index)) add(index)
  }
  add(text.length)
  return statements
}

/** Behind a full stop, where the next word begins with a capital letter. */
const endsSentence = (text: string, cased: string, gap: number) =>
  text[gap - 1] === '.' && /[A-Z]/.test(cased[gap + 1] ?? '') && /[a-z\]')]/.test(text[gap - 2] ?? '')

/** The statement with what follows it, as far as an expected value and an actual one may stand apart. */
export function windowFrom(plain: PlainText, { start, end }: Statement): Pick<Statement, 'cased' | 'text'> {
  const until = Math.min(plain.text.length, Math.max(end, start + longest / 2))
  return { cased: plain.cased.slice(start, until), text: plain.text.slice(start, until) }
}

/** Whether one of the stretches covers a place. To be asked of places from left to right: each stretch is looked at once. */
function within(stretches: readonly Span[]): (at: number) => boolean {
  let [next, reach] = [0, 0]
  return (at) => {
    for (let stretch = stretches[next]; stretch && stretch[0] <= at; stretch = stretches[next]) {
      reach = Math.max(reach, stretch[1])
      next += 1
    }
    return at < reach
  }
}

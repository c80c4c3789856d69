import { type PlainText, plainText } from './plain-text.ts'

/** A pattern taken apart: `segments[0]`, what `slots[0]` stands for, `segments[1]` … */
export interface Pattern {
  segments: readonly string[]
  slots: readonly string[]
  /** Characters that must be there as they are: the more, the more the match says. */
  weight: number
  /** Its beginning with its own case and plus signs. */
  cased: string
  general: boolean
  onlyNamed: boolean
  /** Not read in the emitter's source. */
  fromUse: boolean
}

/** Longer values are no identifiers, and a search that is not bounded would not be linear. */
const longestSlot = 200

/** Takes a pattern of rows/define.ts apart; its first segment is never empty. */
export function readPattern(written: string): Pattern {
  const [, signs = '', rest = ''] = /^([~=!]{0,3})(.*)$/s.exec(written) ?? []
  const { text, cased } = plainText(rest)
  const pieces = text.split(/<([a-z][a-z ]*)>/)
  const segments = pieces.filter((_, i) => i % 2 === 0)
  return {
    segments,
    slots: pieces.filter((_, i) => i % 2 === 1),
    weight: segments.reduce((sum, { length }) => sum + length, 0),
    cased: cased.slice(0, pieces[0]?.length),
    general: signs.includes('='),
    onlyNamed: signs.includes('!'),
    fromUse: signs.includes('~'),
  }
}

/** Whole words of the first segment with their places in it; one that a slot may go on is not whole. */
export const wordsOf = ({ segments: [first = ''], slots }: Pattern) =>
  [...first.matchAll(/[a-z0-9_]+/g)]
    .map(({ 0: word, index }) => ({ word, index }))
    .filter(({ word, index }) => slots.length === 0 || index + word.length < first.length)

export interface Match {
  start: number
  end: number
  /** What stands in the slots: name, start, end. */
  values: readonly (readonly [name: string, start: number, end: number])[]
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[a-z0-9_]/.test(sign)

/** Whether the pattern stands exactly there. Looks at a bounded stretch, tokens apart. */
export function matchAt({ text }: PlainText, { segments, slots }: Pattern, start: number): Match | undefined {
  const [first = '', ...others] = segments
  if (start < 0 || !text.startsWith(first, start)) return undefined
  if (isWordSign(first[0]) && isWordSign(text[start - 1])) return undefined
  const values: [string, number, number][] = []
  let at = start + first.length
  for (const [i, next] of others.entries()) {
    const name = slots[i] ?? ''
    const end = next === '' ? tailEnd(text, at, name) : slotEnd(text, at, name, next)
    if (end === undefined) return undefined
    values.push([name, at, end])
    at = end + next.length
  }
  const last = segments.at(-1) ?? ''
  if (isWordSign(last.at(-1)) && isWordSign(text[at])) return undefined
  return { start, end: at, values }
}

const tokenRun = /[\w.=-]*/y

function slotEnd(text: string, start: number, name: string, next: string): number | undefined {
  if (name === 'token') {
    tokenRun.lastIndex = start
    const end = start + (tokenRun.exec(text)?.[0].length ?? 0)
    return text.startsWith(next, end) ? end : undefined
  }
  const offset = text.slice(start, start + longestSlot + next.length).indexOf(next)
  return offset < 0 ? undefined : start + offset
}

/** A value at the end of a message: in brackets or quotation marks, or one word; a scope may be several, a time is a number. */
function tailEnd(text: string, start: number, name: string): number | undefined {
  const rest = text.slice(start, start + longestSlot)
  // “jwt expired at” goes on with a time, and in a stack trace with a function.
  if (/^its (?:exp|nbf)$/.test(name) && !/^\d/.test(rest)) return undefined
  const closing = rest.startsWith('[') ? ']' : rest.startsWith("'") ? "'" : undefined
  if (closing !== undefined) {
    const end = rest.indexOf(closing, 1)
    return end < 0 ? start : start + end + 1
  }
  const gap = rest.search(name.endsWith('scope') ? /['<>{}()]|, / : /[\s'<>{}()]|, /)
  return start + (gap < 0 ? rest.length : gap)
}

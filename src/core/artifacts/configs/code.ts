import type { Span } from '../../model/primitives.ts'

/** A call with what stands between its brackets. */
interface Call {
  text: string
  span: Span
}

/** No call with options is longer; none is read that has no end. */
const longestCall = 4000

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' }

/** Calls whose opening bracket is the last character of a match, bounded in number and length. Linear. */
export function callsIn(paste: string, opening: RegExp, most = 20): Call[] {
  const calls: Call[] = []
  let [after, tries] = [0, 0]
  for (const match of paste.matchAll(opening)) {
    const start = match.index
    if (start < after) continue
    // One without an end costs as much as one with.
    if ((tries += 1) > most) break
    const end = endOf(paste, start + match[0].length - 1)
    if (end === undefined) continue
    calls.push({ text: paste.slice(start + match[0].length, end - 1), span: [start, end] })
    after = end
  }
  return calls
}

/** Behind the bracket that closes the one which stands there; strings and remarks hold none. */
function endOf(paste: string, from: number): number | undefined {
  const open: string[] = []
  const limit = Math.min(paste.length, from + longestCall)
  for (let i = from; i < limit; i += 1) {
    const sign = paste[i] ?? ''
    const closes = closing[sign]
    if (sign === '"' || sign === "'" || sign === '`') {
      i = stringEnd(paste, i, limit)
    } else if ((sign === '/' && paste[i + 1] === '/') || sign === '#') {
      const newline = paste.indexOf('\n', i)
      if (newline < 0 || newline >= limit) return undefined
      i = newline
    } else if (closes !== undefined) open.push(closes)
    else if (sign === open.at(-1)) {
      open.pop()
      if (open.length === 0) return i + 1
    }
  }
  return undefined
}

function stringEnd(paste: string, from: number, limit: number): number {
  for (let i = from + 1; i < limit; i += 1) {
    if (paste[i] === '\\') i += 1
    else if (paste[i] === paste[from] || (paste[i] === '\n' && paste[from] !== '`')) return i
  }
  return limit
}

const literal = /(["'`])((?:[^"'`\\\n]|\\.){0,1000})\1/g

/**
 * The texts that a name is set to: one string, or a list of them. A name that is set to anything else, a variable, say,
 * has one value that nobody knows: `…`.
 */
export function literalsIn(text: string, name: string): string[] {
  const set = new RegExp(
    String.raw`(?<![\w.$-])(?:options\.|o\.|opts\.|x\.)?["']?${name}["']?\s*(?::|=(?!=|>))\s*`,
  ).exec(text)
  if (!set) return []
  const rest = text.slice(set.index + set[0].length, set.index + set[0].length + 1000)
  const list =
    /^(?:new\s{0,9}(?:List<string>\s{0,9}(?:\(\))?|string)?\s{0,9}(?:\[\])?\s{0,9}|\[\]string\s{0,9})?([[{(])/.exec(
      rest,
    )
  if (!list) {
    const single = /^(["'`])((?:[^"'`\\\n]|\\.){0,1000})\1\s*(.?)/s.exec(rest)
    // What goes on is put together from more than this.
    return [single?.[2] !== undefined && !/[+.?|&%[]/.test(single[3] ?? '') ? single[2] : '…']
  }
  const end = rest.indexOf(closing[list[1] ?? ''] ?? ']')
  const inside = rest.slice(list[0].length, end < 0 ? undefined : end)
  const items = [...inside.matchAll(literal)].map(([, , item = '']) => item)
  const others = inside.replaceAll(literal, '').replaceAll(/[\s,]/g, '')
  return others === '' && end >= 0 ? items : ['…']
}

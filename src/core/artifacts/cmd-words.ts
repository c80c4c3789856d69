import type { ShellWord } from './shell-words.ts'

/** Whether a line is written for the Windows command prompt: quoted with `^"`, or with doubled quotation marks inside. */
export const isForCmd = (line: string) => /(?:^|[\s=])\^"|\^[ \t]*$|[^\s"]""\w/.test(line)

/**
 * Cuts a command of the Windows command prompt into words, as browsers copy one. Two readers follow each other: cmd.exe
 * takes `^` off and ends the command at a line end, `&` or `|`; the C runtime then splits at spaces, and knows `""` and `\"`
 * inside of quotation marks. Both are undone in one pass. Linear.
 */
export function cmdWords(source: string, start: number): { words: ShellWord[]; end: number } {
  const words: ShellWord[] = []
  let word: { pieces: string[]; start: number } | undefined
  /** Inside of quotation marks for cmd.exe, and for the program. */
  let literal = false
  let quoted = false
  let at = start
  while (at < source.length) {
    const { text, length, ends } = next(source, at, literal)
    if (ends) break
    if (text === '"' && length === 1) literal = !literal
    const following = next(source, at + length, literal)
    if ((text === ' ' || text === '\t') && !quoted) {
      if (word) words.push({ text: word.pieces.join(''), start: word.start, end: at })
      word = undefined
    } else if (text !== '') {
      word ??= { pieces: [], start: at }
      if (text === '\\' && following.text === '"') {
        word.pieces.push('"')
        if (following.length === 1) literal = !literal
        at += following.length
      } else if (text === '"' && quoted && following.text === '"') {
        word.pieces.push('"')
        if (following.length === 1) literal = !literal
        at += following.length
      } else if (text === '"') quoted = !quoted
      else word.pieces.push(text)
    }
    at += length
  }
  at = Math.min(at, source.length)
  if (word) words.push({ text: word.pieces.join(''), start: word.start, end: at })
  return { words, end: at }
}

/** What cmd.exe makes of the next characters: `^` makes the one behind it plain, a line end included if it comes twice. */
function next(source: string, at: number, literal: boolean): { text: string; length: number; ends?: true } {
  const character = source[at] ?? ''
  if (/[\r\n]/.test(character) || (!literal && /[&|]/.test(character))) return { text: '', length: 1, ends: true }
  if (character !== '^' || literal) return { text: character, length: 1 }
  const newline = lineEnd(source, at + 1)
  if (newline === 0) return { text: source[at + 1] ?? '', length: 2 }
  const second = lineEnd(source, at + 1 + newline)
  return { text: second > 0 ? '\n' : '', length: 1 + newline + second }
}

const lineEnd = (source: string, at: number) =>
  source[at] === '\n' ? 1 : source[at] === '\r' ? (source[at + 1] === '\n' ? 2 : 1) : 0

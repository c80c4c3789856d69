/** One word of a shell command, unquoted, with its place in the text. */
export interface ShellWord {
  text: string
  start: number
  end: number
}

/**
 * Cuts a command of a POSIX shell into words, from `start` to the first unquoted line end, `|`, `;` or `&`.
 * A quotation that is not closed ends with the text. Linear.
 */
export function shellWords(source: string, start: number): { words: ShellWord[]; end: number } {
  const words: ShellWord[] = []
  let word: { pieces: string[]; start: number } | undefined
  let at = start
  const close = () => {
    if (word) words.push({ text: word.pieces.join(''), start: word.start, end: at })
    word = undefined
  }
  while (at < source.length) {
    const character = source[at] ?? ''
    if (character === '\\' && /\r?\n/y.test(source.slice(at + 1, at + 3))) {
      close()
      at += source[at + 1] === '\r' ? 3 : 2
    } else if (character === ' ' || character === '\t') {
      close()
      at += 1
    } else if (/[\r\n|;]/.test(character) || (character === '&' && !word)) {
      break
    } else {
      word ??= { pieces: [], start: at }
      if (character === "'" || character === '"') at = quoted(source, at, character, word.pieces)
      else if (character === '$' && source[at + 1] === "'") at = ansiQuoted(source, at + 2, word.pieces)
      else if (character === '\\') {
        word.pieces.push(source[at + 1] ?? '')
        at = Math.min(at + 2, source.length)
      } else {
        let end = at + 1
        while (end < source.length && !/[\s'"\\|;$]/.test(source[end] ?? '')) end += 1
        word.pieces.push(source.slice(at, end))
        at = end
      }
    }
  }
  close()
  return { words, end: at }
}

function quoted(source: string, start: number, quote: string, pieces: string[]): number {
  let at = start + 1
  let from = at
  while (at < source.length && source[at] !== quote) {
    if (quote === '"' && source[at] === '\\' && /["\\$`\n]/.test(source[at + 1] ?? '')) {
      pieces.push(source.slice(from, at), source[at + 1] === '\n' ? '' : (source[at + 1] ?? ''))
      at += 2
      from = at
    } else at += 1
  }
  pieces.push(source.slice(from, at))
  return Math.min(at + 1, source.length)
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const coded = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4}))/y

/** `$'…'` of bash, in which browsers copy what holds a quotation mark, an exclamation mark or a line end. */
function ansiQuoted(source: string, start: number, pieces: string[]): number {
  let at = start
  let from = at
  while (at < source.length && source[at] !== "'") {
    if (source[at] !== '\\') {
      at += 1
      continue
    }
    coded.lastIndex = at
    const [code, ...hex] = coded.exec(source) ?? []
    const letter = source[at + 1] ?? ''
    pieces.push(source.slice(from, at))
    pieces.push(code ? String.fromCharCode(Number.parseInt(hex.find(Boolean) ?? '', 16)) : (letters[letter] ?? letter))
    at += code?.length ?? 2
    from = at
  }
  pieces.push(source.slice(from, at))
  return Math.min(at + 1, source.length)
}

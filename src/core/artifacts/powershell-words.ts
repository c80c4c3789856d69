/** A word, a quoted string, or a mark (`@{`, `{`, `}`, `(`, `)`, `=`, `,`, `;`) of a PowerShell command, with its place. */
export interface PowershellWord {
  kind: 'word' | 'string' | 'mark'
  /** Unescaped. */
  text: string
  start: number
  end: number
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' }

/**
 * Cuts a PowerShell statement into words, from `start` to the first line end, `;` or `|` outside of brackets. A backtick
 * before a line end goes on; a line end inside of a table counts as `;`. Linear.
 */
export function powershellWords(source: string, start: number): { words: PowershellWord[]; end: number } {
  const words: PowershellWord[] = []
  let depth = 0
  let at = start
  const mark = (text: string) => {
    words.push({ kind: 'mark', text, start: at, end: at + text.length })
    at += text.length
  }
  while (at < source.length) {
    const character = source[at] ?? ''
    const line = /[\r\n]/.test(character)
    if (character === '`' && /[\r\n]/.test(source[at + 1] ?? '')) at += source.startsWith('\r\n', at + 1) ? 3 : 2
    else if (character === ' ' || character === '\t') at += 1
    else if (line || character === ';' || character === '|') {
      if (depth === 0) break
      if (!line) mark(character)
      else {
        words.push({ kind: 'mark', text: ';', start: at, end: at + 1 })
        at += 1
      }
    } else if (source.startsWith('@{', at)) {
      depth += 1
      mark('@{')
    } else if (/[({]/.test(character)) {
      depth += 1
      mark(character)
    } else if (/[)}]/.test(character)) {
      if (depth === 0) break
      depth -= 1
      mark(character)
    } else if (character === ',' || (character === '=' && depth > 0)) mark(character)
    else if (/["']/.test(character)) {
      const string = powershellString(source, at)
      words.push({ kind: 'string', ...string })
      at = string.end
    } else {
      let end = at + 1
      // Outside of tables an equals sign is part of an address.
      const ends = depth > 0 ? /[\s;|(){}=,"'`]/ : /[\s;|(){},"'`]/
      while (end < source.length && !ends.test(source[end] ?? '')) end += 1
      words.push({ kind: 'word', text: source.slice(at, end), start: at, end })
      at = end
    }
  }
  return { words, end: at }
}

const code = /\$\(\[char\](\d{1,5})\)/iy

/** The string that begins at `start` with its quotation mark; one that is not closed ends with the text. */
export function powershellString(source: string, start: number): { text: string; start: number; end: number } {
  const quote = source[start]
  const pieces: string[] = []
  let at = start + 1
  let from = at
  const replace = (length: number, text: string) => {
    pieces.push(source.slice(from, at), text)
    at += length
    from = at
  }
  while (at < source.length) {
    const character = source[at]
    if (character === quote) {
      if (source[at + 1] !== quote) break
      replace(2, quote ?? '')
    } else if (character === '`' && quote === '"') {
      const letter = source[at + 1] ?? ''
      replace(2, Object.hasOwn(escapes, letter) ? (escapes[letter] ?? '') : letter)
    } else if (character === '$' && quote === '"') {
      // Chrome writes so what is not ASCII.
      code.lastIndex = at
      const [whole, number] = code.exec(source) ?? []
      if (whole) replace(whole.length, String.fromCharCode(Number(number)))
      else at += 1
    } else at += 1
  }
  pieces.push(source.slice(from, Math.min(at, source.length)))
  return { text: pieces.join(''), start, end: Math.min(at + 1, source.length) }
}

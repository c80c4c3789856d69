/** A text as the patterns see it. */
export interface PlainText {
  /** In lower case, every quotation mark `'`, every run of white space and plus signs one space. */
  text: string
  /** The same characters before they were made lower; a plus sign is still there. */
  cased: string
  /** For each character where it stands in the original; one more for the end. */
  at: Uint32Array
  /** And where it ends there. */
  ends: Uint32Array
}

const codesOf = (signs: string) => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))

const quote = 0x27
const space = 0x20
const quotes: ReadonlySet<number> = codesOf(`"'\`´‘’‚‛“”„‟«»‹›′″`)
const spaces: ReadonlySet<number> = codesOf('\t\n\v\f\r \u00A0\u2009\u202F\u3000')
const nothing: ReadonlySet<number> = codesOf('\u00AD\u200B\u200C\u200D\u2060\uFEFF')
const entities: readonly (readonly [string, number])[] = [
  ['&quot;', quote],
  ['&apos;', quote],
  ['&#39;', quote],
  ['&#34;', quote],
  ['&#x27;', quote],
  ['&lt;', 0x3c],
  ['&gt;', 0x3e],
  ['&amp;', 0x26],
]
const shortEscapes: Readonly<Record<string, number>> = { n: space, r: space, t: space, '/': 0x2f, '\\': 0x5c }

/** Characters of one word, as tokens have them too. */
const longestWord = 600
const wordSigns = /[\w.~+/=-]*/y

/** Part of a token to the patterns, and of no word. */
const standIn = 0x3d

/** Where a word ends that begins there and is longer than any in a message; the place itself where none does. */
function longWordEnd(text: string, start: number): number {
  // Looked at where a word begins only, so that no character is looked at twice.
  if (start > 0 && isWordSign(text.charCodeAt(start - 1))) return start
  wordSigns.lastIndex = start
  wordSigns.test(text)
  return wordSigns.lastIndex - start > longestWord ? wordSigns.lastIndex : start
}

const isWordSign = (code: number) =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x2b && code <= 0x2f && code !== 0x2c) ||
  code === 0x5f ||
  code === 0x7e ||
  code === 0x3d

/**
 * Undoes what carriers do to a message: escapes of JSON, of HTML and of addresses, colours of a terminal, curly quotation
 * marks, broken lines. One pass; what is no escape stays as it is.
 */
export function plainText(original: string): PlainText {
  const codes = new Uint16Array(original.length)
  const at = new Uint32Array(original.length + 1)
  const ends = new Uint32Array(original.length)
  let length = 0
  for (let i = 0; i < original.length;) {
    const end = longWordEnd(original, i)
    if (end > i) {
      // No message has such a word: it is a token, or a part of one, and one character stands for it.
      codes[length] = standIn
      at[length] = i
      ends[length] = end
      length += 1
      i = end
      continue
    }
    const { code, width } = characterAt(original, i)
    if (code === 0x1b) i = afterColour(original, i + width)
    else {
      const sign = quotes.has(code) ? quote : spaces.has(code) ? space : code
      if (!nothing.has(code) && !(sign === space && length > 0 && codes[length - 1] === space)) {
        codes[length] = sign
        at[length] = i
        ends[length] = i + width
        length += 1
      }
      i += width
    }
  }
  at[length] = original.length
  const cased = textOf(codes.subarray(0, length))
  const text = cased.replaceAll(/[A-Z+]+/g, (run) => run.toLowerCase().replaceAll('+', ' '))
  return { text, cased, at, ends }
}

/** The character that stands there once its escape is undone, and how many characters the escape takes. */
function characterAt(text: string, i: number): { code: number; width: number } {
  const code = text.charCodeAt(i)
  if (code === 0x5c) return unescaped(text, i)
  if (code === 0x25) {
    const octet = /^%([2-7][0-9a-f])/i.exec(text.slice(i, i + 3))?.[1]
    if (octet !== undefined) return { code: Number.parseInt(octet, 16), width: 3 }
  } else if (code === 0x26) {
    const entity = entities.find(([name]) => text.startsWith(name, i))
    if (entity) return { code: entity[1], width: entity[0].length }
  }
  return { code, width: 1 }
}

/** However often a message was put into JSON: a backslash before another or before a quotation mark says nothing. */
function unescaped(text: string, i: number): { code: number; width: number } {
  const next = text[i + 1] ?? ''
  if (next === 'u') {
    const digits = /^[0-9a-f]{4}$/i.exec(text.slice(i + 2, i + 6))?.[0]
    if (digits !== undefined) return { code: Number.parseInt(digits, 16), width: 6 }
  }
  if (next === '\\' || quotes.has(next.charCodeAt(0))) return { code: 0x200b, width: 1 }
  const short = shortEscapes[next]
  return short === undefined ? { code: 0x5c, width: 1 } : { code: short, width: 2 }
}

/** Behind a control sequence that begins with `[` (ECMA-48 section 5.4); other sequences end with the escape sign. */
function afterColour(text: string, i: number): number {
  return text[i] === '[' ? i + (/^\[[\d;?]{0,20}[A-Za-z]?/.exec(text.slice(i, i + 24))?.[0].length ?? 1) : i
}

/** In pieces: a call takes only so many arguments. */
function textOf(codes: Uint16Array): string {
  const pieces: string[] = []
  for (let i = 0; i < codes.length; i += 8192) pieces.push(String.fromCharCode(...codes.subarray(i, i + 8192)))
  return pieces.join('')
}

/** Whether the white space that begins there in the plain text holds a line break in the original. */
export function breaksLine({ at }: PlainText, original: string, i: number): boolean {
  return /[\r\n]|\\[rn]/.test(original.slice(at[i], Math.min(at[i + 1] ?? 0, (at[i] ?? 0) + 2000)))
}

/** Values as literals of the languages that snippets are written in. Total: whatever the value, it stays inside. */

import { visible } from '../text/wording.ts'

/** Each code point by its own way of writing; a half of a surrogate pair, which no text of these languages may hold, as U+FFFD. */
const written = (value: string, write: (char: string, code: number) => string) =>
  Array.from(value.replace(/\p{Surrogate}/gu, '\ufffd'), (char) => write(char, char.codePointAt(0) ?? 0)).join('')

const isPrintable = (code: number) => code >= 0x20 && code <= 0x7e

const units = (char: string) =>
  Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

const point = (code: number) =>
  code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`

const quotedOr = (char: string, code: number, other: string) =>
  char === '"' || char === '\\' ? `\\${char}` : isPrintable(code) ? char : other

/** Java reads `\u000a` as a line end before it reads strings, so controls are written in octal (JLS sections 3.3 and 3.10.7). */
export const java = (value: string) =>
  `"${written(value, (char, code) =>
    quotedOr(char, code, code < 0x20 ? `\\${code.toString(8).padStart(3, '0')}` : units(char)),
  )}"`

export const csharp = (value: string) => `"${written(value, (char, code) => quotedOr(char, code, units(char)))}"`

const byPoint = (value: string) => `"${written(value, (char, code) => quotedOr(char, code, point(code)))}"`

export const python = byPoint

/** An interpreted string literal (Go specification, “String literals”). */
export const go = byPoint

/** In double quotation marks (YAML 1.2 section 5.7). */
export const yaml = byPoint

/** In quotation marks, for the first column of a `map`, where nothing is a variable. */
export const nginx = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const pattern = (value: string) => value.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** The same as a regular expression that fits nothing else; a plain string would ignore upper and lower case. */
export const nginxWhole = (value: string) => nginx(`~^${pattern(value)}$`)

/** One element of a list with commas between. */
export const nginxElement = (value: string) => nginx(`~(^|,)${pattern(value)}(,|$)`)

/** A media type, whose case does not matter and whose beginning may be left out (RFC 7515 section 4.1.9). */
export const nginxType = (value: string) => nginx(`~*^(application/)?${pattern(value)}$`)

/** A JavaScript string literal in single quotation marks; what is not seen stands as an escape. */
export const js = (value: string) => {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  const shown = Array.from(escaped, (char) =>
    visible(char) === char ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `'${shown.join('')}'`
}

/** A JSX attribute value. */
export const attribute = (value: string) => (/^[\w.:/-]+$/.test(value) ? `"${value}"` : `{${js(value)}}`)

/** One word for a POSIX shell. */
export const sh = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`

/** A query component that stays readable: only what would end or change the query is escaped. */
export const query = (value: string) =>
  new URLSearchParams([['', value]])
    .toString()
    .slice(1)
    .replaceAll('+', '%20')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replaceAll('%2C', ',')

import { asObject, readJson } from '../decode/json.ts'
import { decodeBase64url, decodeUtf8 } from '../decode/octets.ts'
import { isCompactJose, looksLikeHeader } from '../decode/define.ts'
import type { JsonObject } from '../model/primitives.ts'
import { algorithm } from '../registry/algorithms.ts'
import type { Undoing } from '../registry/undone.ts'

/** A token that something cut into pieces, put together again. */
export interface Wrapped {
  text: string
  /** Where the last piece ends in the paste. */
  end: number
  undone: readonly Undoing[]
}

const piece = /[A-Za-z0-9_.=-]+/y
/** What wrapping puts between two pieces: white space, a mail's “> ”, a shell's “\”, characters that nobody sees. */
// oxlint-disable-next-line no-control-regex -- What a terminal colours with.
const gap = /(?:[\s>\\\p{Default_Ignorable_Code_Point}]|\u001B\[[0-9;?]{0,20}[A-Za-z]){1,400}/uy
const invisible = /\p{Default_Ignorable_Code_Point}/u
export const hasInvisible = (text: string) => invisible.test(text)

const around = /[\s\p{Default_Ignorable_Code_Point}]/u

/** Without white space and invisible characters around it. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && around.test(text[start] ?? '')) start += 1
  while (end > start && around.test(text[end - 1] ?? '')) end -= 1
  return text.slice(start, end)
}
/** Behind the last piece: a colon or a slash, say, would make a name or an address of it. */
const lineEnd = /\r?\n/y
// oxlint-disable-next-line no-control-regex -- What a terminal colours with.
const closes = /[\s>\\"'`,;!?)\]}<\u001B\p{Default_Ignorable_Code_Point}]/u

/** A header that is longer than this before its first dot is none. */
const longestHeader = 16_384
/** Narrower columns are those of a list or a poem. */
const narrowest = 20

/** Octets of a signature by a key of 2048 to 4096 bits. */
const moduli: readonly number[] = [256, 384, 512]
/** Octets of an authentication tag (RFC 7518 section 5). */
const tags: Readonly<Record<string, number>> = { 'A192CBC-HS384': 24, 'A256CBC-HS512': 32 }
const characters = (octets: number) => Math.ceil((octets * 4) / 3)

/** Where the last part is, and the lengths that end it; none when its header does not say. */
interface Form {
  dots: number
  lengths: readonly number[]
}

function formOf(header: JsonObject): Form {
  const { alg, enc } = header
  if (typeof enc === 'string') return { dots: 4, lengths: [characters(tags[enc] ?? 16)] }
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') return { dots: 2, lengths: [0] }
  const octets = algorithm(alg)?.signatureOctets
  return { dots: 2, lengths: (octets === 'modulus' ? moduli : (octets ?? [])).map(characters) }
}

/**
 * The token that begins at `start` and goes on behind line breaks, spaces or invisible characters; undefined when it does
 * not go on, or when there is no telling where it ends. Where it ends is told by the header: it gives the length of the
 * last part. Without that, columns of the same width do, as a terminal or a mail makes them.
 * Reads up to where the next token begins at most, so that a search over all beginnings stays linear.
 */
export function wrappedToken(paste: string, start: number): Wrapped | undefined {
  const pieces: string[] = []
  const gaps: string[] = []
  const lines = [0]
  let head = ''
  let form: Form | undefined
  let dots = 0
  let last = 0
  let best: { count: number; end: number } | undefined
  let end = start
  for (let at = start; ;) {
    const word = match(piece, paste, at)
    if (!word || !isClosed(paste, at + word.length)) break
    const begins = beginsToken(word)
    if (pieces.length === 0 && !begins) return undefined
    // Another token, unless it is the claims set behind the first dot.
    if (pieces.length > 0 && begins && !(dots === 1 && last === 0)) break
    if (!form) {
      head += word
      const dot = head.indexOf('.')
      if (dot < 0 && head.length > longestHeader) return undefined
      const header = dot < 0 ? undefined : readHeader(head.slice(0, dot))
      if (dot >= 0 && !header) return undefined
      form = header && formOf(header)
    }
    // A full stop that ends a sentence; the dot that ends an unsecured token is its second.
    const sentence = form && word.endsWith('.') && dots + dotsIn(word) === form.dots + 1
    const soft = word.endsWith('=') && match(lineEnd, paste, at + word.length) !== undefined
    const text = sentence || soft ? word.slice(0, -1) : word
    const inside = dotsIn(text)
    if (form && dots + inside > form.dots) break
    dots += inside
    last = (inside > 0 ? 0 : last) + unpaddedLength(text.slice(text.lastIndexOf('.') + 1))
    pieces.push(text)
    lines.push((lines.pop() ?? 0) + text.length)
    end = at + text.length
    if (form && dots === form.dots && form.lengths.includes(last)) {
      // It stands here as one: what follows is something else.
      if (pieces.length === 1) return undefined
      best = { count: pieces.length, end }
    }
    const beyond =
      form !== undefined && dots === form.dots && form.lengths.length > 0 && last > Math.max(...form.lengths)
    const space = sentence || beyond ? undefined : match(gap, paste, end + (soft ? 1 : 0))
    if (!space || !isWrapping(space)) break
    gaps.push(soft ? `=${space}` : space)
    if (space.includes('\n')) lines.push(0)
    at = end + (gaps.at(-1) ?? '').length
  }
  if (lines.at(-1) === 0) lines.pop()
  if (!best && pieces.length > 1 && (gaps.slice(0, pieces.length - 1).every(isInvisible) || inColumns(lines, pieces)))
    best = { count: pieces.length, end }
  if (!best) return undefined
  const text = pieces.slice(0, best.count).join('')
  const between = gaps.slice(0, best.count - 1)
  const undone: Undoing[] = [
    ...(between.some((space) => space.startsWith('=')) ? (['soft-breaks'] as const) : []),
    ...(between.some((space) => space.includes('\n') && !space.startsWith('=')) ? (['line-breaks'] as const) : []),
    ...(between.some((space) => !space.includes('\n') && !isInvisible(space)) ? (['spaces'] as const) : []),
    ...(between.some((space) => invisible.test(space)) ? (['invisible'] as const) : []),
  ]
  return isCompactJose(text) ? { text, end: best.end, undone } : undefined
}

/** Whether something stands here that wrapping puts between two pieces. */
export const mayGoOn = (paste: string, at: number) => match(gap, paste, at) !== undefined

/** Whether a word is where a token begins: its first characters decode to those of a JSON object. */
function beginsToken(word: string): boolean {
  if (!looksLikeHeader(word)) return false
  const decoded = decodeBase64url(word.slice(0, Math.min(16, word.length - (word.length % 4))))
  const text = decoded.ok ? decodeUtf8(decoded.octets) : undefined
  return text !== undefined && /^\s*\{\s*"/.test(text.ok ? text.text : text.partial)
}

/** Every wrapped token of a text with where it begins. Linear. */
export function wrappedTokens(paste: string): (Wrapped & { start: number })[] {
  const found: (Wrapped & { start: number })[] = []
  let after = 0
  for (const { index: start } of paste.matchAll(/(?<![A-Za-z0-9_.=-])e[wy](?=[A-Za-z0-9_-]{6})/g)) {
    if (start < after) continue
    const wrapped = wrappedToken(paste, start)
    if (!wrapped) continue
    found.push({ ...wrapped, start })
    after = wrapped.end
  }
  return found
}

function readHeader(encoded: string): JsonObject | undefined {
  const decoded = decodeBase64url(encoded.slice(0, unpaddedLength(encoded)))
  const text = decoded.ok ? decodeUtf8(decoded.octets) : undefined
  const json = text?.ok ? readJson(text.text) : undefined
  return json?.ok ? asObject(json.root.value) : undefined
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** By hand: a regular expression would start anew at each of many equals signs. */
function unpaddedLength(text: string): number {
  let end = text.length
  while (text[end - 1] === '=') end -= 1
  return end
}

const dotsIn = (word: string) => word.split('.').length - 1

const isInvisible = (space: string) => !/[\s>\\=]/.test(space.replaceAll('\uFEFF', ''))

function isClosed(paste: string, at: number): boolean {
  const next = paste.codePointAt(at)
  return next === undefined || closes.test(String.fromCodePoint(next))
}

/** Whether the last part of a token has a length that its header asks for, so that nothing more belongs to it. */
export function endsSound(token: string): boolean {
  const header = readHeader(token.slice(0, Math.max(0, token.indexOf('.'))))
  if (!header) return false
  const { dots, lengths } = formOf(header)
  return dotsIn(token) === dots && lengths.includes(unpaddedLength(token.slice(token.lastIndexOf('.') + 1)))
}

/** One line break at most, for an empty line ends a paragraph; quoting and continuation marks only beside one. */
const isWrapping = (space: string) =>
  !/\n[^\n]*\n/.test(space) && (space.includes('\n') || !/[>\\]/.test(space)) && !/\\(?!\r?\n)/.test(space)

/** Lines as a fixed width makes them: all but the first and the last full, and no word of a sentence at the end. */
function inColumns(lines: readonly number[], pieces: readonly string[]): boolean {
  const full = lines.slice(1, -1)
  const width = full[0] ?? 0
  return (
    width >= narrowest &&
    pieces.length === lines.length &&
    full.every((length) => length === width) &&
    (lines[0] ?? 0) <= width &&
    (lines.at(-1) ?? 0) <= width &&
    !/^[A-Za-z]?[a-z]*[.,]?$/.test(pieces.at(-1) ?? '')
  )
}

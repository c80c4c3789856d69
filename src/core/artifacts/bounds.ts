import { isCompactJose } from '../decode/define.ts'
import type { Undoing } from '../registry/undone.ts'
import { looksRandom } from './define.ts'
import { endsSound } from './wrapped.ts'

/** What stands in tokens, sound or faulty: their alphabet, and what encodings put in its place. Anything else bounds one. */
const foreign = /[^A-Za-z0-9_.~+/=%\\…-]/
/** What sets colours (ECMA-48 section 5.4); where the first character was lost, too. */
// oxlint-disable-next-line no-control-regex -- It is what terminals write.
const colour = /\u001B\[[0-9;?]{0,20}[A-Za-z]|\[\d{1,3}(?:;\d{1,3}){0,4}m/y
const invisible = /\p{Default_Ignorable_Code_Point}/uy
/** Python’s bytes, printed. */
const bytes = /[bB]["']/y

const pairs: Readonly<Record<string, string>> = {
  '<': '>',
  '(': ')',
  '[': ']',
  '{': '}',
  '「': '」',
  '『': '』',
  '【': '】',
  '〈': '〉',
  '《': '》',
  '（': '）',
  '［': '］',
  '｛': '｝',
}
const quotes = /["'`´\u2018-\u201F\u2039\u203A\u00AB\u00BB\u300C-\u300F\uFF02\uFF07]/

/** A token between what was glued to it. */
interface Core {
  text: string
  undone: readonly Undoing[]
}

/**
 * The token in a word that has something at its ends that no token can contain: brackets, quotation marks, emphasis,
 * colours of a terminal, what nobody sees. Undefined where there is nothing of the kind, or where what is left is no token
 * for sure: one with a foreign character inside keeps it. Linear.
 */
export function coreOf(word: string): Core | undefined {
  const undone = new Set<Undoing>()
  const lead = leadOf(word, undone)
  const rest = word.slice(lead)
  const stop = rest.search(foreign)
  const body = stop < 0 ? rest : rest.slice(0, stop)
  const text = withoutEmphasis(body, word.slice(0, lead))
  const tail = rest.slice(text.length)
  if (lead === 0 && tail === '') return undefined
  const self = isCompactJose(text)
  if (!self && !(looksRandom(text) && isForeign(word.slice(0, lead)) && isForeign(tail))) return undefined
  // What goes on with letters may be the token itself, unless its header says that it ends here.
  if (/[A-Za-z0-9]/.test(withoutColours(tail)) && !(self && endsSound(text))) return undefined
  mark(word, lead, tail, undone)
  return { text, undone: [...undone] }
}

/** How much stands before the token. */
function leadOf(word: string, undone: Set<Undoing>): number {
  for (let at = 0; ;) {
    const [coloured, unseen, literal] = [colour, invisible, bytes].map((pattern) => matchAt(pattern, word, at))
    if (coloured !== undefined) undone.add('colours')
    else if (unseen !== undefined) undone.add('invisible')
    else if (literal !== undefined) undone.add('bytes-literal')
    else if (!foreign.test(word[at] ?? 'a') && !/^[_~=-]+e[wy]/.test(word.slice(at, at + 8))) return at
    at += (coloured ?? unseen ?? literal)?.length ?? 1
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** The same signs behind a token as before it; alone, an underscore may be its own. */
function withoutEmphasis(body: string, lead: string): string {
  const sign = /[_~]{1,3}$/.exec(lead)?.[0]
  const bare = sign !== undefined && body.endsWith(sign) ? body.slice(0, -sign.length) : body
  // The mark of zsh for a missing line end, and of a shell for a line that goes on.
  const shorter = bare.replace(/[%\\]$/, '')
  return /[^.]\.$/.test(shorter) && shorter.split('.', 5).length > 3 ? shorter.slice(0, -1) : shorter
}

const withoutColours = (text: string) => text.replaceAll(new RegExp(colour.source, 'g'), '')

/** Nothing that could be part of an opaque token. */
const isForeign = (text: string) => !/[A-Za-z0-9_~+/=%\\.-]/.test(withoutColours(text).replace(/\.$|[bB](?=["'])/, ''))

function mark(word: string, lead: number, tail: string, undone: Set<Undoing>): void {
  const [open, close] = [word[lead - 1] ?? '', tail[0] ?? '']
  if (undone.has('bytes-literal')) return
  if (quotes.test(open) && quotes.test(close)) undone.add('quotes')
  else if (pairs[open] !== undefined && pairs[open] === close) undone.add('brackets')
  else if (/\p{Default_Ignorable_Code_Point}/u.test(tail)) undone.add('invisible')
  if (undone.size === 0) undone.add('glued')
}

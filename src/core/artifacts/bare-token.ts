import { isCompactJose } from '../decode/define.ts'
import type { Undoing } from '../registry/undone.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, looksRandom } from './define.ts'
import { isPlaceholder } from '../registry/placeholders.ts'
import { coreOf } from './bounds.ts'
import { freeText, withoutFullStop } from './free-text.ts'
import { isScrambled } from './log-line.ts'
import { prefixLength, unwrap } from './unwrap.ts'
import { hasInvisible, trimmed, wrappedTokens } from './wrapped.ts'

const quotes = /^(["'`])(.*)\1$/s

/**
 * A paste that is nothing but one word, a word on a line of its own beside a request, a URL or a remark, or a
 * self-contained token that was wrapped, wherever it stands.
 */
export const bareToken: Recogniser = {
  carrier: 'bare-token',
  label: 'token',
  find(paste) {
    const text = trimmed(paste)
    const inner = quotes.exec(text)?.[2] ?? text
    // Several words, an address, JSON, markup or a form are something else.
    const word = !/\s|:\/\/|^[[{<]|[&@]/.test(inner)
    const named = prefixLength(inner) > 0 && !/\s/.test(inner.slice(prefixLength(inner))) && unwrap(inner) !== undefined
    const whole = looksLikeToken(inner) && (word || named || isPlaceholder(inner)) && !holdsTokens(inner)
    const wrapped = whole && !hasInvisible(inner) ? [] : wrappedStretches(paste)
    if (whole && wrapped.length === 0)
      return [at(paste.indexOf(inner), inner, ...(inner === text ? [] : ['quotes' as const]))]
    const alone = onLines(paste).filter(({ span }) =>
      wrapped.every((one) => one.span[1] <= span[0] || span[1] <= one.span[0]),
    )
    return [...wrapped, ...alone]
  },
}

/** A word that is more than a token: the row of a table, say. */
const holdsTokens = (word: string) =>
  !isCompactJose(word) && !coreOf(word) && !unwrap(word) && freeText.find(word).length > 0

/** More lines than these are a file or a log, where a long word may be anything. */
const mostLines = 12

function onLines(paste: string): Found[] {
  const lines = paste.length > 100_000 || paste.includes('-----BEGIN') ? [] : paste.split('\n')
  if (lines.length < 2) return []
  if (lines.length > mostLines) return onlyOne(lines)
  const found: Found[] = []
  let start = 0
  for (const [i, line] of lines.entries()) {
    const text = line.trim()
    // Two such lines in a row are one long text that was wrapped, not two tokens.
    const wrapped = looksRandom(lines[i - 1]?.trim() ?? '') || looksRandom(lines[i + 1]?.trim() ?? '')
    if (looksRandom(text) && !wrapped)
      found.push(at(start + line.indexOf(text), isCompactJose(text) ? withoutFullStop(text) : text))
    start += line.length + 1
  }
  return found
}

/** In a log: the one line that is nothing but a random word, and not the digits of a hash or an id. */
function onlyOne(lines: readonly string[]): Found[] {
  const found: Found[] = []
  let start = 0
  for (const line of lines) {
    const text = line.trim()
    if (isScrambled(text) && !/^[0-9a-f-]+$/i.test(text) && !/[/.]/.test(text))
      found.push(at(start + line.indexOf(text), text))
    start += line.length + 1
  }
  return found.length === 1 ? found : []
}

/** Tokens in pieces; quotation marks around one are not part of it. */
function wrappedStretches(paste: string): Found[] {
  return wrappedTokens(paste).map(({ start, end, text, undone }) => {
    const quoted = /["'`]/.test(paste[start - 1] ?? '') && paste[start - 1] === paste[end]
    const span = [start, end] as const
    return { span, sightings: [{ span, text, undone: quoted ? [...undone, 'quotes' as const] : undone }] }
  })
}

function at(start: number, text: string, ...undone: readonly Undoing[]): Found {
  const span = [start, start + text.length] as const
  return { span, sightings: [{ span, text, ...(undone.length > 0 && { undone }) }] }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const columns = (width: number, before = '') =>
  (token().match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => before + line).join('\n')

export const cases: RecogniserCases = {
  hits: {
    'a JWS': () => ({ paste: token(), tokens: [token()] }),
    'with white space around it': () => ({ paste: `\n  ${token()}\n`, tokens: [token()] }),
    'in quotation marks': () => ({ paste: `"${token()}"`, tokens: [token()] }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', tokens: ['V1StGXR8Z5jdHi6BmyTaQw'] }),
    'a placeholder': () => ({ paste: '{{access_token}}', tokens: ['{{access_token}}'] }),
    'wrapped by a terminal': () => ({ paste: `It says\n${columns(80)}\nand that is it`, tokens: [token()] }),
    'quoted in a mail': () => ({ paste: columns(64, '> '), tokens: [token()] }),
    'wrapped in quotation marks': () => ({ paste: `"${columns(76)}"`, tokens: [token()] }),
    'with its parts on lines of their own': () => ({ paste: token().replaceAll('.', '.\n'), tokens: [token()] }),
    'continued for a shell': () => ({ paste: columns(60).replaceAll('\n', '\\\n'), tokens: [token()] }),
    'with a space inside': () => ({ paste: `${token().slice(0, 90)} ${token().slice(90)}`, tokens: [token()] }),
    'with a character that nobody sees': () => ({
      paste: `${token().slice(0, 90)}\u200B${token().slice(90)}`,
      tokens: [token()],
    }),
    'percent-encoded': () => ({ paste: token().replaceAll('.', '%2E'), tokens: [token()] }),
    'with JSON escapes': () => ({ paste: `"${token().replaceAll('.', '\\u002e')}"`, tokens: [token()] }),
    'behind a prefix': () => ({ paste: `glcbt-${token()}`, tokens: [token()] }),
    'behind a word': () => ({ paste: `JWT ${token()}`, tokens: [token()] }),
    'on the last line of a log': () => ({
      paste: `${'12:00:01 INFO request done in 5 ms\n'.repeat(20)}V1StGXR8Z5jdHi6BmyTaQw`,
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'on a line of its own': () => ({
      paste: 'We get this back:\nV1StGXR8Z5jdHi6BmyTaQw\nand the API says no.',
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
  },
  misses: {
    'a long text that was wrapped': () => 'V1StGXR8Z5jdHi6BmyTaQw\nV1StGXR8Z5jdHi6BmyTaQw',
    'two tokens on two lines': () => `${token()}\n${token()}`,
    'a poem that begins like a header': () => 'eyewitness\naccounts.matter.more\nthan hearsay',
    'a short word': () => 'hello',
    'several words': () => 'this is not a token at all',
    'an address': () => 'https://api.example/things?x=1',
    'an empty box': () => '  ',
  },
}

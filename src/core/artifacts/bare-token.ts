import { jws } from '../testing.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken } from './define.ts'
import { isPlaceholder } from '../registry/placeholders.ts'

const quotes = /^(["'`])(.*)\1$/s

/** A paste that is nothing but one word, or a word on a line of its own beside a request, a URL or a remark. */
export const bareToken: Recogniser = {
  carrier: 'bare-token',
  label: 'token',
  find(paste) {
    const trimmed = paste.trim()
    const inner = quotes.exec(trimmed)?.[2] ?? trimmed
    // Several words, an address, JSON, markup or a form are something else.
    const word = !/\s|:\/\/|^[[{<]|[&@]/.test(inner)
    if (looksLikeToken(inner) && (word || isPlaceholder(inner))) return [at(paste.indexOf(inner), inner)]
    return onLines(paste)
  },
}

/** More lines than these are a file or a log, where a long word may be anything. */
const mostLines = 12
const random = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9._~+/-]{20,4096}=*$/

function onLines(paste: string): Found[] {
  const lines = paste.length > 100_000 || paste.includes('-----BEGIN') ? [] : paste.split('\n')
  if (lines.length < 2 || lines.length > mostLines) return []
  const found: Found[] = []
  let start = 0
  for (const [i, line] of lines.entries()) {
    const text = line.trim()
    // Two such lines in a row are one long text that was wrapped, not two tokens.
    const wrapped = random.test(lines[i - 1]?.trim() ?? '') || random.test(lines[i + 1]?.trim() ?? '')
    if (random.test(text) && !wrapped) found.push(at(start + line.indexOf(text), text))
    start += line.length + 1
  }
  return found
}

function at(start: number, text: string): Found {
  const span = [start, start + text.length] as const
  return { span, sightings: [{ span, text }] }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a JWS': () => ({ paste: token(), tokens: [token()] }),
    'with white space around it': () => ({ paste: `\n  ${token()}\n`, tokens: [token()] }),
    'in quotation marks': () => ({ paste: `"${token()}"`, tokens: [token()] }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', tokens: ['V1StGXR8Z5jdHi6BmyTaQw'] }),
    'a placeholder': () => ({ paste: '{{access_token}}', tokens: ['{{access_token}}'] }),
    'on a line of its own': () => ({
      paste: 'We get this back:\nV1StGXR8Z5jdHi6BmyTaQw\nand the API says no.',
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
  },
  misses: {
    'a long text that was wrapped': () => 'V1StGXR8Z5jdHi6BmyTaQw\nV1StGXR8Z5jdHi6BmyTaQw',
    'a short word': () => 'hello',
    'several words': () => 'this is not a token at all',
    'an address': () => 'https://api.example/things?x=1',
    'an empty box': () => '  ',
  },
}

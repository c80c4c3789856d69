import { jws } from '../testing.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken } from './define.ts'
import { isPlaceholder } from '../registry/placeholders.ts'

const quotes = /^(["'`])(.*)\1$/s

/** A paste that is nothing but one word. */
export const bareToken: Recogniser = {
  carrier: 'bare-token',
  label: 'token',
  find(paste) {
    const trimmed = paste.trim()
    const inner = quotes.exec(trimmed)?.[2] ?? trimmed
    // Several words, an address, JSON, markup or a form are something else.
    const word = !/\s|:\/\/|^[[{<]|[&@]/.test(inner)
    if (!looksLikeToken(inner) || (!word && !isPlaceholder(inner))) return []
    const start = paste.indexOf(inner)
    const span = [start, start + inner.length] as const
    return [{ span, sightings: [{ span, text: inner }] }]
  },
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a JWS': () => ({ paste: token(), tokens: [token()] }),
    'with white space around it': () => ({ paste: `\n  ${token()}\n`, tokens: [token()] }),
    'in quotation marks': () => ({ paste: `"${token()}"`, tokens: [token()] }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', tokens: ['V1StGXR8Z5jdHi6BmyTaQw'] }),
    'a placeholder': () => ({ paste: '{{access_token}}', tokens: ['{{access_token}}'] }),
  },
  misses: {
    'a short word': () => 'hello',
    'several words': () => 'this is not a token at all',
    'an address': () => 'https://api.example/things?x=1',
    'an empty box': () => '  ',
  },
}

import { isCompactJose } from '../decode/define.ts'
import { asObject, readJson } from '../decode/json.ts'
import { encodeBase64url } from '../decode/octets.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { jws } from '../testing/forge.ts'
import type { Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, mostSightings } from './define.ts'
import { tokenUseOf } from './oauth-names.ts'
import { decodeBase64Text } from './unwrap.ts'

/** Whatever stands between two gaps: with a dot or an escape in it, it is something else than one word of base64. */
const run = /[A-Za-z0-9+/_.%=-]{32}[A-Za-z0-9+/_.%=-]*/g
/** What begins with “ey” or “ew” once decoded, or with “{”. Fails at the first dot, so a token costs no more than its header. */
const encoded = /^(?:ZX[cdkl]|e[wy])[A-Za-z0-9+/_-]+={0,2}$/

/**
 * A word that is a token in base64 once more (`ZXlK…`), or a whole token response in base64: what a Secret, a message
 * queue or a helper for Basic authentication makes of it.
 */
export const doubleBase64: Recogniser = {
  carrier: 'double-base64',
  label: 'text in base64',
  find: (paste) =>
    [...paste.matchAll(run)].flatMap(({ 0: word, index }) => {
      if (!encoded.test(word)) return []
      const span = [index, index + word.length] as const
      const sightings = readWord(word, span)
      return sightings.length > 0 ? [{ span, sightings }] : []
    }),
}

function readWord(word: string, span: Span): Sighting[] {
  const token = word.startsWith('ZX')
  const decoded = decodeBase64Text(word)
  if (decoded === undefined) return []
  const text = decoded.trim()
  if (token) {
    const undone = ['base64' as const, ...(text === decoded ? [] : ['line-breaks' as const])]
    return isCompactJose(text) && !/\s/.test(text) ? [{ span, text, undone }] : []
  }
  const json = readJson(text)
  const members = Object.entries((json.ok && asObject(json.root.value)) || {})
  return members
    .flatMap(([name, value]): Sighting[] => {
      const hint = tokenUseOf(name)
      return hint && typeof value === 'string' && looksLikeToken(value)
        ? [{ span, text: value, hint, undone: ['base64'] }]
        : []
    })
    .slice(0, mostSightings)
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const base64 = (text: string) => encodeBase64url(new TextEncoder().encode(text))

export const cases: RecogniserCases = {
  hits: {
    'a token': () => ({ paste: `It prints ${base64(token())} here.`, tokens: [token()] }),
    'a token response': () => ({
      paste: base64(JSON.stringify({ access_token: token(), refresh_token: 'V1StGXR8Z5jdHi6BmyTaQw' })),
      tokens: [token(), 'V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'in quotation marks': () => ({ paste: `echo "${base64(`${token()}\n`)}"`, tokens: [token()] }),
  },
  misses: {
    'a token as it is': () => token(),
    'a part of a token': () => token().split('.')[1] ?? '',
    'other JSON': () => base64('{"sub":"user-1","scope":"read write and more"}'),
    'other text': () => base64('eyes on the road, please, and no token anywhere'),
    'a hash': () => 'ZXlKaGJHY2lPaUpTVXpJMU5pSXNJbXRwWkNJNkltdGxlUzB4SW4w',
  },
}

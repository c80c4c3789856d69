import { isCompactJose } from '../decode/define.ts'
import { encodeBase64url } from '../decode/octets.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Look, Recogniser, RecogniserCases } from './define.ts'
import { mostSightings } from './define.ts'
import { decodeBase64Text } from './unwrap.ts'

/** A long word of base64, over several lines where all but the last have the width of MIME or PEM (RFC 2045 section 6.8). */
const run = /(?:[A-Za-z0-9+/]{76}\r?\n|[A-Za-z0-9+/]{64}\r?\n){0,2000}[A-Za-z0-9+/_-]{32}[A-Za-z0-9+/_-]*={0,2}/g
/** What stands before the token of a web socket to Kubernetes, which has no header for it (“pkg/auth/authenticator/websocket”). */
const socket = 'base64url.bearer.authorization.k8s.io.'
/** Before the session in Supabase’s cookies. */
const session = 'base64-'

/**
 * How the encoding of something with a token begins or goes on: with “{”, with “eyJ” at one of three offsets, or as the
 * first answer of SASL does (RFC 7628 section 3.1, Google’s XOAUTH2). Anything else is not worth decoding.
 */
const telling =
  /^(?:e[wy][A-Za-z0-9]|dXNlcj|bixhPW|PD94bW|PHNhbW|R0VUI|UE9TV|UFVUI|UEFUQ|REVMR)|ZXlK|l[a-z]Uo|l[A-Za-z]Up|V5S/

/**
 * A text in base64 that holds a token instead of being one: a token once more (`ZXlK…`), a token response, a whole request
 * as proxies keep it, the answer of SASL, a session in a cookie. Opened once, twice at most, and read as any paste.
 */
export const doubleBase64: Recogniser = {
  carrier: 'double-base64',
  label: 'text in base64',
  within: true,
  find: (paste, _, look) =>
    [...paste.matchAll(run)].flatMap(({ 0: word, index }) => {
      const end = index + word.length
      const lead = word.startsWith(session) ? session.length : 0
      const before = paste.slice(Math.max(0, index - socket.length), index)
      const prefix = before === socket ? socket.length : 0
      // A part of a token, or of a name.
      if ((!prefix && /[.%~]$/.test(before)) || (paste[end] === '.' && /[\w-]/.test(paste[end + 1] ?? ''))) return []
      const encoded = word.slice(lead).replaceAll(/\r?\n/g, '')
      return telling.test(encoded)
        ? readWord(encoded, [index - prefix, end], prefix + lead > 0 || /[>[]$/.test(before), look)
        : []
    }),
}

function readWord(encoded: string, span: Span, byDesign: boolean, look: Look | undefined): Found[] {
  const decoded = decodeBase64Text(encoded)
  if (decoded === undefined) return []
  const text = decoded.trim()
  const place = (one: Sighting, how: 'base64' | 'base64-around'): Sighting => ({
    ...one,
    span,
    undone: [...new Set([how, ...(one.undone ?? [])])],
  })
  if (isCompactJose(text) && !/\s/.test(text))
    return [
      {
        span,
        sightings: [
          place(
            { span, text, ...(text !== decoded && { undone: ['line-breaks'] }) },
            byDesign ? 'base64-around' : 'base64',
          ),
        ],
      },
    ]
  const found = (look?.(decoded) ?? []).filter(
    ({ sightings, carrier }) => sightings.length > 0 && carrier !== 'bare-token',
  )
  // One stretch of the paste is one artifact.
  const [first] = found
  if (!first) return []
  const { carrier: _, label: __, ...rest } = first
  return [
    {
      ...rest,
      span,
      sightings: found
        .flatMap(({ sightings }) => sightings.map((one) => place(one, 'base64-around')))
        .slice(0, mostSightings),
    },
  ]
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

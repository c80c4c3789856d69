import { isCompactJose } from '../decode/define.ts'
import { jws } from '../testing/forge.ts'
import { authParams, tokenParam } from './auth-params.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, sight, withoutPlaces } from './define.ts'
import { isSlip } from '../registry/placeholders.ts'
import type { Passage } from './passage.ts'
import { part, sighted } from './passage.ts'
import { isPassword, readSent, tokenOfPassword } from './sent-value.ts'

const headerName = /\b(?:proxy-)?authorization["'`]?[ \t]*[:=][ \t]*/gi
/** A header may go on in the next line, indented (RFC 9112 section 5.2). */
const schemeWord = /^([A-Za-z][A-Za-z0-9_-]{0,30}|bearer:)(?:[ \t\p{Zs}]+|(?=\r?\n[ \t]))(?:\r?\n[ \t]+)?/iu
/** Up to what ends a value; colours of a terminal and what nobody sees may stand around it. */
// oxlint-disable-next-line no-control-regex -- What terminals write.
const unseen = /\p{Default_Ignorable_Code_Point}|\u001B\[[0-9;?]{0,20}[A-Za-z]/u.source
const bareValue = new RegExp(
  `^(?:${unseen}){0,20}[^\\s"'\`,;\\p{Default_Ignorable_Code_Point}]*(?:\\p{Default_Ignorable_Code_Point}+(?=$|[\\s"'\`,;]))?`,
  'u',
)
const bytesLiteral = /^[bB](["'])[^\s"']*\1?/

/** `Authorization: <scheme> <token>` (RFC 9110 section 11.6.2), and its value alone on a line of its own. */
export const authorizationHeader: Recogniser = {
  carrier: 'authorization-header',
  label: 'Authorization header',
  find(paste) {
    const named: Found[] = []
    const matches = [...paste.matchAll(headerName)]
    for (const [i, match] of matches.entries()) {
      const start = match.index + match[0].length
      // A value ends where the next header begins, so that many of them on one line are still read once each.
      const value = headerValue(paste, start, matches[i + 1]?.index ?? paste.length)
      const read = readCredentials(paste, value.start, value.end, true)
      // Behind an equals sign stands the value of a setting or a log, whose writer may have taken the scheme off.
      const bare = read?.scheme === undefined && match[0].includes('=')
      if (read)
        named.push({
          ...read,
          ...(bare && { sightings: withoutPlaces(read.sightings) }),
          span: [match.index, value.end],
        })
    }
    const alone: Found[] = []
    let passed = 0
    for (const [start, end] of lines(paste)) {
      if (!/^["'`]?bearer[ \t\p{Zs}]/iu.test(paste.slice(start, start + 9))) continue
      // Both lists are in the order of the paste.
      while ((named[passed]?.span[1] ?? end) < end) passed += 1
      if ((named[passed]?.span[0] ?? end) <= start) continue
      const value = unquote(paste, start, end)
      const read = readCredentials(paste, value.start, value.end, false)
      if (read) alone.push({ ...read, span: [start, end] })
    }
    return [...named, ...alone]
  },
}

/**
 * Reads `<scheme> <token>` in a stretch of the paste. `named`: a header name stands before it, so that whatever
 * follows is meant as a credential; without one, the value has to look like a token.
 */
function readCredentials(paste: string, start: number, end: number, named: boolean): Found | undefined {
  let at = start
  const words: string[] = []
  let odd = false
  for (;;) {
    const word = schemeWord.exec(paste.slice(at, Math.min(end, at + 80)))
    // The second `Bearer` is a mistake worth seeing; any other second word is the token itself.
    if (!word?.[1] || (words.length > 0 && !/^bearer$/i.test(word[1]))) break
    words.push(word[1])
    odd ||= /[^ \t\r\n]/.test(word[0].slice(word[1].length))
    at += word[0].length
    if (words.length > 3) break
  }
  const [scheme] = words
  let rest = paste.slice(at, end).trimEnd()
  const param = scheme === undefined ? undefined : tokenParam(authParams(rest))
  if (param) {
    rest = rest.slice(param.from, param.to)
    at += param.from
  }
  const bare = /^(?:bearer|dpop)$/i.test(rest)
  if (bare && words.length <= 1) {
    // `Authorization: Bearer` with nothing behind it: the variable was empty.
    if (!named && scheme === undefined) return undefined
    if (scheme === undefined)
      return { span: [start, end], scheme: rest, sightings: [{ span: [at + rest.length, at + rest.length], text: '' }] }
  }
  const sent = words.length > 0 ? readSent(rest) : undefined
  const value =
    sent?.text ??
    (isSlip(rest) ? rest : undefined) ??
    (/^\[[^\]]{1,40}\]|^<[^>]{1,120}>/.exec(rest) ?? bytesLiteral.exec(rest) ?? bareValue.exec(rest))?.[0] ??
    ''
  if (!named && (!looksLikeToken(value) || (!sent && value.length < rest.length))) return undefined
  if (named && scheme === undefined && !looksLikeToken(value)) return undefined
  if (scheme && /^(?:digest|negotiate|ntlm)$/i.test(scheme)) return undefined
  // What is signed with a secret key carries no token.
  if (scheme && /^aws4-/i.test(scheme))
    return { span: [start, end], scheme, label: 'request signed for AWS (SigV4)', sightings: [] }
  // What Basic carries is a name and a password, not a token.
  if (scheme && /^basic$/i.test(scheme) && !isCompactJose(value)) {
    const token = tokenOfPassword(value)
    if (token !== undefined)
      return {
        span: [start, end],
        scheme,
        sightings: [{ span: [at, at + value.length], text: token, undone: ['base64'] }],
      }
    return isPassword(value) ? { span: [start, end], scheme, password: true, sightings: [] } : undefined
  }
  const place = 'header' as const
  const undone = [...(odd ? (['odd-space'] as const) : []), ...(sent?.undone ?? [])]
  return {
    span: [start, end],
    ...(scheme !== undefined && { scheme }),
    ...(words.length > 1 && { schemeDoubled: true as const }),
    sightings: [
      {
        ...sight(paste, value, [at, at + rest.length]),
        place,
        ...(/^(?:vapid|webpush)$/i.test(scheme ?? '') && { hint: 'vapid' as const }),
        ...(undone.length > 0 && { undone }),
      },
    ],
  }
}

/** The same in the value of a header, which may have been unescaped before. */
export function credentialIn(paste: string, value: Passage): Omit<Found, 'span'> | undefined {
  const read = readCredentials(value.text, 0, value.text.length, true)
  return (
    read && {
      ...(read.scheme !== undefined && { scheme: read.scheme }),
      ...(read.schemeDoubled && { schemeDoubled: true as const }),
      ...(read.password && { password: true as const }),
      // Read from the unescaped text, then placed in the paste.
      sightings: read.sightings.map(({ text, span, place, undone = [] }) => {
        const placed = part(paste, value, ...span)
        return {
          ...sighted({ ...placed, text, undone: [...placed.undone, ...undone] }),
          ...(place && { place }),
        }
      }),
    }
  )
}

/** The value of a header: to the end of the line, to the quotation mark that encloses it, or to `limit`. */
function headerValue(paste: string, start: number, limit: number): { start: number; end: number } {
  let end = start
  while (end < limit && paste[end] !== '\n' && paste[end] !== '\r') end += 1
  const folded = /^\w{1,30}[ \t]*$/.test(paste.slice(start, Math.min(end, start + 60)))
    ? /^\r?\n[ \t]+(?=e[wy])/.exec(paste.slice(end, end + 60))?.[0].length
    : undefined
  if (folded !== undefined) {
    end += folded
    while (end < limit && paste[end] !== '\n' && paste[end] !== '\r') end += 1
  }
  return unquote(paste, start, end, paste[start - 1])
}

function unquote(paste: string, start: number, end: number, before?: string): { start: number; end: number } {
  const inner = /["'`]/.test(paste[start] ?? '') ? start + 1 : start
  const quote = inner > start ? paste[start] : /["'`]/.test(before ?? '') ? before : undefined
  const lineEnd = paste.slice(inner, end)
  const close = lineEnd.search(quote ? new RegExp(`\\${quote}`) : /["'`](?=\s*(?:[\\,;})\]]|$|-))/)
  return { start: inner, end: close < 0 ? end : inner + close }
}

function* lines(paste: string): Generator<readonly [number, number]> {
  let start = 0
  while (start <= paste.length) {
    const newline = paste.indexOf('\n', start)
    const end = newline < 0 ? paste.length : newline
    const line = paste.slice(start, end)
    const lead = line.length - line.trimStart().length
    yield [start + lead, start + line.trimEnd().length]
    start = end + 1
  }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a header line': () => ({ paste: `Authorization: Bearer ${token()}`, tokens: [token()] }),
    'among other headers': () => ({
      paste: `Host: api.example\r\nauthorization: bearer ${token()}\r\nAccept: */*`,
      tokens: [token()],
    }),
    'its value alone': () => ({ paste: `Bearer ${token()}`, tokens: [token()] }),
    'in JSON': () => ({ paste: `{"Authorization": "Bearer ${token()}", "Accept": "a"}`, tokens: [token()] }),
    'an opaque token': () => ({
      paste: 'Authorization: Bearer V1StGXR8Z5jdHi6BmyTaQw',
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'an empty variable': () => ({ paste: 'Authorization: Bearer undefined', tokens: ['undefined'] }),
    'nothing behind the scheme': () => ({ paste: 'Authorization: Bearer ', tokens: [''] }),
    'an object': () => ({ paste: 'Authorization: Bearer [object Object]', tokens: ['[object Object]'] }),
    'a doubled scheme': () => ({ paste: `Authorization: Bearer Bearer ${token()}`, tokens: [token()] }),
    'a bare token': () => ({ paste: `Authorization: ${token()}`, tokens: [token()] }),
    'a token in quotation marks': () => ({ paste: `Authorization: Bearer "${token()}"`, tokens: [token()] }),
    'a token with escapes': () => ({
      paste: `Authorization: Bearer ${token().replaceAll('.', '%2E')}%3D`,
      tokens: [`${token()}=`],
    }),
    'a line end in a string': () => ({ paste: `{'Authorization': 'Bearer ${token()}\\n'}`, tokens: [token()] }),
    'the dump of a message': () => ({
      paste: `sent "Authorization: Bearer ${token()}\\r\\nHost: a"`,
      tokens: [token()],
    }),
    'a form that was answered': () => ({
      paste: 'Authorization: Bearer access_token=V1StGXR8Z5jdHi6BmyTaQw&token_type=bearer',
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'a password': () => ({ paste: 'Authorization: Basic dXNlcjpwYXNzd29yZA==', tokens: [] }),
    'a token instead of a password': () => ({ paste: `Authorization: Basic ${token()}`, tokens: [token()] }),
  },
  misses: {
    prose: () => 'The bearer of this letter has authorization to enter.',
    'prose on its own line': () => 'Bearer authentication is described in RFC 6750.',
    'a password that is none': () => 'Authorization: Basic dXNlcg==',
  },
}

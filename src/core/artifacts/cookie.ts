import { isCompactJose } from '../decode/define.ts'
import { readJson } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { sessionCookieOf } from '../registry/cookies.ts'
import { credentialOf } from '../registry/credentials.ts'
import { filler, jwe, jws } from '../testing/forge.ts'
import { joinChunks } from './cookie-chunks.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, mostSightings } from './define.ts'
import { tokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { asWritten, part, sighted, stringIn } from './passage.ts'
import { sightObjects } from './token-response.ts'
import { decodeBase64Text } from './unwrap.ts'

/** Browsers keep 180 a host or fewer; RFC 6265 section 6.1 asks for 50. */
const mostCookies = 1000

const headerName = /\b(?:set-)?cookie["'`]?[ \t]{0,8}:[ \t]{0,8}/gi

/** `Cookie` and `Set-Cookie` lines (RFC 6265 sections 4.2 and 4.1), and the value of the former alone. */
export const cookie: Recogniser = {
  carrier: 'cookie',
  label: 'cookie',
  find(paste) {
    const groups: { span: Span; cookies: Named[] }[] = []
    const matches = [...paste.matchAll(headerName)]
    for (const [i, match] of matches.entries()) {
      const value = headerValue(paste, match.index + match[0].length, matches[i + 1]?.index ?? paste.length)
      const cookies = cookiesIn(paste, value, /^set/i.test(match[0]))
      const last = groups.at(-1)
      // A server sends each cookie, and each chunk of one, in a line of its own.
      if (
        last &&
        last.cookies.length < mostCookies &&
        /^[\s<>]{1,6}$/.test(paste.slice(last.span[1], Math.min(match.index, last.span[1] + 7)))
      ) {
        last.span = [last.span[0], value.span[1]]
        last.cookies.push(...cookies)
      } else groups.push({ span: [match.index, value.span[1]], cookies })
    }
    if (groups.length === 0) groups.push(...bareCookies(paste))
    return groups.flatMap(({ span, cookies }): Found[] => {
      const { sightings, product } = sightCookies(paste, cookies, true)
      return sightings.length > 0 ? [{ span, sightings, ...(product && { label: `cookie of ${product}` }) }] : []
    })
  },
}

/** To the end of the line, to the quotation mark that was opened before it, or to `limit`. */
function headerValue(paste: string, start: number, limit: number): Passage {
  let end = start
  while (end < limit && paste[end] !== '\n' && paste[end] !== '\r') end += 1
  const inner = /["'`]/.test(paste[start] ?? '') ? start + 1 : start
  const close = inner > start ? paste.slice(inner, end).indexOf(paste[start] ?? '') : -1
  return asWritten(paste, inner, close < 0 ? end : inner + close)
}

/** What `document.cookie` gives: nothing but pairs, on one line. */
function bareCookies(paste: string): { span: Span; cookies: Named[] }[] {
  const text = paste.trim()
  if (!/^[\w!#$%&'*+.^`|~-]{1,100}=/.test(text) || /[\r\n]/.test(text)) return []
  const start = paste.indexOf(text)
  const cookies = cookiesIn(paste, asWritten(paste, start, start + text.length), false)
  const pieces = text.split(';').filter((piece) => piece.trim() !== '').length
  // One pair alone is a form field as likely as a cookie, unless its name is known.
  const sure = pieces > 1 || sessionCookieOf(cookies[0]?.name ?? '') !== undefined
  return sure && cookies.length === pieces ? [{ span: [start, start + text.length], cookies }] : []
}

/** The cookies of one header; of `Set-Cookie` only the first pair is one, the others are its attributes. */
export function cookiesIn(paste: string, header: Passage, set: boolean): Named[] {
  const { text } = header
  const cookies: Named[] = []
  for (let start = 0; start < text.length && cookies.length < mostCookies;) {
    const semicolon = text.indexOf(';', start)
    const end = semicolon < 0 ? text.length : semicolon
    const piece = text.slice(start, end)
    const equals = piece.indexOf('=')
    const name = piece.slice(0, Math.max(0, equals)).trim()
    if (/^[^\s"(),/:;<=>?@[\\\]{}]{1,200}$/.test(name)) {
      const raw = piece.slice(equals + 1)
      const [lead, trail] = [raw.length - raw.trimStart().length, raw.trimEnd().length]
      const quotes = trail - lead > 1 && raw[lead] === '"' && raw[trail - 1] === '"' ? 1 : 0
      const at = start + equals + 1
      const value = part(paste, header, at + Math.min(lead, trail) + quotes, at + trail - quotes)
      cookies.push({ name, value })
    }
    start = set ? text.length : end + 1
  }
  return cookies
}

/**
 * Tokens among cookies, and whose cookie the first of them is. `opaque`: a session id counts where nothing better is
 * there; beside a credential it would only be mistaken for one.
 */
export function sightCookies(
  paste: string,
  cookies: readonly Named[],
  opaque: boolean,
): { sightings: Sighting[]; product?: string } {
  const values = joinChunks(cookies.map((one) => ({ ...one, value: percentDecoded(one.value) })))
  const whole = values.flatMap((one) =>
    tokensIn(paste, one).map((sighting) => ({ name: one.name, sighting: lacking(one, sighting) })),
  )
  const named = whole.length > 0 || !opaque ? [] : values.filter(isSession)
  const found = [...whole, ...named.map(({ name, value }) => ({ name, sighting: sighted(value, hintOf(name)) }))].slice(
    0,
    mostSightings,
  )
  const product = found.map(({ name }) => sessionCookieOf(name)?.product).find((one) => one !== undefined)
  return { sightings: found.map(({ sighting }) => sighting), ...(product && { product }) }
}

/** The token of a cookie that came in chunks, not all of which are there. */
export const lacking = ({ missing }: Named, sighting: Sighting): Sighting =>
  missing === undefined ? sighting : { ...sighting, missing }

const isSession = ({ name, value }: Named) =>
  looksLikeToken(value.text) && (sessionCookieOf(name) !== undefined || tokenUseOf(name) !== undefined)

function hintOf(name: string): Sighting['hint'] {
  const use = sessionCookieOf(name)?.use ?? tokenUseOf(name)
  // A cookie is where a refresh token belongs, so its name must not be held against it.
  return use === 'refresh-token' ? undefined : use
}

/** Self-contained tokens and values that give their maker away, as they are or inside of the JSON of a session. */
function tokensIn(paste: string, { name, value }: Named): Sighting[] {
  const { text } = value
  const bearer = /^Bearer[ +]/i.exec(text)
  if (bearer) {
    const token = part(paste, value, bearer[0].length)
    return isCompactJose(token.text) ? [sighted({ ...token, undone: [...token.undone, 'prefix'] }, hintOf(name))] : []
  }
  if (isCompactJose(text) || credentialOf(text)) return [sighted(value, hintOf(name))]
  // Supabase: “base64-” and the session in base64url.
  const inner = text.startsWith('base64-') ? decodeBase64Text(text.slice(7)) : undefined
  const session: Passage =
    inner === undefined ? value : { ...value, text: inner, undone: [...value.undone, 'prefix', 'base64'] }
  if (!/^[[{]/.test(session.text)) return []
  const json = readJson(session.text)
  if (!json.ok) return []
  const items = (json.root.items ?? []).filter((item) => typeof item.value === 'string' && isCompactJose(item.value))
  return [
    ...items.slice(0, mostSightings).map((item) => sighted(stringIn(paste, session, item))),
    ...sightObjects(paste, session, json.root, tokenUseOf, mostSightings).flatMap(({ sightings }) => sightings),
  ]
}

/** Frameworks escape what a cookie must not hold (RFC 6265 section 4.1.1); a “+” is itself there. */
function percentDecoded(value: Passage): Passage {
  if (!value.text.includes('%')) return value
  try {
    const text = decodeURIComponent(value.text)
    return text === value.text ? value : { ...value, text, undone: [...value.undone, 'percent-encoding'] }
  } catch {
    return value
  }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const session = () => jwe({ alg: 'dir', enc: 'A256GCM' })
const half = (text: string) => [text.slice(0, 300), text.slice(300)]

export const cases: RecogniserCases = {
  hits: {
    'a line with a token among others': () => ({
      paste: `Cookie: theme=dark; _ga=GA1.2.1234567890.1234567890; CF_Authorization=${token()}; lang=en`,
      tokens: [token()],
    }),
    'a session that a framework encrypts': () => ({
      paste: `cookie: __Secure-next-auth.session-token=${session()}`,
      tokens: [session()],
    }),
    'the chunks of one, in disorder': () => ({
      paste: `Cookie: authjs.session-token.1=${half(session())[1]}; a=b; authjs.session-token.0=${half(session())[0]}`,
      tokens: [session()],
    }),
    'chunks in lines of their own': () => ({
      paste: half(session())
        .map((text, i) => `Set-Cookie: appSession.${i}=${text}; Path=/; HttpOnly`)
        .join('\r\n'),
      tokens: [session()],
    }),
    'numbered tokens that are whole': () => ({
      paste: `Cookie: token_0=${token()}; token_1=${session()}`,
      tokens: [token(), session()],
    }),
    'Set-Cookie': () => ({ paste: `Set-Cookie: jwt=${token()}; Path=/; Secure; SameSite=Lax`, tokens: [token()] }),
    'a session id that is escaped': () => ({
      paste: 'Cookie: connect.sid=s%3A0123456789abcdefABCDEF.V1StGXR8Z5jdHi6B',
      tokens: ['s:0123456789abcdefABCDEF.V1StGXR8Z5jdHi6B'],
    }),
    'a value with the scheme in it': () => ({ paste: `Cookie: access_token="Bearer ${token()}"`, tokens: [token()] }),
    'a session in JSON': () => ({
      paste: `Cookie: sb-abcdef-auth-token=${encodeURIComponent(JSON.stringify([token(), 'r'.repeat(22), null]))}`,
      tokens: [token()],
    }),
    'a session in JSON in base64': () => ({
      paste: `Cookie: sb-abcdef-auth-token=base64-${btoa(JSON.stringify({ access_token: token() })).replace(/(?<!=)=+$/, '')}`,
      tokens: [token()],
    }),
    'ASP.NET Core': () => ({
      paste: `Cookie: .AspNetCore.Cookies=CfDJ8${filler(60)}`,
      tokens: [`CfDJ8${filler(60)}`],
    }),
    'in JSON': () => ({ paste: `{"cookie": "a=b; jwt=${token()}", "accept": "*/*"}`, tokens: [token()] }),
    'the value alone': () => ({ paste: `theme=dark; KEYCLOAK_IDENTITY=${token()}`, tokens: [token()] }),
    'one pair alone whose name is known': () => ({ paste: `appSession=${session()}`, tokens: [session()] }),
  },
  misses: {
    prose: () => 'The cookie: it is too large, and the browser drops it.',
    'cookies of no session': () => 'Cookie: _ga=GA1.2.1234567890.1234567890; theme=dark',
    'an incomplete set of chunks': () => 'Cookie: appSession.1=V1StGXR8Z5jdHi6BmyTaQw',
    'a session that was ended': () => 'Set-Cookie: appSession=; Max-Age=0',
    'a form field': () => 'access_token=V1StGXR8Z5jdHi6BmyTaQw',
    code: () => `const a="${token()}"; b=2`,
  },
}

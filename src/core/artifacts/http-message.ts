import { readJsonAt } from '../decode/json.ts'
import { filler, jwe, jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import type { Line } from './header-lines.ts'
import { headerOn, lineAt } from './header-lines.ts'
import type { HttpParts } from './http-parts.ts'
import { isTelling, readMessage } from './http-parts.ts'
import type { Named, Passage } from './passage.ts'
import { asWritten } from './passage.ts'

/** RFC 9112 section 3, also as `curl -v` prints it, with the version of HTTP/2. */
const requestLine =
  /^(?:> ?)?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|QUERY) (\S+) HTTP\/[123](?:\.[01])?\s*$/
/** RFC 9112 section 4. */
const statusLine = /^(?:< ?)?HTTP\/[123](?:\.[01])? [1-5]\d\d(?: .*)?$/

/** A request or a response as it goes over the wire: of a proxy, of an editor's REST client, of `curl -v`. */
export const httpMessage: Recogniser = {
  carrier: 'http-message',
  label: 'HTTP message',
  find(paste) {
    const found: Found[] = []
    for (let line = lineAt(paste, 0); line.start < paste.length; line = lineAt(paste, line.next)) {
      const text = /[<>A-Z]/.test(paste[line.start] ?? '') ? paste.slice(line.start, line.end) : ''
      const [, method, target] = requestLine.exec(text) ?? []
      if (target === undefined && !statusLine.test(text)) continue
      const { headers, last, bodyAt } = readHeaders(paste, line)
      const body = bodyAt === undefined ? undefined : readBody(paste, bodyAt)
      const telling = body && isTelling(paste, body) ? body : undefined
      const read = readMessage(paste, {
        ...(target !== undefined && addressOf(paste, line, target, headers)),
        ...(method !== undefined && { method }),
        headers,
        ...(telling && { bodies: [telling] }),
      })
      const end = telling?.span[1] ?? last.end
      const label = target === undefined ? 'HTTP response' : 'HTTP request'
      if (read) found.push({ span: [line.start, end], label, ...read })
      line = lineAt(paste, last.start)
    }
    return found
  },
}

/** The field lines behind a start line, up to the empty one; `* …` and the like are remarks of `curl -v`. */
function readHeaders(paste: string, first: Line): { headers: Named[]; last: Line; bodyAt?: number } {
  const headers: Named[] = []
  const marked = /[<>]/.test(paste[first.start] ?? '')
  let last = first
  while (last.next < paste.length) {
    const line = lineAt(paste, last.next)
    const text = paste.slice(line.start, Math.min(line.end, line.start + 3)).trim()
    if (text === '' || (marked && /^[<>]$/.test(text))) return { headers, last, bodyAt: line.next }
    const header = headerOn(paste, line)
    const before = headers.at(-1)
    if (header) headers.push(header)
    // It goes on (RFC 9112 section 5.2).
    else if (before && /^[ \t]/.test(paste[line.start] ?? '') && before.value.span[1] < line.start)
      headers[headers.length - 1] = { ...before, value: asWritten(paste, before.value.span[0], line.end) }
    else if (!marked || !/^[*{}[]/.test(text)) break
    last = line
  }
  return { headers, last }
}

/** A JSON text or a form; anything else is left to others. */
function readBody(paste: string, start: number): Passage | undefined {
  let line = lineAt(paste, start)
  // The length of a chunk (RFC 9112 section 7.1).
  if (/^[0-9a-f]{1,8}$/i.test(paste.slice(line.start, Math.min(line.end, line.start + 9))))
    line = lineAt(paste, line.next)
  const from = line.start
  if (/[[{]/.test(paste[from] ?? '')) {
    const json = readJsonAt(paste, from)
    return json.ok ? asWritten(paste, from, json.root.end) : undefined
  }
  const text = paste.slice(from, line.end).trimEnd()
  return /^[\w.~-]{1,60}=\S*$/.test(text) ? asWritten(paste, from, from + text.length) : undefined
}

function addressOf(
  paste: string,
  line: Line,
  target: string,
  headers: readonly Named[],
): Pick<HttpParts, 'target' | 'url' | 'schemeGuessed'> {
  const at = line.start + paste.slice(line.start, line.end).indexOf(` ${target} `) + 1
  const host = headers.find(({ name }) => /^(?:host|:authority)$/i.test(name))?.value.text
  // Origin form (RFC 9112 section 3.2.1). Nothing tells the scheme; OAuth has only one (RFC 6749 section 3.1).
  const guessed = target.startsWith('/') && host !== undefined
  const address = guessed ? `https://${host}${target}` : target
  return {
    target: asWritten(paste, at, at + target.length),
    ...(URL.canParse(address) && { url: new URL(address) }),
    ...(guessed && { schemeGuessed: true as const }),
  }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const proof = () => jws({ header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { htm: 'GET' } })
const session = () => jwe({ alg: 'dir', enc: 'A256GCM' })

export const cases: RecogniserCases = {
  hits: {
    'a password': () => ({ paste: 'GET /things HTTP/1.1\nAuthorization: Basic dXNlcjpwYXNzd29yZA==', tokens: [] }),
    'a request': () => ({
      paste: `GET /things HTTP/1.1\r\nHost: api.example\r\nauthorization: bearer ${token()}\r\nAccept: */*\r\n\r\n`,
      tokens: [token()],
    }),
    'a request with a proof and cookies': () => ({
      paste: `GET /things HTTP/1.1\nHost: api.example\nDPoP: ${proof()}\nCookie: a=b; next-auth.session-token=${session()}\nAuthorization: DPoP ${token()}`,
      tokens: [token(), proof(), session()],
    }),
    'a token in the query': () => ({
      paste: `GET /things?access_token=${token()} HTTP/2\nhost: api.example`,
      tokens: [token()],
    }),
    'a token request': () => ({
      paste: `POST /oauth/token HTTP/1.1\nHost: tenant.eu.auth0.com\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=refresh_token&client_id=a&refresh_token=${filler(30)}`,
      tokens: [filler(30)],
    }),
    'a response with tokens': () => ({
      paste: `HTTP/1.1 200 OK\nContent-Type: application/json\nSet-Cookie: sid=abc; Path=/\n\n{"access_token":"${token()}",\n"token_type":"Bearer"}\n`,
      tokens: [token()],
    }),
    'a refusal': () => ({
      paste: 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error="invalid_token"\n\n{"message":"no"}',
      tokens: [],
    }),
    'both, as curl -v prints them': () => ({
      paste: `> GET /things HTTP/2\n> Host: api.example\n> authorization: Bearer ${token()}\n> \n* Connection state changed\n< HTTP/2 401 \n< www-authenticate: Bearer error="invalid_token"\n< \n`,
      tokens: [token()],
    }),
    'one behind the other': () => ({
      paste: `GET /a HTTP/1.1\nAuthorization: Bearer ${token()}\n\nGET /b HTTP/1.1\nAuthorization: Bearer undefined\n`,
      tokens: [token(), 'undefined'],
    }),
  },
  misses: {
    'nothing of interest': () => 'GET /things HTTP/1.1\nHost: api.example\nAccept: */*\n\n',
    prose: () => 'GET is a method of HTTP/1.1',
    'a line of an access log': () => '10.0.0.1 - - "GET /things HTTP/1.1" 401 12',
    'headers without a first line': () => `Host: api.example\nAuthorization: Bearer ${token()}`,
  },
}

import { isCompactJose } from '../decode/define.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Challenge } from '../model/messages.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { mostSightings } from './define.ts'
import type { Passage } from './passage.ts'
import { asWritten, part, sighted } from './passage.ts'

const headerName = /\b(?:www|proxy)-authenticate["'`]?[ \t]{0,8}[:=][ \t]{0,8}/gi
/** A value without its header's name: a scheme before a parameter of RFC 6750 section 3 or 9449 section 7.1, or Cognito's. */
const bare =
  /^(?:(?:bearer|dpop)[ \t]{1,8}(?:realm|scope|error|error_description|resource_metadata|algs|authorization_uri)=|error=)["']/i

/** What a server asks for when it refuses: `WWW-Authenticate` and `Proxy-Authenticate` (RFC 9110 sections 11.6.1, 11.7.1). */
export const wwwAuthenticate: Recogniser = {
  carrier: 'www-authenticate',
  label: 'authentication challenge',
  find(paste) {
    const found: Found[] = []
    const matches = [...paste.matchAll(headerName)]
    for (const [i, match] of matches.entries()) {
      const value = valueAt(paste, match.index + match[0].length, matches[i + 1]?.index ?? paste.length)
      const read = readChallenges(paste, value)
      if (read.challenges.length > 0) found.push({ span: [match.index, value.span[1]], ...read })
    }
    if (found.length > 0) return found
    const start = paste.length - paste.trimStart().length
    if (!bare.test(paste.slice(start, start + 60))) return []
    const value = valueAt(paste, start, paste.length)
    return [{ span: value.span, ...readChallenges(paste, value) }]
  },
}

/** To the end of the line, or to the quotation mark that was opened before it; a backslash escapes one, as in JSON. */
function valueAt(paste: string, start: number, limit: number): Passage {
  const quote = /["'`]/.test(paste[start] ?? '') ? paste[start] : undefined
  const from = quote === undefined ? start : start + 1
  let end = from
  while (end < limit && !/[\r\n]/.test(paste[end] ?? '') && paste[end] !== quote)
    end += quote !== undefined && paste[end] === '\\' ? 2 : 1
  const raw = asWritten(paste, from, Math.min(end, limit))
  const text = quote === '"' ? raw.text.replaceAll(/\\(["\\])/g, '$1') : raw.text.trimEnd()
  if (text.length === raw.text.length) return raw
  return quote === '"' ? { ...raw, text, undone: ['json-escapes'] } : asWritten(paste, from, from + text.length)
}

const separators = /[\s,]*/y
const word = /[\w!#$%&'*+.^`|~/-]+/y
/** What makes a parameter of the word before it; the padding of a `token68` does not. */
const equals = /[ \t]*=(?!=|[ \t]*(?:,|$))[ \t]*/y
const unquoted = /[^\s,]*/y
/** Words up to a comma, or to the next that is followed by an equals sign. */
const sentence = /[^\s,=]*(?:[ \t]+[^\s,="]+(?![^\s,="]|[ \t]*=)){0,1000}/y
const token68 = /[ \t]+[\w.~+/-]{16}[\w.~+/-]*=*(?=[ \t]*(?:,|$))/y

/** More challenges, or parameters of one, than any server sends. */
const most = 50

/**
 * The challenges of a header's value. Forgiving where servers are careless: commas may be missing (AWS), the first scheme
 * too (Cognito), a description may stand without quotation marks. Names and values only, a `token68` is left out. Linear.
 */
export function readChallenges(paste: string, value: Passage): { challenges: Challenge[]; sightings: Sighting[] } {
  const { text } = value
  const challenges: { scheme: string; parameters: [string, string][] }[] = []
  const sightings: Sighting[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)?.[0]
    at += match?.length ?? 0
    return match
  }
  while (challenges.length < most) {
    take(separators)
    if (at >= text.length) break
    const name = take(word)
    if (name === undefined) at += 1
    else if (take(equals) === undefined) {
      challenges.push({ scheme: name, parameters: [] })
      take(token68)
    } else {
      const from = text[at] === '"' ? at + 1 : at
      const string = from > at ? quotedString(text, from) : undefined
      const plain = string?.text ?? take(/^error_description$/i.test(name) ? sentence : unquoted) ?? ''
      at = string?.end ?? at
      if (challenges.length === 0) challenges.push({ scheme: '', parameters: [] })
      const parameters = challenges.at(-1)?.parameters
      if (parameters && parameters.length < most) parameters.push([name, plain])
      if (isCompactJose(plain) && text.startsWith(plain, from) && sightings.length < mostSightings)
        sightings.push(
          sighted(part(paste, value, from, from + plain.length), name === 'ticket' ? 'uma-ticket' : undefined),
        )
    }
  }
  const sound = challenges.every(({ scheme, parameters }) => parameters.length > 0 || isScheme(scheme))
  return { challenges: sound ? challenges : [], sightings }
}

/** Words that stand alone in a header are schemes only if they are registered; otherwise it is a sentence. */
const isScheme = (text: string) =>
  /^(?:basic|bearer|digest|dpop|gnap|hoba|kerberos|mutual|negotiate|ntlm|oauth|privatetoken|scram-sha-\d+|vapid)$/i.test(
    text,
  )

/** RFC 9110 section 5.6.4; one that is not closed ends with the text. */
function quotedString(text: string, start: number): { text: string; end: number } {
  const pieces: string[] = []
  let from = start
  let at = start
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\') {
      pieces.push(text.slice(from, at))
      from = at + 1
      at += 1
    }
    at += 1
  }
  pieces.push(text.slice(from, at))
  return { text: pieces.join(''), end: Math.min(at + 1, text.length) }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'one challenge': () => ({
      paste: 'WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The token expired"',
      tokens: [],
    }),
    'several in one line': () => ({
      paste: 'www-authenticate: Bearer realm="api", error="invalid_token", DPoP algs="RS256 ES256"',
      tokens: [],
    }),
    'without commas': () => ({
      paste: 'WWW-Authenticate: Bearer scope="" error="invalid_token" error_description="the token has expired"',
      tokens: [],
    }),
    'without a scheme': () => ({
      paste: 'WWW-Authenticate: error="invalid_token", error_description=Access token has been revoked',
      tokens: [],
    }),
    'a proxy': () => ({ paste: 'Proxy-Authenticate: Basic realm="proxy"', tokens: [] }),
    'a scheme alone': () => ({ paste: 'WWW-Authenticate: Bearer', tokens: [] }),
    'the value alone': () => ({ paste: 'Bearer error="invalid_token", error_description="jwt expired"', tokens: [] }),
    'in JSON': () => ({ paste: '{"www-authenticate": "Bearer error=\\"invalid_token\\""}', tokens: [] }),
    'a token in a description': () => ({
      paste: `WWW-Authenticate: Bearer error="invalid_token", hint="${token()}"`,
      tokens: [token()],
    }),
    'of Microsoft, which names an address': () => ({
      paste: 'WWW-Authenticate: Bearer authorization="https://login.microsoftonline.com/common/oauth2/authorize"',
      tokens: [],
    }),
  },
  misses: {
    prose: () => 'A 401 carries a WWW-Authenticate header.',
    'prose behind a colon': () => 'WWW-Authenticate: see RFC 9110 for what it means',
    'a name without a value': () => 'WWW-Authenticate:',
    'a credential': () => `Bearer ${token()}`,
    'a setting': () => 'realm="api"',
  },
}

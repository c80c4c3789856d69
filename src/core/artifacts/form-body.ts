import { filler, jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import type { Parameter } from './form.ts'
import { pairsOf, readForm, sightParameters, tokenRequest } from './form.ts'
import type { Line } from './header-lines.ts'
import { lineAt } from './header-lines.ts'
import { asWritten } from './passage.ts'

/**
 * The body of a request to an authorization server, on lines of its own: token requests (RFC 6749 section 4), token
 * exchange (RFC 8693), introspection (RFC 7662 section 2.1), revocation (RFC 7009 section 2.1), pushed requests (RFC 9126).
 */
export const formBody: Recogniser = {
  carrier: 'form-body',
  label: 'form body',
  find(paste) {
    const found: Found[] = []
    for (let line = lineAt(paste, 0); line.start < paste.length; line = lineAt(paste, line.next)) {
      const start = beginning(paste, line)
      if (start === undefined) continue
      line = lastLine(paste, line)
      const form = asWritten(paste, start, endOf(paste, start, line.end))
      const parameters = readForm(form.text)
      if (!isForAuthorizationServer(parameters)) continue
      const request = tokenRequest(undefined, pairsOf(parameters))
      const sightings = sightParameters(paste, form, parameters)
      if (request || sightings.length > 0) found.push({ span: form.span, sightings, ...(request && { request }) })
    }
    return found
  },
}

/** Where a form begins on the line, or undefined: a name, an equals sign, and no white space. */
function beginning(paste: string, { start, end }: Line): number | undefined {
  const lead = /^[ \t]{0,40}["'`]?(?=[\w.-]{1,60}=)/.exec(paste.slice(start, Math.min(end, start + 110)))
  if (!lead) return undefined
  const from = start + lead[0].length
  return /\s/.test(paste.slice(from, endOf(paste, from, end))) ? undefined : from
}

/** Manuals wrap a long form: what goes on begins with “&”, or is indented and no word of a sentence. */
const goesOn = /^&\S*$|^[ \t]+(?:[^\s&]*&\S*|[\w.~+/%-]{20}[\w.~+/%-]*=*)$/

function lastLine(paste: string, first: Line): Line {
  let last = first
  while (last.next < paste.length) {
    const line = lineAt(paste, last.next)
    if (!/[ \t&]/.test(paste[line.start] ?? '') || !goesOn.test(paste.slice(line.start, line.end).trimEnd())) break
    last = line
  }
  return last
}

function endOf(paste: string, start: number, end: number): number {
  let to = end
  while (to > start && /[\s"'`;,]/.test(paste[to - 1] ?? '')) to -= 1
  return to
}

function isForAuthorizationServer(parameters: readonly Parameter[]): boolean {
  const names = new Set(parameters.map(({ name }) => name))
  if (['grant_type', 'client_assertion', 'subject_token', 'logout_token'].some((name) => names.has(name))) return true
  if (names.has('assertion') || names.has('id_token_hint')) return true
  const client = ['token_type_hint', 'client_id', 'client_secret', 'response_type'].some((name) => names.has(name))
  return client && (names.has('token') || names.has('request'))
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a token request': () => ({ paste: 'grant_type=client_credentials&client_id=a&client_secret=b', tokens: [] }),
    'a refresh': () => ({
      paste: `grant_type=refresh_token&refresh_token=1%2F%2F${filler(20)}&client_id=a`,
      tokens: [`1//${filler(20)}`],
    }),
    'a client that authenticates with a key': () => ({
      paste: `grant_type=authorization_code&code=a&client_assertion_type=b&client_assertion=${token()}`,
      tokens: [token()],
    }),
    'an exchange': () => ({
      paste: `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=${token()}&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token`,
      tokens: [token()],
    }),
    'an introspection': () => ({
      paste: `token=V1StGXR8Z5jdHi6BmyTaQw&token_type_hint=access_token`,
      tokens: ['V1StGXR8Z5jdHi6BmyTaQw'],
    }),
    'a pushed request': () => ({ paste: `client_id=a&request=${token()}`, tokens: [token()] }),
    'a sign-out': () => ({ paste: `id_token_hint=${token()}&state=1`, tokens: [token()] }),
    'a back-channel sign-out': () => ({ paste: `logout_token=${token()}`, tokens: [token()] }),
    'wrapped as in the RFCs': () => ({
      paste:
        'For example:\n\n  grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA\n  &client_id=s6BhdRkqt3\n\nis sent.',
      tokens: ['tGzv3JOkF0XG5Qx2TlKWIA'],
    }),
    'in a string': () => ({ paste: `body =\n"grant_type=password&username=a&password=b"`, tokens: [] }),
  },
  misses: {
    'a redirect': () => `access_token=${token()}&token_type=Bearer`,
    'a setting': () => `TOKEN=${token()}`,
    'a search': () => 'token=abcdefghijklmnopqrst&page=2',
    prose: () => 'grant_type=refresh_token is what you need.',
  },
}

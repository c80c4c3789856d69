import { isCompactJose } from '../decode/define.ts'
import { filler, jws } from '../testing/forge.ts'
import { isForCmd, cmdWords } from './cmd-words.ts'
import { cookiesIn } from './cookie.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { lineAt } from './header-lines.ts'
import type { HttpParts } from './http-parts.ts'
import { readMessage } from './http-parts.ts'
import type { Named, Passage } from './passage.ts'
import { part, unescaped } from './passage.ts'
import type { ShellWord } from './shell-words.ts'
import { shellWords } from './shell-words.ts'

const command = /(?:^|[\s$>(`])curl(?:\.exe)?(?=\s)/g
const dataOption = /^(?:-d|--data(?:-raw|-ascii|-binary)?|--json)$/
const valueOption =
  /^(?:-[AbcemoTuwxXFKHd]|--(?:header|data.*|json|url|request|user|oauth2-bearer|cookie|output|form|user-agent|max-time))$/

/** What the method is without `-X`, by the options that change it; an earlier row goes before a later one. */
const methodOptions: readonly (readonly [option: RegExp, method: string])[] = [
  [/^(?:-I|--head)$/, 'HEAD'],
  [/^(?:-G|--get)$/, 'GET'],
  [/^(?:-T|--upload-file)$/, 'PUT'],
  [/^(?:-[dF]|--(?:data(?:-raw|-ascii|-binary|-urlencode)?|json|form(?:-string)?))$/, 'POST'],
]

/** A cURL command: the credential that it sends, and the request when it goes to an OAuth endpoint. */
export const curl: Recogniser = {
  carrier: 'curl',
  label: 'cURL command',
  find(paste) {
    const found: Found[] = []
    let after = 0
    let line = { end: 0, forCmd: false }
    for (const match of paste.matchAll(command)) {
      const start = match.index + match[0].search(/curl/)
      if (start < after) continue
      // Looked at once a line, however many commands it holds.
      if (start >= line.end) {
        const { end } = lineAt(paste, start)
        line = { end, forCmd: isForCmd(paste.slice(start, end)) }
      }
      const { words, end } = line.forCmd ? cmdWords(paste, start) : shellWords(paste, start)
      after = end
      const read = readCommand(paste, words.slice(1))
      if (read) found.push({ ...read, span: [start, end] })
    }
    return found
  },
}

function readCommand(paste: string, words: readonly ShellWord[]): Omit<Found, 'span'> | undefined {
  const headers: Named[] = []
  const bodies: Passage[] = []
  const fields: Named[] = []
  const cookies: Named[] = []
  let target: Passage | undefined
  let credential: HttpParts['credential']
  const methods = new Set<string>()
  let asked: string | undefined
  for (let i = 0; i < words.length; i += 1) {
    const { option, value } = optionAt(paste, words, i)
    const method = methodOptions.find(([pattern]) => option !== undefined && pattern.test(option))?.[1]
    if (method !== undefined) methods.add(method)
    if (!value) continue
    if (!option || option === '--url') {
      if (!target && URL.canParse(value.text)) target = value
    } else if (/^(?:-H|--header)$/.test(option)) headers.push(...headerIn(paste, value))
    else if (/^(?:-X|--request)$/.test(option)) asked = value.text
    else if (option === '--oauth2-bearer') credential = { scheme: 'Bearer', value }
    else if (/^(?:-b|--cookie)$/.test(option)) cookies.push(...cookiesIn(paste, value, false))
    else if (/^(?:-u|--user)$/.test(option)) credential ??= tokenOfUser(paste, value)
    else if (option === '--data-urlencode') fields.push(...fieldIn(paste, value))
    else if (dataOption.test(option)) bodies.push(value)
    if (option && value.word !== i) i += 1
  }
  return readMessage(paste, {
    ...(target && { target, url: new URL(target.text) }),
    method: asked ?? ['HEAD', 'GET', 'PUT', 'POST'].find((one) => methods.has(one)) ?? 'GET',
    headers,
    bodies,
    fields,
    cookies,
    ...(credential && { credential }),
  })
}

/** `-H value`, `-Hvalue`, `-sH value`, `-XPOST`, `--header value`, `--header=value`; without an option the word itself. */
function optionAt(
  paste: string,
  words: readonly ShellWord[],
  i: number,
): { option?: string; value?: Passage & { word: number } } {
  const word = words[i]
  if (!word) return {}
  const valueOf = (index: number, from = 0) => {
    const one = words[index]
    if (!one) return {}
    const whole = unescaped(paste, one.text, [one.start, one.end], 'shell-escapes')
    return { value: { ...(from > 0 ? part(paste, whole, from) : whole), word: index } }
  }
  if (!word.text.startsWith('-')) return valueOf(i)
  const long = /^(--[a-z0-9-]{1,30})=/.exec(word.text)
  if (long?.[1]) return { option: long[1], ...valueOf(i, long[0].length) }
  if (valueOption.test(word.text)) return { option: word.text, ...valueOf(i + 1) }
  if (/^-X./.test(word.text)) return { option: '-X', ...valueOf(i, 2) }
  if (/^-[a-zA-Z]{1,8}[HdbuX]$/.test(word.text)) return { option: `-${word.text.at(-1) ?? ''}`, ...valueOf(i + 1) }
  if (/^-[Hdbu]./.test(word.text)) return { option: word.text.slice(0, 2), ...valueOf(i, 2) }
  return { option: word.text, ...valueOf(i) }
}

function headerIn(paste: string, value: Passage): Named[] {
  const name = /^([\w!#$%&'*+.^`|~-]{1,80})[ \t]*:[ \t]*/.exec(value.text)
  return name?.[1] ? [{ name: name[1], value: part(paste, value, name[0].length) }] : []
}

/** `name=content`, which curl itself escapes: it stands here as it is. */
function fieldIn(paste: string, value: Passage): Named[] {
  const equals = value.text.slice(0, 100).indexOf('=')
  return equals > 0 ? [{ name: value.text.slice(0, equals), value: part(paste, value, equals + 1) }] : []
}

/** Some servers take a token for the name or the password of Basic authentication (RFC 7617). */
function tokenOfUser(paste: string, value: Passage): HttpParts['credential'] {
  const colon = value.text.indexOf(':')
  const halves = [
    [0, colon < 0 ? value.text.length : colon],
    [colon + 1, value.text.length],
  ] as const
  const [from, to] = halves.find(([start, end]) => isCompactJose(value.text.slice(start, end))) ?? []
  return from === undefined ? undefined : { scheme: 'Basic', value: part(paste, value, from, to) }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const proof = () => jws({ header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { htm: 'GET' } })

export const cases: RecogniserCases = {
  hits: {
    'a header in single quotation marks': () => ({
      paste: `curl https://api.example/things -H 'Authorization: Bearer ${token()}'`,
      tokens: [token()],
    }),
    'over several lines': () => ({
      paste: `$ curl -s \\\n  -H "Authorization: Bearer ${token()}" \\\n  --compressed https://api.example`,
      tokens: [token()],
    }),
    'an empty variable': () => ({
      paste: 'curl -H "Authorization: Bearer undefined" https://api.example',
      tokens: ['undefined'],
    }),
    'a token request': () => ({
      paste:
        "curl --request POST --url https://tenant.eu.auth0.com/oauth/token --data 'grant_type=client_credentials&client_id=a'",
      tokens: [],
    }),
    'a token request in JSON': () => ({
      paste: `curl https://tenant.eu.auth0.com/oauth/token -d '{"grant_type":"refresh_token","refresh_token":"${filler(30)}"}'`,
      tokens: [filler(30)],
    }),
    'a query parameter': () => ({ paste: `curl "https://api.example/?access_token=${token()}"`, tokens: [token()] }),
    'without a space behind the option': () => ({
      paste: `curl -H"Authorization: Bearer ${token()}" https://api.example`,
      tokens: [token()],
    }),
    'short options together': () => ({
      paste: `curl -sSH 'Authorization: Bearer ${token()}' https://api.example`,
      tokens: [token()],
    }),
    'a proof of possession': () => ({
      paste: `curl -H 'DPoP: ${proof()}' -H 'Authorization: DPoP ${token()}' https://api.example`,
      tokens: [token(), proof()],
    }),
    'a cookie': () => ({ paste: `curl -b 'theme=dark; jwt=${token()}' https://app.example`, tokens: [token()] }),
    'a user name': () => ({ paste: `curl -u 'x-token-auth:${token()}' https://git.example`, tokens: [token()] }),
    'escapes of bash': () => ({
      paste: `curl 'https://api.example' -H $'authorization: Bearer ${token()}' --data-raw $'{"a":"it\\'s\\u0021"}'`,
      tokens: [token()],
    }),
    'for the Windows command prompt': () => ({
      paste: `curl ^"https://api.example/?a=1^&b=2^" ^\n  -H ^"accept: */*^" ^\n  -H ^"authorization: Bearer ${token()}^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"`,
      tokens: [token()],
    }),
    'for the Windows command prompt, escaped': () => ({
      paste: `curl ^"https://issuer.example/token^" ^\n  --data-raw ^"grant_type=refresh_token^&refresh_token=1^%^2F^%^2F${filler(20)}^"`,
      tokens: [`1//${filler(20)}`],
    }),
    'with doubled quotation marks': () => ({
      paste: `curl "https://api.example" -H "accept: */*" --data-binary "{""access_token"":""${token()}"",""a"":1}"`,
      tokens: [token()],
    }),
  },
  misses: {
    prose: () => 'We used curl to call https://api.example yesterday.',
    'a request without a credential': () => 'curl -I https://api.example',
    'a password': () => 'curl -u user:password https://api.example',
    'a file of cookies': () => 'curl -b cookies.txt https://api.example',
  },
}

import type { OAuthRequest, Sighting } from '../model.ts'
import { jws } from '../testing.ts'
import { readCredentials } from './authorization-header.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, mostSightings, sight } from './define.ts'
import { tokenUseOf } from './oauth-names.ts'
import type { ShellWord } from './shell-words.ts'
import { shellWords } from './shell-words.ts'
import { parametersOf } from './urls.ts'

const command = /(?:^|[\s$>(`])curl(?:\.exe)?(?=\s)/g
const dataOption = /^(?:-d|--data(?:-raw|-ascii|-binary|-urlencode)?)$/
const valueOption =
  /^(?:-[AbcemoTuwxXFKHd]|--(?:header|data.*|url|request|user|oauth2-bearer|cookie|output|form|user-agent|max-time))$/

/** A cURL command: the credential that it sends, and the request when it goes to an OAuth endpoint. */
export const curl: Recogniser = {
  carrier: 'curl',
  label: 'cURL command',
  find(paste) {
    const found: Found[] = []
    let after = 0
    for (const match of paste.matchAll(command)) {
      const start = match.index + match[0].search(/curl/)
      if (start < after) continue
      const { words, end } = shellWords(paste, start)
      after = end
      const read = readCommand(paste, words.slice(1))
      if (read) found.push({ ...read, span: [start, end] })
    }
    return found
  },
}

function readCommand(paste: string, words: readonly ShellWord[]): Omit<Found, 'span'> | undefined {
  const sightings: Sighting[] = []
  const data: ShellWord[] = []
  let url: { parsed: URL; word: ShellWord } | undefined
  let authorization: Found | undefined
  for (let i = 0; i < words.length; i += 1) {
    const { option, value } = optionAt(words, i)
    if (!option) {
      if (value && !url && URL.canParse(value.text)) url = { parsed: new URL(value.text), word: value }
      continue
    }
    if (value !== words[i]) i += 1
    if (!value) continue
    const header = /^authorization\s*:\s*/i.exec(value.text)
    if (/^(?:-H|--header)$/.test(option) && header) authorization = readHeader(paste, value, header[0].length)
    else if (option === '--oauth2-bearer')
      authorization = {
        span: [value.start, value.end],
        scheme: 'Bearer',
        sightings: [sight(paste, value.text, [value.start, value.end])],
      }
    else if (option === '--url' && URL.canParse(value.text)) url = { parsed: new URL(value.text), word: value }
    else if (dataOption.test(option)) data.push(value)
  }
  if (authorization) sightings.push(...authorization.sightings)
  const all = [
    ...(url ? [{ word: url.word, parameters: parametersOf(url.parsed) }] : []),
    ...data.map((word) => ({ word, parameters: [...new URLSearchParams(word.text)] })),
  ]
  for (const { word, parameters } of all) {
    for (const [name, text] of parameters) {
      const use = tokenUseOf(name)
      if (use && looksLikeToken(text) && sightings.length < mostSightings)
        sightings.push(sight(paste, text, [word.start, word.end], use))
    }
  }
  const parameters = all.flatMap((some) => some.parameters)
  const request = url && requestOf(url.parsed, parameters)
  if (sightings.length === 0 && !request) return undefined
  return {
    sightings,
    ...(authorization?.scheme !== undefined && { scheme: authorization.scheme }),
    ...(authorization?.schemeDoubled && { schemeDoubled: true as const }),
    ...(request && { request }),
  }
}

/** `-H value`, `-Hvalue`, `--header value`, `--header=value`; without an option the word itself. */
function optionAt(words: readonly ShellWord[], i: number): { option?: string; value?: ShellWord } {
  const word = words[i]
  if (!word?.text.startsWith('-')) return word ? { value: word } : {}
  const long = /^(--[a-z0-9-]+)=/.exec(word.text)
  if (long?.[1]) return { option: long[1], value: { ...word, text: word.text.slice(long[0].length) } }
  const next = words[i + 1]
  if (valueOption.test(word.text)) return next ? { option: word.text, value: next } : { option: word.text }
  if (/^-[Hd]./.test(word.text)) return { option: word.text.slice(0, 2), value: { ...word, text: word.text.slice(2) } }
  return { option: word.text, value: word }
}

function readHeader(paste: string, word: ShellWord, nameLength: number): Found | undefined {
  const value = word.text.slice(nameLength)
  // Read from the unquoted text, then placed in the paste.
  const read = readCredentials(value, 0, value.length, true)
  return read && { ...read, sightings: read.sightings.map(({ text }) => sight(paste, text, [word.start, word.end])) }
}

function requestOf(url: URL, parameters: [string, string][]): OAuthRequest | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined
  const address = url.origin + url.pathname
  if (isAuthorizationRequest(url)) return { endpoint: 'authorize', url: address, parameters }
  const asks = parameters.some(([name]) => name === 'grant_type')
  return asks ? { endpoint: 'token', url: address, parameters } : undefined
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

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
    'a query parameter': () => ({ paste: `curl "https://api.example/?access_token=${token()}"`, tokens: [token()] }),
    'without a space behind the option': () => ({
      paste: `curl -H"Authorization: Bearer ${token()}" https://api.example`,
      tokens: [token()],
    }),
  },
  misses: {
    prose: () => 'We used curl to call https://api.example yesterday.',
    'a request without a credential': () => 'curl -I https://api.example',
  },
}

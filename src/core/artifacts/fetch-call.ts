import type { JsonNode } from '../decode/json.ts'
import { readJsonAt } from '../decode/json.ts'
import { filler, jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { readMessage } from './http-parts.ts'
import type { Named, Passage } from './passage.ts'
import { stringIn } from './passage.ts'

const call = /\bfetch\(\s{0,200}(?=")/g

/** `fetch("https://…", {…})` as browsers copy a request: Chrome, its variant for Node.js, and Firefox write JSON in it. */
export const fetchCall: Recogniser = {
  carrier: 'fetch-call',
  label: 'fetch call',
  find(paste) {
    const found: Found[] = []
    let after = 0
    for (const match of paste.matchAll(call)) {
      if (match.index < after) continue
      const address = readJsonAt(paste, match.index + match[0].length)
      after = address.ok ? address.root.end : address.at
      if (!address.ok || address.root.type !== 'string') continue
      const comma = /^\s{0,50},\s{0,50}(?=\{)/.exec(paste.slice(after, after + 102))?.[0].length
      const options = comma === undefined ? undefined : readJsonAt(paste, after + comma)
      if (options) after = options.ok ? options.root.end : options.at
      const end = /^\s{0,50}\)/.exec(paste.slice(after, after + 51))?.[0].length
      if (options?.ok === false || end === undefined) continue
      const read = readCall(paste, address.root, options?.root)
      if (read) found.push({ ...read, span: [match.index, after + end] })
    }
    return found
  },
}

function readCall(paste: string, address: JsonNode, options: JsonNode | undefined): Omit<Found, 'span'> | undefined {
  const whole: Passage = { text: paste, span: [0, paste.length], undone: [] }
  const member = (name: string) => options?.members?.findLast((one) => one.name === name)?.node
  const target = stringIn(paste, whole, address)
  const headers = (member('headers')?.members ?? []).flatMap(({ name, node }): Named[] =>
    node.type === 'string' ? [{ name, value: stringIn(paste, whole, node) }] : [],
  )
  const body = member('body')
  const method = member('method')?.value
  return readMessage(paste, {
    target,
    ...(URL.canParse(target.text) && { url: new URL(target.text) }),
    method: typeof method === 'string' ? sentAs(method) : 'GET',
    headers,
    ...(body?.type === 'string' && { bodies: [stringIn(paste, whole, body)] }),
  })
}

/** `fetch` writes these methods in capitals, and no others (Fetch standard, “normalize”). */
const sentAs = (method: string) =>
  /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const written = (address: string, options: object) => `fetch("${address}", ${JSON.stringify(options, null, 2)});`

export const cases: RecogniserCases = {
  hits: {
    'of Chrome': () => ({
      paste: written('https://api.example/things', {
        headers: { accept: '*/*', authorization: `Bearer ${token()}` },
        referrer: 'https://app.example/',
        body: null,
        method: 'GET',
      }),
      tokens: [token()],
    }),
    'of Chrome for Node.js, with cookies': () => ({
      paste: written('https://app.example/', {
        headers: { cookie: `a=b; CF_Authorization=${token()}` },
        method: 'GET',
      }),
      tokens: [token()],
    }),
    'of Firefox': () => ({
      paste: `await ${written('https://api.example/things', {
        credentials: 'include',
        headers: { Accept: '*/*', Authorization: `Bearer ${token()}` },
        method: 'GET',
      })}`,
      tokens: [token()],
    }),
    'a token request': () => ({
      paste: written('https://issuer.example/token', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `grant_type=refresh_token&client_id=a&refresh_token=1%2F%2F${filler(20)}`,
        method: 'POST',
      }),
      tokens: [`1//${filler(20)}`],
    }),
    'a body in JSON': () => ({
      paste: written('https://api.example/login', { body: JSON.stringify({ id_token: token() }), method: 'POST' }),
      tokens: [token()],
    }),
    'an address alone': () => ({ paste: `fetch("https://api.example/?access_token=${token()}")`, tokens: [token()] }),
  },
  misses: {
    'a call without a credential': () => written('https://api.example/', { headers: { accept: '*/*' }, method: 'GET' }),
    'code that somebody wrote': () => 'fetch("https://api.example", { headers: { Authorization: `Bearer ${token}` } })',
    prose: () => 'Call fetch("https://api.example") first.',
  },
}

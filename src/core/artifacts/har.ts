import { isCompactJose } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import { readJson } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { OAuthRequest } from '../model/messages.ts'
import { jws } from '../testing/forge.ts'
import { credentialIn } from './authorization-header.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import { cookiesIn, sightCookies } from './cookie.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksLikeToken, looksRandom, mostSightings } from './define.ts'
import { pairsOf, readAddress, readForm, sightParameters, tokenRequest } from './form.ts'
import { freeText } from './free-text.ts'
import { callOf } from './http-parts.ts'
import { jsonRoots, memberOf, textOf } from './json-objects.ts'
import { looseTokenUseOf, parameterUse, tokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { sighted, stringIn } from './passage.ts'
import { sightObjects } from './token-response.ts'
import { decodeBase64Text } from './unwrap.ts'

/**
 * What a browser's network tab exports (HAR 1.2, sections “entries” to “content”): one artifact for each exchange that
 * carries a token or is a request to an OAuth endpoint. The same token stands in an entry several times, in the address
 * and in the list of its parameters, say: each is named once, so that nobody has to look inside again.
 */
export const har: Recogniser = {
  carrier: 'har',
  label: 'HAR entry',
  thorough: true,
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('"entries"')
      ? json().flatMap((root) => {
          const entries = memberOf(memberOf(root, 'log'), 'entries')?.items ?? []
          return entries.flatMap((entry) => readEntry(paste, entry))
        })
      : [],
}

function readEntry(paste: string, entry: JsonNode): Found[] {
  const [request, response] = [memberOf(entry, 'request'), memberOf(entry, 'response')]
  const headers = [...namedIn(paste, memberOf(request, 'headers')), ...namedIn(paste, memberOf(response, 'headers'))]
  const authorization = headers.find(({ name }) => /^(?:proxy-)?authorization$/i.test(name))
  const credentials = authorization && credentialIn(paste, authorization.value)
  const { sightings: inBody, parameters: inForm } = readBody(paste, memberOf(request, 'postData'))
  const address = stringOf(paste, memberOf(request, 'url'))
  const inAddress = address ? readAddress(address.text) : []
  const named = [
    ...(credentials?.sightings ?? []),
    ...headers.flatMap(sightHeader),
    ...sightCookies(paste, cookiesOf(paste, request, response, headers), false).sightings,
    ...(address ? sightParameters(paste, address, inAddress) : []),
    ...sightNamed(namedIn(paste, memberOf(request, 'queryString'))),
    ...inBody,
    ...readContent(paste, memberOf(response, 'content')),
  ]
  const sightings = distinct([...named, ...elsewhere(paste, entry)])
  const oauth = address && requestOf(address.text, [...pairsOf(inAddress), ...inForm])
  const method = textOf(memberOf(request, 'method'))
  const call =
    address && method !== undefined && URL.canParse(address.text) ? callOf(new URL(address.text), method) : undefined
  if (sightings.length === 0 && !oauth) return []
  return [
    {
      span: [entry.start, entry.end],
      sightings: sightings.toSorted((a, b) => a.span[0] - b.span[0]),
      ...(credentials?.scheme !== undefined && { scheme: credentials.scheme }),
      ...(credentials?.schemeDoubled && { schemeDoubled: true as const }),
      ...(oauth && { request: oauth }),
      ...(call && { call }),
    },
  ]
}

const stringOf = (paste: string, node: JsonNode | undefined): Passage | undefined =>
  node?.type === 'string' ? stringIn(paste, { text: paste, span: [0, paste.length], undone: [] }, node) : undefined

/** Lists of HAR: objects with a `name` and a `value`. */
function namedIn(paste: string, list: JsonNode | undefined): Named[] {
  return (list?.items ?? []).flatMap((item): Named[] => {
    const name = textOf(memberOf(item, 'name'))
    const value = stringOf(paste, memberOf(item, 'value'))
    return name !== undefined && value ? [{ name, value }] : []
  })
}

/** A proof, or a header of an API's own that says token. */
function sightHeader({ name, value }: Named): Sighting[] {
  if (/^(?:proxy-)?authorization$|cookie$/i.test(name)) return []
  const hint = /^dpop$/i.test(name) ? 'dpop-proof' : looseTokenUseOf(name)
  return isCompactJose(value.text) || (hint && looksRandom(value.text)) ? [sighted(value, hint)] : []
}

function cookiesOf(
  paste: string,
  request: JsonNode | undefined,
  response: JsonNode | undefined,
  headers: readonly Named[],
): Named[] {
  const listed = [request, response].flatMap((message) => namedIn(paste, memberOf(message, 'cookies')))
  // Some exporters leave the lists empty.
  if (listed.length > 0) return listed
  return headers.flatMap(({ name, value }) =>
    /^(?:set-)?cookie$/i.test(name) ? cookiesIn(paste, value, /^set/i.test(name)) : [],
  )
}

function sightNamed(parameters: readonly Named[]): Sighting[] {
  const pairs = parameters.slice(0, 100).map(({ name, value }) => [name, value.text] as const)
  return parameters
    .flatMap(({ name, value }) => {
      const use = parameterUse(name, value.text, pairs)
      return use && looksLikeToken(value.text) ? [sighted(value, use)] : []
    })
    .slice(0, mostSightings)
}

/** `postData`: its text, or the list of its parameters; a form has both. */
function readBody(
  paste: string,
  body: JsonNode | undefined,
): { sightings: readonly Sighting[]; parameters: [string, string][] } {
  const params = namedIn(paste, memberOf(body, 'params'))
  if (params.length > 0)
    return { sightings: sightNamed(params), parameters: params.map(({ name, value }) => [name, value.text]) }
  const text = stringOf(paste, memberOf(body, 'text'))
  if (!text) return { sightings: [], parameters: [] }
  if (/^\s*[[{]/.test(text.text)) return { sightings: sightJson(paste, text), parameters: [] }
  const form = readForm(text.text)
  return { sightings: sightParameters(paste, text, form), parameters: pairsOf(form) }
}

/** `content` of a response; what is not text is in base64. */
function readContent(paste: string, content: JsonNode | undefined): readonly Sighting[] {
  const text = stringOf(paste, memberOf(content, 'text'))
  if (!text) return []
  if (textOf(memberOf(content, 'encoding')) !== 'base64') return sightJson(paste, text)
  const decoded = /json/i.test(textOf(memberOf(content, 'mimeType')) ?? '') ? decodeBase64Text(text.text) : undefined
  return decoded === undefined ? [] : sightJson(paste, { ...text, text: decoded, undone: [...text.undone, 'base64'] })
}

function sightJson(paste: string, passage: Passage): Sighting[] {
  const json = /^\s*[[{]/.test(passage.text) ? readJson(passage.text) : undefined
  // Each of them is searched for in the whole body.
  let left = mostSightings
  const useOf = (name: string, value: string) => {
    const use = looksLikeToken(value) && left > 0 ? tokenUseOf(name) : undefined
    if (use) left -= 1
    return use
  }
  return json?.ok ? sightObjects(paste, passage, json.root, useOf).flatMap(({ sightings }) => sightings) : []
}

/** Self-contained tokens in the rest of the entry: in pages, in headers that nobody knows. */
const elsewhere = (paste: string, { start, end }: JsonNode): Sighting[] =>
  freeText.find(paste.slice(start, end)).flatMap(({ sightings }) =>
    sightings.map((sighting) => ({
      ...sighting,
      span: [start + sighting.span[0], start + sighting.span[1]] as const,
    })),
  )

function distinct(sightings: readonly Sighting[]): Sighting[] {
  const texts = new Set<string>()
  return sightings.filter(({ text }) => !texts.has(text) && texts.add(text))
}

function requestOf(address: string, parameters: [string, string][]): OAuthRequest | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (isAuthorizationRequest(url)) return { endpoint: 'authorize', url: url.origin + url.pathname, parameters }
  return tokenRequest(url, parameters)
}

const token = (seed: string) => jws({ claims: { iss: 'https://issuer.example/', jti: seed } })
const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
const entry = (request: object, response: object = {}) => ({
  startedDateTime: '2026-03-01T12:00:00.000Z',
  request: { method: 'GET', url: 'https://api.example/things', headers: [], queryString: [], cookies: [], ...request },
  response: { status: 200, headers: [], cookies: [], content: {}, ...response },
})
const archive = (...entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } }, null, 2)
const form = 'grant_type=client_credentials&client_id=a'

export const cases: RecogniserCases = {
  hits: {
    'a header': () => ({
      paste: archive(entry({ headers: [{ name: 'Authorization', value: `Bearer ${token('a')}` }] }), entry({})),
      tokens: [token('a')],
    }),
    'an opaque token in a header': () => ({
      paste: archive(entry({ headers: [{ name: 'authorization', value: `Bearer ${opaque}` }] })),
      tokens: [opaque],
    }),
    'an address and the list of its parameters': () => ({
      paste: archive(
        entry({
          url: `https://app.example/cb?access_token=${token('a')}`,
          queryString: [{ name: 'access_token', value: token('a') }],
        }),
      ),
      tokens: [token('a')],
    }),
    'a proof and a cookie': () => ({
      paste: archive(
        entry({
          headers: [
            { name: 'DPoP', value: token('proof') },
            { name: 'Cookie', value: `session=${token('b')}` },
          ],
          cookies: [{ name: 'session', value: token('b') }],
        }),
      ),
      tokens: [token('proof'), token('b')],
    }),
    'the JSON of a response': () => ({
      paste: archive(
        entry(
          { method: 'POST', url: 'https://issuer.example/token', postData: { mimeType: 'text/plain', text: form } },
          {
            content: {
              mimeType: 'application/json',
              text: JSON.stringify({ access_token: opaque, id_token: token('c') }),
            },
          },
        ),
      ),
      tokens: [opaque, token('c')],
    }),
    'a token request': () => ({
      paste: archive(
        entry({
          url: 'https://issuer.example/oauth/token',
          postData: {
            params: [
              { name: 'grant_type', value: 'refresh_token' },
              { name: 'refresh_token', value: opaque },
            ],
          },
        }),
      ),
      tokens: [opaque],
    }),
    'a page with a token in it': () => ({
      paste: archive(entry({}, { content: { mimeType: 'text/html', text: `<script>t="${token('d')}"</script>` } })),
      tokens: [token('d')],
    }),
  },
  misses: {
    'exchanges without a token': () => archive(entry({}), entry({ url: 'https://api.example/?page=2' })),
    'a list of other entries': () => '{"log":{"entries":[{"name":"Authorization","value":"Bearer abc"}]}}',
    'entries of a feed': () => `{"entries":[{"token":"${opaque}"}]}`,
    'a password': () => archive(entry({ headers: [{ name: 'Authorization', value: 'Basic dXNlcjpwYXNz' }] })),
  },
}

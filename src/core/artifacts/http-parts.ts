import { isCompactJose } from '../decode/define.ts'
import { readJson } from '../decode/json.ts'
import type { Call, OAuthRequest, Sighting } from '../model.ts'
import { readCredentials } from './authorization-header.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import { cookiesIn, sightCookies } from './cookie.ts'
import type { Found } from './define.ts'
import { looksLikeToken, mostSightings } from './define.ts'
import type { Parameter } from './form.ts'
import { pairsOf, readAddress, readForm, sightParameters, tokenRequest } from './form.ts'
import { parameterUse, tokenUseOf } from './oauth-names.ts'
import type { Named, Reading } from './reading.ts'
import { part, sighted } from './reading.ts'
import { sightObjects } from './token-response.ts'
import { readChallenges } from './www-authenticate.ts'

/** What an HTTP message is made of, whoever wrote it down: a server's log, cURL, `fetch` or PowerShell. */
export interface HttpParts {
  /** The address as written: its query and fragment may hold tokens. */
  target?: Reading
  /** The same, absolute. */
  url?: URL
  /** Of a request, as it goes over the wire. */
  method?: string
  /** The scheme of the address is a guess. */
  schemeGuessed?: true
  headers: readonly Named[]
  /** JSON or a form each. */
  bodies?: readonly Reading[]
  /** Form fields that come one by one, without percent-encoding. */
  fields?: readonly Named[]
  cookies?: readonly Named[]
  /** A credential that was given apart from any header. */
  credential?: { scheme: string; value: Reading }
}

type Credential = Pick<Found, 'scheme' | 'schemeDoubled' | 'sightings'>
type Message = Omit<Found, 'span'>

/**
 * The credential of a message and whatever else in it is a token, the credential first: an API judges that one alone.
 * Undefined when there is neither token nor request nor challenge.
 */
export function readMessage(paste: string, parts: HttpParts): Message | undefined {
  const { target, url, headers, bodies = [], fields = [] } = parts
  const values = (...names: readonly string[]) =>
    headers.flatMap(({ name, value }) => (names.includes(name.toLowerCase()) ? [value] : [])).slice(0, mostSightings)

  const [credential, ...others]: Credential[] = [
    ...(parts.credential ? [{ scheme: parts.credential.scheme, sightings: [sighted(parts.credential.value)] }] : []),
    // Of repeated headers cURL and browsers send the last.
    ...values('authorization')
      .toReversed()
      .flatMap((value) => credentialIn(paste, value)),
    ...values('proxy-authorization').flatMap((value) => credentialIn(paste, value)),
  ]
  const challenges = values('www-authenticate', 'proxy-authenticate').map((value) => readChallenges(paste, value))
  const contents = bodies.map((body) => readBody(paste, body))
  const forms = [
    ...(target ? [{ reading: target, parameters: readAddress(target.text) }] : []),
    ...contents.flatMap(({ form }) => (form ? [form] : [])),
  ]
  const inBodies = contents.flatMap(({ sightings }) => sightings)
  const rest: Sighting[] = [
    ...others.flatMap(({ sightings }) => sightings),
    ...values('dpop').flatMap((value) => (isCompactJose(value.text) ? [sighted(value, 'dpop-proof')] : [])),
    ...sightCookies(paste, cookiesOf(paste, parts), false).sightings,
    ...challenges.flatMap(({ sightings }) => sightings),
    ...sightForms(paste, forms),
    ...sightFields(fields),
    ...inBodies,
  ]
  // A session cookie beside the access token of a response is not what a client sends on.
  const answered = inBodies.some(({ hint }) => hint === 'access-token')
  const beside = (one: Sighting) => credential !== undefined || (answered && !one.hint)
  const sightings = [
    ...(credential?.sightings ?? []),
    ...rest.filter((one) => !beside(one)),
    ...rest.filter(beside).map((one) => ({ ...one, companion: true as const })),
  ]
  const asked = challenges.flatMap((one) => one.challenges)
  const request = requestOf(url, [
    ...forms.flatMap(({ parameters }) => pairsOf(parameters)),
    ...contents.flatMap(({ members }) => members),
    ...fields.map(({ name, value }): [string, string] => [name, value.text]),
  ])
  if (sightings.length === 0 && asked.length === 0 && !request) return undefined
  const call = url && parts.method !== undefined ? callOf(url, parts.method) : undefined
  return {
    sightings,
    ...(call && { call: { ...call, ...(parts.schemeGuessed && { schemeGuessed: true as const }) } }),
    ...(credential?.scheme !== undefined && { scheme: credential.scheme }),
    ...(credential?.schemeDoubled && { schemeDoubled: true as const }),
    ...(asked.length > 0 && { challenges: asked }),
    ...(request && { request }),
  }
}

/** What a proof of possession is held against; undefined for anything but HTTP. */
export const callOf = (url: URL, method: string): Call | undefined =>
  /^https?:$/.test(url.protocol) ? { method: method.slice(0, 30), url: url.origin + url.pathname } : undefined

function credentialIn(paste: string, value: Reading): Credential[] {
  const read = readCredentials(value.text, 0, value.text.length, true)
  if (!read) return []
  const { scheme, schemeDoubled, sightings } = read
  return [
    {
      ...(scheme !== undefined && { scheme }),
      ...(schemeDoubled && { schemeDoubled }),
      // Read from the unescaped text, then placed in the paste.
      sightings: sightings.map(({ text, span }) => ({ ...sighted(part(paste, value, ...span)), text })),
    },
  ]
}

const cookiesOf = (paste: string, { headers, cookies = [] }: HttpParts): Named[] => [
  ...headers.flatMap(({ name, value }) => {
    const set = /^set-cookie$/i.test(name)
    return set || /^cookie$/i.test(name) ? cookiesIn(paste, value, set) : []
  }),
  ...cookies,
]

interface Form {
  reading: Reading
  parameters: readonly Parameter[]
}

interface Body {
  sightings: readonly Sighting[]
  form?: Form
  /** Members of a JSON object with text in them: providers take token requests in JSON too. */
  members: [name: string, value: string][]
}

/** Whether a body has anything to say to `readMessage`. */
export const isTelling = (paste: string, body: Reading): boolean => {
  const { sightings, form, members } = readBody(paste, body)
  return sightings.length > 0 || form !== undefined || members.some(([name]) => name === 'grant_type')
}

function readBody(paste: string, body: Reading): Body {
  if (!/^\s*[[{]/.test(body.text))
    return { sightings: [], members: [], form: { reading: body, parameters: readForm(body.text) } }
  const json = readJson(body.text)
  if (!json.ok) return { sightings: [], members: [] }
  const members = (json.root.members ?? []).flatMap(({ name, node }): [string, string][] =>
    typeof node.value === 'string' ? [[name, node.value]] : [],
  )
  const asks = members.some(([name]) => name === 'grant_type')
  const hintOf = asks ? (name: string, value: string) => parameterUse(name, value) : tokenUseOf
  const found = sightObjects(paste, body, json.root, hintOf, body.undone.length > 0 ? mostSightings : Infinity)
  return { sightings: found.flatMap(({ sightings }) => sightings), members }
}

function sightForms(paste: string, forms: readonly Form[]): Sighting[] {
  const found: Sighting[] = []
  for (const { reading, parameters } of forms)
    found.push(...sightParameters(paste, reading, parameters, mostSightings - found.length))
  return found
}

const sightFields = (fields: readonly Named[]): Sighting[] =>
  fields
    .flatMap(({ name, value }) => {
      const use = parameterUse(name, value.text)
      return use && looksLikeToken(value.text) ? [sighted(value, use)] : []
    })
    .slice(0, mostSightings)

function requestOf(url: URL | undefined, parameters: OAuthRequest['parameters']): OAuthRequest | undefined {
  if (url && !/^https?:$/.test(url.protocol)) return undefined
  if (url && isAuthorizationRequest(url)) return { endpoint: 'authorize', url: url.origin + url.pathname, parameters }
  return tokenRequest(url, parameters)
}

import { isCompactJose } from '../decode/define.ts'
import { readJson } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Call, OAuthRequest, TokenAnswer } from '../model/messages.ts'
import { credentialIn } from './authorization-header.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import { cookiesIn, sightCookies } from './cookie.ts'
import type { Found } from './define.ts'
import { looksLikeToken, mostSightings, withoutPlaces } from './define.ts'
import type { Parameter } from './form.ts'
import { pairsOf, readAddress, readForm, sightParameters, tokenRequest } from './form.ts'
import { parameterUse, tokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { sighted } from './passage.ts'
import { sightObjects } from './token-response.ts'
import { readChallenges } from './www-authenticate.ts'

/** What an HTTP message is made of, whoever wrote it down: a server's log, cURL, `fetch` or PowerShell. */
export interface HttpParts {
  /** The address as written: its query and fragment may hold tokens. */
  target?: Passage
  /** The same, absolute. */
  url?: URL
  /** Of a request, as it goes over the wire. */
  method?: string
  /** The scheme of the address is a guess. */
  schemeGuessed?: true
  headers: readonly Named[]
  /** JSON or a form each. */
  bodies?: readonly Passage[]
  /** Form fields that come one by one, without percent-encoding. */
  fields?: readonly Named[]
  cookies?: readonly Named[]
  /** A credential that was given apart from any header. */
  credential?: { scheme: string; value: Passage }
}

type Credential = Pick<Found, 'scheme' | 'schemeDoubled' | 'password' | 'sightings'>
type Message = Omit<Found, 'span'>

/**
 * The credential of a message and whatever else in it is a token, the credential first: an API judges that one alone.
 * Undefined when there is neither token nor request nor challenge.
 */
export function readMessage(paste: string, parts: HttpParts): Message | undefined {
  const { target, url, headers, bodies = [], fields = [] } = parts
  const values = (...names: readonly string[]) =>
    headers.flatMap(({ name, value }) => (names.includes(name.toLowerCase()) ? [value] : [])).slice(0, mostSightings)

  const credentials: Credential[] = [
    ...(parts.credential ? [credentialApart(parts.credential)] : []),
    // Of repeated headers cURL and browsers send the last.
    ...values('authorization')
      .toReversed()
      .flatMap((value) => credentialIn(paste, value) ?? []),
    ...values('proxy-authorization').flatMap((value) => withoutPlace(credentialIn(paste, value))),
  ]
  const [credential, ...others] = credentials.filter(({ password }) => !password)
  const challenges = values('www-authenticate', 'proxy-authenticate').map((value) => readChallenges(paste, value))
  const isSocket = values('upgrade').some(({ text }) => /^websocket$/i.test(text))
  const contents = bodies.map((body) => readBody(paste, body))
  const forms = [
    ...(target ? [{ passage: target, parameters: readAddress(target.text, isSocket) }] : []),
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
  // What a request carries in JSON is no answer.
  const answer = parts.method === undefined ? contents.find(({ response }) => response)?.response : undefined
  const date = parts.method === undefined ? secondsOf(values('date')[0]?.text) : undefined
  const request = requestOf(url, [
    ...forms.flatMap(({ parameters }) => pairsOf(parameters)),
    ...contents.flatMap(({ members }) => members),
    ...fields.map(({ name, value }): [string, string] => [name, value.text]),
  ])
  const password = credentials.find((one) => one.password)
  const toApi = password && sightings.length === 0 && !request && !oauthPath.test(url?.pathname ?? '')
  if (sightings.length === 0 && asked.length === 0 && !request && !password) return undefined
  const call = url && parts.method !== undefined ? callOf(url, parts.method) : undefined
  return {
    sightings,
    ...(call && { call: { ...call, ...(parts.schemeGuessed && { schemeGuessed: true as const }) } }),
    ...(credential?.scheme !== undefined && { scheme: credential.scheme }),
    ...(toApi && { scheme: password.scheme, password: true as const }),
    ...(credential?.schemeDoubled && { schemeDoubled: true as const }),
    ...(asked.length > 0 && { challenges: asked }),
    ...(answer && { response: answer }),
    ...(date !== undefined && { date }),
    ...(request && { request }),
  }
}

/** What a proof of possession is held against; undefined for anything but HTTP. */
export const callOf = (url: URL, method: string): Call | undefined =>
  /^https?:$/.test(url.protocol) ? { method: method.slice(0, 30), url: url.origin + url.pathname } : undefined

/** Where clients authenticate with a name and a password (RFC 6749 section 2.3.1). */
const oauthPath = /token|introspect|revo|device|\bpar\b|authori[sz]e|ciba|regist/i

/** A token for a user's name or password is in its place there: what it lies behind is not held against it. */
const credentialApart = ({ scheme, value }: NonNullable<HttpParts['credential']>): Credential => ({
  scheme,
  sightings: [{ ...sighted(value), ...(scheme === 'Bearer' && { place: 'header' as const }) }],
})

/** What a proxy asks for is not what the API gets. */
const withoutPlace = (credential: Credential | undefined): Credential[] =>
  credential ? [{ ...credential, sightings: withoutPlaces(credential.sightings) }] : []

const cookiesOf = (paste: string, { headers, cookies = [] }: HttpParts): Named[] => [
  ...headers.flatMap(({ name, value }) => {
    const set = /^set-cookie$/i.test(name)
    return set || /^cookie$/i.test(name) ? cookiesIn(paste, value, set) : []
  }),
  ...cookies,
]

interface Form {
  passage: Passage
  parameters: readonly Parameter[]
}

interface Body {
  sightings: readonly Sighting[]
  form?: Form
  /** Members of a JSON object with text in them: providers take token requests in JSON too. */
  members: [name: string, value: string][]
  response?: TokenAnswer
}

/** An IMF-fixdate (RFC 9110 section 5.6.7) in seconds. */
function secondsOf(date: string | undefined): number | undefined {
  const fixdate = date !== undefined && /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(date)
  const milliseconds = fixdate ? Date.parse(date) : Number.NaN
  return Number.isNaN(milliseconds) || milliseconds < 0 ? undefined : milliseconds / 1000
}

/** Whether a body has anything to say to `readMessage`. */
export const isTelling = (paste: string, body: Passage): boolean => {
  const { sightings, form, members } = readBody(paste, body)
  return sightings.length > 0 || form !== undefined || members.some(([name]) => name === 'grant_type')
}

const inForm = (parameters: readonly Parameter[]) =>
  parameters.map((parameter) => ({ ...parameter, place: 'form' as const }))

function readBody(paste: string, body: Passage): Body {
  if (!/^\s*[[{]/.test(body.text))
    return { sightings: [], members: [], form: { passage: body, parameters: inForm(readForm(body.text)) } }
  const json = readJson(body.text)
  if (!json.ok) return { sightings: [], members: [] }
  const members = (json.root.members ?? []).flatMap(({ name, node }): [string, string][] =>
    typeof node.value === 'string' ? [[name, node.value]] : [],
  )
  const asks = members.some(([name]) => name === 'grant_type')
  const hintOf = asks ? (name: string, value: string) => parameterUse(name, value) : tokenUseOf
  const found = sightObjects(paste, body, json.root, hintOf, body.undone.length > 0 ? mostSightings : Infinity)
  const response = found.find((one) => one.response)?.response
  return { sightings: found.flatMap(({ sightings }) => sightings), members, ...(response && { response }) }
}

function sightForms(paste: string, forms: readonly Form[]): Sighting[] {
  const found: Sighting[] = []
  for (const { passage, parameters } of forms)
    found.push(...sightParameters(paste, passage, parameters, mostSightings - found.length))
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

/** Pieces that the fixes of several providers are made of. What enters from the paste is encoded for its place here. */
import type { Facts, TokenFacts } from '../facts/gather.ts'
import { isClientId } from '../token/token-use.ts'
import type { OAuthRequest } from '../model/messages.ts'
import type { Span } from '../model/primitives.ts'
import type { Token } from '../token/token.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { visible } from '../text/wording.ts'
import type { Seen } from './define.ts'

/** The address that a provider is told by, the issuer's or the request's: only of the web, and without a user name. */
export function webUrl({ issuer, request }: Seen): URL | undefined {
  const url = issuer ?? request
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined
}

/** Pages of a vendor's manual, as a source and as the further reading of a fix. */
export const manual = (vendor: string, root: string) => (title: string, path: string) => ({
  label: `${vendor}: ${title}`,
  url: `${root}/${path}`,
})

/** A stretch of a snippet; `changed`: it is the change itself. */
export type Piece = string | { readonly changed: string }

export const changed = (text: string): Piece => ({ changed: text })

export function snippet(label: string, language: string, ...pieces: readonly Piece[]): Snippet {
  let text = ''
  const marks: Span[] = []
  for (const piece of pieces) {
    const start = text.length
    text += typeof piece === 'string' ? piece : piece.changed
    if (typeof piece !== 'string') marks.push([start, text.length])
  }
  return { label, language, text, ...(marks.length > 0 && { marks }) }
}

/** A value as it is, or the placeholder where there is none, or one that nobody can see or copy faithfully. */
export const plain = (value: string | undefined, placeholder: string) =>
  value !== undefined && value !== '' && value.length <= 500 && visible(value) === value && !masked.test(value)
    ? value
    : placeholder

/** What a redacted copy holds in place of a value. */
const masked = /[‹›]/

/** A JavaScript string literal in single quotation marks; what is not seen stands as an escape. */
export const js = (value: string) => {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  const shown = Array.from(escaped, (char) =>
    visible(char) === char ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `'${shown.join('')}'`
}

/** A JSX attribute value. */
export const attribute = (value: string) => (/^[\w.:/-]+$/.test(value) ? `"${value}"` : `{${js(value)}}`)

/** One word for a POSIX shell. */
export const sh = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`

/** A query component that stays readable: only what would end or change the query is escaped. */
export const query = (value: string) =>
  new URLSearchParams([['', value]])
    .toString()
    .slice(1)
    .replaceAll('+', '%20')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replaceAll('%2C', ',')

/** Parameters that carry a secret, and what stands for it in a corrected request. */
const secrets: ReadonlyMap<string, string> = new Map(
  Object.entries({
    client_secret: 'YOUR_CLIENT_SECRET',
    client_assertion: 'YOUR_CLIENT_ASSERTION',
    password: 'THE_PASSWORD',
    code: 'THE_CODE',
    code_verifier: 'THE_CODE_VERIFIER',
    device_code: 'THE_DEVICE_CODE',
    refresh_token: 'YOUR_REFRESH_TOKEN',
    id_token_hint: 'YOUR_ID_TOKEN',
    access_token: 'THE_TOKEN',
    token: 'THE_TOKEN',
    assertion: 'THE_TOKEN',
    subject_token: 'THE_TOKEN',
    actor_token: 'THE_TOKEN',
    request: 'YOUR_REQUEST_OBJECT',
  }),
)

function shareable(name: string, value: string, tokens: readonly Token[]): string {
  const placeholder = secrets.get(name.toLowerCase())
  if (placeholder !== undefined) return placeholder
  if (masked.test(value) || value.length > longestShown) return `YOUR_${name.toUpperCase().replace(/\W+/g, '_')}`
  const holdsToken = tokens.slice(0, mostSought).some(({ text }) => text !== '' && value.includes(text))
  return holdsToken || holdsJose(value) ? 'THE_TOKEN' : value
}

/** A dot behind each run is taken or not, so that no run is read twice. */
const holdsJose = (value: string) => [...value.matchAll(/\beyJ[\w-]{8}[\w-]*(\.?)/g)].some(([, dot]) => dot === '.')

/** Characters; and parameters, and tokens that are looked for in one. No request that works comes near. */
const longestShown = 2000
const mostParameters = 100
const mostSought = 100

/** A request that nobody has sent: what a correct one looks like. */
export interface Draft extends OAuthRequest {
  draft?: true
}

/**
 * A request with one parameter set, the others in their order: a URL for the authorization endpoint, a cURL line for the
 * token endpoint. `address`: in place of the request's own, with the change marked. A pasted request goes along as it was.
 */
export function corrected(
  label: string,
  request: Draft,
  tokens: readonly Token[],
  set?: readonly [name: string, value: string],
  address: readonly Piece[] = [request.url],
): Snippet {
  const rows: Piece[] = []
  const before: Piece[] = []
  let open = set
  for (const [name, value] of request.parameters.slice(0, mostParameters)) {
    const row = `${query(name)}=${query(shareable(name, value, tokens))}`
    if (set && name === set[0]) {
      before.push(changed(row))
      if (open) rows.push(changed(`${query(name)}=${query(set[1])}`))
      open = undefined
    } else {
      before.push(row)
      rows.push(row)
    }
  }
  if (open) rows.push(changed(`${query(open[0])}=${query(open[1])}`))
  return {
    ...written(label, request, address, rows),
    ...(!request.draft && { wrong: written('As pasted', request, [request.url], before) }),
  }
}

function written(
  label: string,
  { endpoint }: Pick<OAuthRequest, 'endpoint'>,
  address: readonly Piece[],
  rows: readonly Piece[],
): Snippet {
  if (endpoint === 'token') {
    const form = rows.flatMap((row): Piece[] => [" \\\n  --data '", row, "'"])
    const quoted = address.map((piece) =>
      typeof piece === 'string' ? inQuotes(piece) : changed(inQuotes(piece.changed)),
    )
    return snippet(label, 'bash', "curl --request POST '", ...quoted, "'", ...form)
  }
  return snippet(label, 'url', ...address, ...rows.flatMap((row, i): Piece[] => [i === 0 ? '?' : '&', row]))
}

const inQuotes = (text: string) => sh(text).slice(1, -1)

/** A cURL line that posts a form; `credentials`: the client's own go along. */
function post(label: string, address: string, form: Readonly<Record<string, string>>, credentials = true): Snippet {
  const rows = Object.entries(form).map(([name, value]) => ` \\\n  --data-urlencode ${sh(`${name}=${value}`)}`)
  const user = credentials ? " \\\n  --user 'YOUR_CLIENT_ID:YOUR_CLIENT_SECRET'" : ''
  return snippet(label, 'bash', `curl --request POST ${sh(address)}${user}${rows.join('')}`)
}

/** RFC 7662 section 2.1: the API asks with its own credentials. Never holds the person's token. */
export const introspection = (address: string) =>
  post('Ask whether a token is active', address, { token: 'THE_TOKEN', token_type_hint: 'access_token' })

/** RFC 6749 section 6. */
const refreshing = (address: string) =>
  post('Exchange the refresh token', address, { grant_type: 'refresh_token', refresh_token: 'YOUR_REFRESH_TOKEN' })

/** A cURL line that sends a token as a bearer token (RFC 6750 section 2.1). */
export const bearer = (label: string, address: string) =>
  snippet(label, 'bash', `curl --header 'Authorization: Bearer THE_TOKEN' ${sh(address)}`)

/** What a page cannot see, and the provider's way to ask. */
export const revoked = (...steps: readonly FixStep[]): NonNullable<Fix['otherwise']> => ({
  title: 'If it was not expired but revoked',
  steps: [
    {
      text: 'Revocation is not written in the token: a revoked one looks exactly like one in use, here and to an API that only checks the signature.',
    },
    ...steps,
  ],
})

/** Said after every change at a provider: an issued token never changes. */
export const newToken: FixStep = {
  text: 'Log out and in again, then paste the new token here. Tokens that were issued before the change stay as they are.',
}

export const tokenFacts = (facts: Facts): TokenFacts | undefined => (facts.about === 'token' ? facts : undefined)

/** The audience that the person's API expects, once they have said so. */
export const wanted = (facts: Facts, placeholder: string) => plain(facts.wantedAudience[0], placeholder)

/** The issuer that the token names, to copy into a setting. */
export const issuerOfToken = (facts: Facts, placeholder: string) =>
  plain(tokenFacts(facts)?.issuer ?? facts.provider?.endpoints.issuer, placeholder)

/** Scheme and host of the provider's server, or the placeholder. */
export function serverOf(facts: Facts, placeholder: string): string {
  const { issuer, userinfo } = facts.provider?.endpoints ?? {}
  const address = issuer ?? userinfo
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : placeholder
}

/** The pasted request to the provider: the one that is judged, or one beside the token that goes to the same host. */
export function pastedRequest(facts: Facts): OAuthRequest | undefined {
  if (facts.about === 'request') return facts.request
  const { issuer } = facts.provider?.endpoints ?? {}
  const host = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).host : undefined
  const requests = facts.artifacts.flatMap(({ request }) => (request ? [request] : []))
  const ours = requests.filter(
    ({ url }) => URL.canParse(url) && (host === undefined || sameProvider(host, new URL(url).host)),
  )
  return ours.find(({ endpoint }) => endpoint === 'authorize') ?? ours[0]
}

/** Entra ID's v1 issuer is on a host that takes no requests, and External ID has two names for one host. */
const sameProvider = (issuer: string, request: string) =>
  issuer === request ||
  [issuer, request].every((host) => host.endsWith('.ciamlogin.com')) ||
  (/^sts\.(?:windows\.net|chinacloudapi\.cn)$/.test(issuer) && /microsoftonline/.test(request))

/** The client id that the paste gives away: of the token, of the request, or of a token beside it. */
export function clientId(facts: Facts, placeholder = 'YOUR_CLIENT_ID'): string {
  const own = tokenFacts(facts)?.token
  const server = serverOf(facts, '')
  const beside = facts.tokens.filter(({ claims }) => {
    const issuer = claims?.iss
    return typeof issuer === 'string' && URL.canParse(issuer) && new URL(issuer).origin === server
  })
  const candidates = [
    own && clientOf(own),
    pastedRequest(facts)?.parameters.find(([name]) => name === 'client_id')?.[1],
    ...beside.map(clientOf),
  ]
  return plain(
    candidates.find((candidate) => candidate !== undefined),
    placeholder,
  )
}

function clientOf({ claims, use }: Token): string | undefined {
  if (!claims) return undefined
  const named = [claims.azp, claims.client_id, claims.cid, claims.appid].find((value) => typeof value === 'string')
  if (typeof named === 'string') return named
  const { aud } = claims
  return typeof aud === 'string' && (use === 'id-token' || isClientId(aud, claims)) ? aud : undefined
}

/** For an ID token where an access token belongs. */
export const sendAccessToken = (...snippets: readonly Snippet[]): FixStep => ({
  text: 'Send the access token of the same login. The ID token is for your app only.',
  snippets,
})

/** For a token that has run out. */
export const askAgain = (...snippets: readonly Snippet[]): FixStep => ({
  text: 'Ask the SDK right before each call: it hands out the cached token while that is fresh and fetches a new one after.',
  snippets,
})

/** For a refresh token where an access token belongs; `where`: the place in the console to revoke it. */
export const refreshTokenFix = (
  sdk: Snippet,
  endpoint: string,
  where: string,
  docs: NonNullable<Fix['docs']>,
): Fix => ({
  steps: [
    { text: 'Send the access token instead. The SDK exchanges the refresh token by itself.', snippets: [sdk] },
    {
      text: 'Without an SDK, exchange it at the token endpoint and send the access_token of the answer.',
      snippets: [refreshing(endpoint)],
    },
    { text: 'If the refresh token has been shared with anybody, revoke it there.', where },
  ],
  docs,
})

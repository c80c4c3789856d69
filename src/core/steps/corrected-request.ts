import type { Snippet } from '../model/finding.ts'
import type { OAuthRequest } from '../model/messages.ts'
import { query, sh } from '../snippets/literals.ts'
import { changed, isMasked, type Piece, snippet } from '../snippets/snippet.ts'
import type { Token } from '../token/token.ts'

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
  if (isMasked(value) || value.length > longestShown) return `YOUR_${name.toUpperCase().replace(/\W+/g, '_')}`
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

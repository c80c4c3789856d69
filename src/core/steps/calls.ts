/** Calls of a provider's endpoints, to copy. None ever holds the person's token. */
import type { Snippet } from '../model/finding.ts'
import { sh } from '../snippets/literals.ts'
import { snippet } from '../snippets/snippet.ts'

/** A cURL line that posts a form; `credentials`: the client's own go along. */
function post(label: string, address: string, form: Readonly<Record<string, string>>, credentials = true): Snippet {
  const rows = Object.entries(form).map(([name, value]) => ` \\\n  --data-urlencode ${sh(`${name}=${value}`)}`)
  const user = credentials ? " \\\n  --user 'YOUR_CLIENT_ID:YOUR_CLIENT_SECRET'" : ''
  return snippet(label, 'bash', `curl --request POST ${sh(address)}${user}${rows.join('')}`)
}

/** RFC 7662 section 2.1: the API asks with its own credentials. */
export const introspection = (address: string) =>
  post('Ask whether a token is active', address, { token: 'THE_TOKEN', token_type_hint: 'access_token' })

/** RFC 6749 section 6. */
export const refreshing = (address: string) =>
  post('Exchange the refresh token', address, { grant_type: 'refresh_token', refresh_token: 'YOUR_REFRESH_TOKEN' })

/** A cURL line that sends a token as a bearer token (RFC 6750 section 2.1). */
export const bearer = (label: string, address: string) =>
  snippet(label, 'bash', `curl --header 'Authorization: Bearer THE_TOKEN' ${sh(address)}`)

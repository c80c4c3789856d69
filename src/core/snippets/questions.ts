import type { Endpoints } from '../model/provider.ts'
import type { ProviderSighting } from '../providers/index.ts'
import type { Snippet } from '../model/finding.ts'
import { sh } from './literals.ts'
import { snippet } from './snippet.ts'

/** Something to ask the provider about one token, as a command line that holds no secret. */
export interface Question {
  endpoint: 'introspection' | 'userinfo' | 'revocation'
  title: string
  /** What the answer means. */
  text: string
  snippet: Snippet
}

interface Quirk {
  /** How the client says who it is; `basic` unless said otherwise (RFC 6749 section 2.3.1). */
  client?: 'form' | 'none'
  /** It takes back refresh tokens only. */
  refreshOnly?: true
}

/** Where the revocation endpoint of a provider differs from RFC 7009; each as its documentation has it. */
const revocationQuirks: Readonly<Record<string, Quirk>> = {
  apple: { client: 'form' },
  auth0: { client: 'form', refreshOnly: true },
  cognito: { refreshOnly: true },
  google: { client: 'none' },
}

/** A word with variables of the shell in it, which are filled in there. */
const filled = (text: string) => `"${text}"`

function form(address: string, fields: readonly string[], client: 'basic' | 'form' | 'none' = 'basic'): string {
  const rows = [
    `curl --request POST ${sh(address)}`,
    ...(client === 'basic' ? [`--user ${filled('$CLIENT_ID:$CLIENT_SECRET')}`] : []),
    ...(client === 'form'
      ? ['client_id=$CLIENT_ID', 'client_secret=$CLIENT_SECRET'].map((pair) => `--data-urlencode ${filled(pair)}`)
      : []),
    ...fields.map((field) => `--data-urlencode ${field}`),
  ]
  return rows.join(' \\\n  ')
}

/** Only what the provider has an endpoint for, and never the token itself: `$TOKEN` is filled in by the shell. */
export function questionsFor(provider: ProviderSighting | undefined): readonly Question[] {
  if (!provider) return []
  const { introspection, userinfo, revocation } = webOnly(provider.endpoints)
  const questions: Question[] = []
  if (introspection !== undefined)
    questions.push({
      endpoint: 'introspection',
      title: 'Is it still active?',
      text: `${provider.name} answers with active: true or false. False means expired, revoked, or not for this client; it does not say which (RFC 7662).`,
      snippet: snippet(
        'Introspection',
        'bash',
        form(introspection, [filled('token=$TOKEN'), sh('token_type_hint=access_token')]),
      ),
    })
  if (userinfo !== undefined)
    questions.push({
      endpoint: 'userinfo',
      title: 'Does the provider still take it?',
      text: 'Userinfo answers for an access token that was asked for with the scope openid. 401 means that the token is expired, revoked or for something else.',
      snippet: snippet(
        'Userinfo',
        'bash',
        `curl --header ${filled('Authorization: Bearer $TOKEN')} \\\n  ${sh(userinfo)}`,
      ),
    })
  if (revocation !== undefined) questions.push(revoking(provider, revocation))
  return questions
}

function revoking({ id, name }: ProviderSighting, address: string): Question {
  const { client = 'basic', refreshOnly } = revocationQuirks[id] ?? {}
  const hint = refreshOnly ? 'refresh_token' : 'access_token'
  return {
    endpoint: 'revocation',
    title: refreshOnly ? 'Take back a refresh token' : 'Take it back',
    text: refreshOnly
      ? `${name} takes back refresh tokens only. Access tokens that are out there work until they expire.`
      : 'The answer is 200 even for a token that it does not know (RFC 7009). An API that checks tokens by itself does not hear of it.',
    snippet: snippet(
      'Revocation',
      'bash',
      form(address, [filled('token=$TOKEN'), ...(client === 'basic' ? [sh(`token_type_hint=${hint}`)] : [])], client),
    ),
  }
}

/** Addresses come from the issuer that a token names. */
const webOnly = (endpoints: Endpoints): Endpoints => ({
  ...place('introspection', endpoints.introspection),
  ...place('userinfo', endpoints.userinfo),
  ...place('revocation', endpoints.revocation),
})

const place = (name: keyof Endpoints, address: string | undefined) =>
  address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
    ? { [name]: address }
    : {}

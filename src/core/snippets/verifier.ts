import { audienceOf, issuerOf } from '../token/claims.ts'
import { headerTypeOf } from '../token/token-use.ts'
import type { Endpoints } from '../model/provider.ts'
import type { Expected } from '../model/resource-server.ts'
import type { ProviderSighting } from '../providers/index.ts'
import type { Token } from '../token/token.ts'
import { plain } from './snippet.ts'
import { algorithm } from '../registry/algorithms.ts'
import type { Setting, Verifier } from './define.ts'

/** What is known of the API and of one token for it. */
export interface VerifierContext {
  token?: Token
  provider?: ProviderSighting
  expected: Expected
}

const blank = { issuer: 'https://YOUR_ISSUER', audience: 'YOUR_API_IDENTIFIER' }

/** Written so in many configurations, it would be a variable there. */
const variable = /[$#]\{/

/** A value that can be copied faithfully. */
const usable = (value: string | undefined) =>
  value !== undefined && value !== '' && !variable.test(value) && plain(value, '') === value ? value : undefined

function first<T>(candidates: readonly (readonly [T | undefined, Setting<T>['from']])[], otherwise: T): Setting<T> {
  for (const [value, from] of candidates) if (value !== undefined) return { value, from }
  return { value: otherwise, from: 'blank' }
}

/** Values of a token that an API is meant to read; an ID token's audience is the app, not the API. */
const forApi = ({ use, kind }: Token) => kind === 'jws' && (use === 'access-token' || use === 'unknown')

/**
 * What the API has to check, from what the person expects of it, from what is known of the provider, and where neither
 * says anything from the token, which anybody could have written. Nothing of the token but these identifiers gets in.
 */
export function verifierOf({ token, provider, expected }: VerifierContext): Verifier {
  const own = token && forApi(token) ? token : undefined
  const issuer = first(
    [
      [usable(expected.issuer?.trim()), 'expected'],
      [usable(token && issuerOf(token)), 'token'],
    ],
    blank.issuer,
  )
  const audience = first<readonly string[]>(
    [
      [listed((expected.audience ?? '').split(/\s+/)), 'expected'],
      [listed(audienceOf(own?.claims).filter((value) => !value.endsWith('/userinfo'))), 'token'],
      [isWithoutAudience(own, provider) ? [] : undefined, 'token'],
    ],
    [blank.audience],
  )
  const { metadata = [], jwks } = keysOf(issuer, token, provider?.endpoints)
  const type = typeOf(own, expected)
  return {
    issuer,
    audience,
    jwks,
    ...(metadata[0] !== undefined && { metadata: metadata[0] }),
    algorithms: first(
      [
        [listed((expected.algorithms ?? []).filter(isPublic)), 'expected'],
        [listed([own?.header?.alg].filter(isPublic)), 'token'],
      ],
      ['RS256'],
    ),
    tolerance: toleranceOf(expected.clockTolerance),
    ...(type && { type }),
    claims: audience.value.length === 0 ? claimsInstead(own) : [],
  }
}

const toleranceOf = (seconds = 60) => (Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : 60)

function listed(values: readonly string[]): readonly string[] | undefined {
  const good = values.flatMap((value) => usable(value) ?? [])
  return good.length > 0 ? good.slice(0, 5) : undefined
}

/** Whether an algorithm has published keys: one with a shared secret must never be listed beside a JWK Set. */
function isPublic(name: unknown): name is string {
  const family = algorithm(name)?.family
  return family !== undefined && family !== 'HMAC'
}

/** Amazon Cognito leaves `aud` out of access tokens, and says to compare `client_id` and `token_use`. */
const isWithoutAudience = (token: Token | undefined, provider: ProviderSighting | undefined) =>
  provider?.id === 'cognito' && token?.claims?.token_use === 'access'

function claimsInstead(token: Token | undefined): Verifier['claims'] {
  const client = token?.claims?.client_id
  const named = typeof client === 'string' ? usable(client) : undefined
  return [
    ['token_use', { value: 'access', from: 'provider' }],
    ['client_id', named === undefined ? { value: 'YOUR_CLIENT_ID', from: 'blank' } : { value: named, from: 'token' }],
  ]
}

/** The provider's places are those of the token's issuer, and say nothing of another one that the API trusts. */
function keysOf(issuer: Setting<string>, token: Token | undefined, endpoints: Endpoints = {}) {
  const known =
    issuer.from === 'blank' || (token && issuerOf(token) === issuer.value) || endpoints.issuer === issuer.value
  const jwks = known ? usable(endpoints.jwks) : undefined
  const guess = `${issuer.value.replace(/(?<!\/)\/+$/, '')}/.well-known/jwks.json`
  return {
    jwks: first([[jwks, 'provider']], URL.canParse(guess) ? guess : `${blank.issuer}/.well-known/jwks.json`),
    metadata: known ? endpoints.metadata : undefined,
  }
}

/** Only the type that RFC 9068 gives to access tokens tells them from others; `JWT` is written into every kind. */
function typeOf(token: Token | undefined, { tokenType }: Expected): Setting<string> | undefined {
  const wanted = usable(tokenType?.trim())
  if (wanted !== undefined && wanted !== '') return { value: wanted, from: 'expected' }
  return headerTypeOf(token?.header) === 'at+jwt' ? { value: 'at+jwt', from: 'token' } : undefined
}

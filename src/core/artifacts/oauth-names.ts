import { isCompactJose } from '../decode/define.ts'
import type { TokenUse } from '../registry/token-uses.ts'

/** Names under which responses, SDK caches and redirects carry tokens (RFC 6749 section 5.1, OIDC Core section 3.1.3.3). */
const names: Readonly<Record<string, TokenUse>> = {
  access_token: 'access-token',
  accessToken: 'access-token',
  id_token: 'id-token',
  idToken: 'id-token',
  id_token_hint: 'id-token',
  refresh_token: 'refresh-token',
  refreshToken: 'refresh-token',
  logout_token: 'logout-token',
  token: 'unknown',
  jwt: 'unknown',
}

/**
 * Names that mean a token in a request only: client authentication and grants (RFC 7521 sections 4.1 and 4.2), token
 * exchange (RFC 8693 section 2.1). What a grant's assertion or an exchanged token is for, they do not say.
 */
const requestNames: Readonly<Record<string, TokenUse>> = {
  assertion: 'unknown',
  client_assertion: 'client-assertion',
  subject_token: 'unknown',
  actor_token: 'unknown',
  WebIdentityToken: 'unknown',
}

const own = (table: Readonly<Record<string, TokenUse>>, name: string): TokenUse | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

/** Tokens that no API takes for authorization: of forms, of pages of a list, of devices, of requests that AWS signs. */
const otherTokens =
  /(?:^|_)(?:csrf|xsrf|forgery|page|next|sync|continuation|cancel|cancellation|device|push|fcm|apns|captcha|recaptcha|(?:aws|amz)_se[a-z]{5,6})_?token$/

/**
 * What a value is called by a name that people choose themselves: `GITHUB_TOKEN`, `my-access-token`, `apiJwt`. Undefined
 * when the name does not end in a word for a token.
 */
export function looseTokenUseOf(name: string): TokenUse | undefined {
  const snake = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-. ]/g, '_')
    .toLowerCase()
    .replace(/_?\d{1,2}$/, '')
  if (!/(?:token|jwt)$/.test(snake) || otherTokens.test(snake)) return undefined
  const use = /(?:^|_)(access|id|refresh|logout)_?token$/.exec(snake)?.[1]
  return (use === undefined ? undefined : tokenUseOf(`${use}_token`)) ?? 'unknown'
}

/** What a value is called by its field name; undefined when the name is not one for tokens. */
export const tokenUseOf = (name: string): TokenUse | undefined => own(names, name)

/** The same for a parameter of a request or a redirect, whose neighbours may say more: `subject_token_type`. */
export function parameterUse(
  name: string,
  value: string,
  beside: readonly (readonly [name: string, value: string])[] = [],
): TokenUse | undefined {
  // JARM section 2.3.
  if (name === 'response') return isCompactJose(value) ? 'authorization-response' : undefined
  // RFC 9101 section 5. As a plain word, “request” may be anything.
  if (name === 'request') return isCompactJose(value) ? 'request-object' : undefined
  const use = own(requestNames, name) ?? tokenUseOf(name)
  if (use !== 'unknown') return use
  const typeOf = (wanted: string) => beside.find(([other]) => other === wanted)?.[1] ?? ''
  // RFC 7009 section 2.1. A refresh token is at home there; calling it one would be held against it.
  if (name === 'token') return typeOf('token_type_hint') === 'access_token' ? 'access-token' : use
  const type = /^urn:ietf:params:oauth:token-type:([a-z_]{1,20})$/.exec(typeOf(`${name}_type`))?.[1]
  return (type === undefined ? undefined : tokenUseOf(type)) ?? use
}

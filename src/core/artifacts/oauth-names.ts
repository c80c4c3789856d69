import type { TokenUse } from '../model.ts'

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

/** What a value is called by its field name; undefined when the name is not one for tokens. */
export const tokenUseOf = (name: string): TokenUse | undefined => (Object.hasOwn(names, name) ? names[name] : undefined)

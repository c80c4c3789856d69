/** What common members of a claims set and of a JOSE header say, in a few words (IANA registries, OIDC Core, providers' pages). */

const claims: Readonly<Record<string, string>> = {
  iss: 'issuer',
  sub: 'subject: whom it is about',
  aud: 'audience: whom it is for',
  exp: 'expires',
  nbf: 'not before',
  iat: 'issued at',
  jti: 'id of this token',
  azp: 'client it was issued to',
  client_id: 'client it was issued to',
  cid: 'client it was issued to (Okta)',
  appid: 'client it was issued to (Entra v1)',
  scope: 'granted scopes',
  scp: 'granted scopes',
  permissions: 'granted permissions',
  roles: 'roles',
  groups: 'groups',
  gty: 'grant type (Auth0)',
  nonce: 'ties it to one sign-in',
  at_hash: 'hash of the access token',
  c_hash: 'hash of the code',
  auth_time: 'user signed in at',
  acr: 'how strongly the user signed in',
  amr: 'how the user signed in',
  sid: 'session',
  uid: 'user (Okta)',
  oid: 'user (Entra)',
  tid: 'tenant (Entra)',
  ver: 'version of the format',
  typ: 'kind of token (not the header’s)',
  token_use: 'kind of token (Cognito)',
  cnf: 'key that it is bound to',
  email: 'e-mail address',
  email_verified: 'address was checked',
  name: 'full name',
  preferred_username: 'user name',
  updated_at: 'profile changed at',
  act: 'acting party',
  events: 'what happened',
  realm_access: 'realm roles (Keycloak)',
  resource_access: 'client roles (Keycloak)',
}

const header: Readonly<Record<string, string>> = {
  alg: 'algorithm',
  enc: 'content encryption',
  typ: 'type',
  cty: 'type of the content',
  kid: 'id of the key',
  x5t: 'thumbprint of the certificate',
  'x5t#S256': 'thumbprint of the certificate',
  x5c: 'certificates, carried along',
  x5u: 'address of certificates',
  jku: 'address of keys',
  jwk: 'a key, carried along',
  zip: 'compression',
  crit: 'extensions that must be understood',
  b64: 'payload is base64url',
  nonce: 'changed on the way (Microsoft)',
  iss: 'issuer, repeated in the open',
  aud: 'audience, repeated in the open',
}

/** In a few words, or undefined for a name that is not in the list. */
export function meaningOf(part: 'header' | 'claims', name: string): string | undefined {
  const list = part === 'header' ? header : claims
  return Object.hasOwn(list, name) ? list[name] : undefined
}

const times: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'rat'])

/** Whether a member holds a NumericDate in seconds. */
export const isNumericDate = (name: string) => times.has(name)

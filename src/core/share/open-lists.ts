/**
 * What a link may carry of a token. Everything that is not listed is masked: its name may stay, its value does not.
 * The lists hold registered, non-personal members only (IANA "JSON Web Token Claims" and "JOSE Header Parameters").
 */

/** Claims whose values a link carries as they are. */
const openClaims: ReadonlySet<string> = new Set([
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'auth_time',
  'azp',
  'client_id',
  'scope',
  'acr',
])

/** Header parameters whose values a link carries as they are; `iss` and `aud` may be repeated there (RFC 7519 section 5.3). */
const openHeader: ReadonlySet<string> = new Set([
  'alg',
  'enc',
  'typ',
  'cty',
  'kid',
  'zip',
  'b64',
  'crit',
  'p2c',
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
])

/** Claims that say what kind of token it is, with the words that they may say it in; any other value is masked. */
const keywords: Readonly<Record<string, readonly (string | number)[]>> = {
  typ: ['Bearer', 'ID', 'Refresh', 'refresh', 'Offline', 'Logout'],
  token_use: ['access', 'id'],
  token_type: ['access', 'refresh', 'Bearer', 'DPoP'],
  usage: ['access_token'],
  type: ['access_token', 'app', 'org'],
  drn: ['DS', 'DSR'],
  ver: [1, '1.0', '2.0'],
  idtyp: ['app', 'user'],
  gty: ['client-credentials', 'password', 'refresh_token', 'authorization_code'],
  role: ['anon', 'service_role', 'authenticated'],
}

/** What a masked text keeps, since it tells one kind of token from another: a beginning, an end, a separator. */
const marks: Readonly<Record<string, readonly { pattern: RegExp; as: (mask: string) => string }[]>> = {
  jti: [
    { pattern: /^AT\./, as: (mask) => `AT.${mask}` },
    { pattern: /^ID\./, as: (mask) => `ID.${mask}` },
    { pattern: /^[a-z]{2}lt[a-z]{2}:/, as: (mask) => `onltna:${mask}` },
    { pattern: /^[a-z]{2}rt[a-z]{2}:/, as: (mask) => `onrtna:${mask}` },
  ],
  signer: [
    {
      pattern: /^arn:aws:elasticloadbalancing:/,
      as: (mask) => `arn:aws:elasticloadbalancing:${mask}`,
    },
  ],
  sub: [
    { pattern: /@clients$/, as: (mask) => `${mask}@clients` },
    { pattern: /\|/, as: (mask) => `${mask}|${mask}` },
  ],
}

/** Members of objects that are kept as empty marks: what is bound, which event it is. Of a list, what the copy holds anyway. */
const markedMembers: Readonly<Record<string, readonly string[]>> = {
  cnf: ['jkt', 'x5t#S256', 'jwk', 'kid', 'jku'],
  events: ['http://schemas.openid.net/event/backchannel-logout'],
  _claim_names: ['groups'],
  realm_access: ['roles'],
  firebase: ['sign_in_provider', 'identities'],
  'kubernetes.io': ['namespace', 'serviceaccount', 'pod'],
}

/** Header parameters whose values are words of specifications (RFC 7515, 7516, 7797): names of nobody. */
const ofProtocol: ReadonlySet<string> = new Set(['alg', 'enc', 'zip'])

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

export const sharing = {
  isOpen: (part: 'header' | 'claims', name: string) => (part === 'header' ? openHeader : openClaims).has(name),
  isOfProtocol: (name: string, value: unknown) =>
    ofProtocol.has(name) && typeof value === 'string' && /^[A-Za-z\d+-]{1,24}$/.test(value),
  isKeyword: (name: string, value: string | number) => own(keywords, name)?.includes(value) ?? false,
  markOf: (name: string, value: string) => own(marks, name)?.find(({ pattern }) => pattern.test(value))?.as,
  membersOf: (name: string) => own(markedMembers, name) ?? [],
}

/** Parameters of a request whose values a link carries as they are. */
export const openParameters: ReadonlySet<string> = new Set([
  'audience',
  'resource',
  'scope',
  'response_type',
  'response_mode',
  'grant_type',
  'client_id',
  'code_challenge_method',
  'prompt',
])

/** Parameters of a challenge whose values a link carries, what is wrong and what would be accepted, as long as they look so. */
export const openChallengeParameters: ReadonlyMap<string, RegExp> = new Map([
  ['error', /^[a-z_]{1,60}$/],
  ['algs', /^[A-Za-z0-9 ,-]{1,300}$/],
  ['scope', /^(?!.*[^ ]{100})[ -~]{1,512}$/],
  ['acr_values', /^(?!.*[^ ]{100})[\w.:/ -]{1,300}$/],
  ['max_age', /^\d{1,9}$/],
  ['resource_metadata', /^https:\/\/(?!.*[^/]{100})[\w.:/~-]{1,400}$/],
  // What Spring Security says in place of a reason.
  ['error_description', /^Invalid token$/],
  ['error_uri', /^https:\/\/tools\.ietf\.org\/html\/rfc6750#section-3\.1$/],
])

/** Registered parameters of a challenge (RFC 6750, 7616, 9449, 9470, 9728): their names tell nothing of a person. */
export const challengeParameters: ReadonlySet<string> = new Set([
  ...openChallengeParameters.keys(),
  'realm',
  'error_description',
  'error_uri',
  'resource_metadata',
  'acr_values',
  'max_age',
  'claims',
  'authorization_uri',
  'nonce',
  'qop',
  'algorithm',
  'stale',
  'charset',
])

/** Token types (RFC 6749 section 7.1, RFC 8693 section 2.2.1), in lower case. */
export const openTokenTypes: ReadonlySet<string> = new Set([
  'bearer',
  'dpop',
  'mac',
  'n_a',
  'pop',
  'jwt',
  'access_token',
  'id_token',
  'urn:ietf:params:oauth:token-type:access_token',
  'urn:ietf:params:oauth:token-type:jwt',
])

/** Authorization schemes; whatever else stands there might be part of a credential. */
export const openSchemes: ReadonlySet<string> = new Set([
  'bearer',
  'bearer:',
  'dpop',
  'basic',
  'token',
  'jwt',
  'oauth',
  'ssws',
  'bot',
  'key',
  'apikey',
  'digest',
  'negotiate',
  'ntlm',
])

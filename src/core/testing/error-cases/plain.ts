import { at, type ErrorCases, id, lines } from './define.ts'

const [X, Y] = ['https://id.b.example', 'https://id.a.example']
const read = ['error-recognised', 'error-reads-like'] as const

/** Texts that say it plainly, whoever says them. */
export const plainCases: ErrorCases = {
  'unexpected alg': {
    paste: () =>
      lines(at({}, { alg: 'ES256', typ: 'JWT', kid: 'k' }), 'unexpected JWT alg received, expected RS256, got: ES256'),
    leads: [...read, 'alg-not-allowed-by-api'],
    says: ['RS256', 'ES256'],
  },
  'unexpected iss': {
    paste: () => lines(at({ iss: Y }), `unexpected iss value, expected ${X}, got: ${Y}`),
    leads: [...read, 'iss-mismatch-exact'],
    says: [X, Y],
  },
  'nonce mismatch': {
    paste: () => 'nonce mismatch, expected undefined, got: n',
    leads: read,
    says: ['nonce'],
  },
  'an algorithm in a list': {
    paste: () => 'id token signed with unsupported algorithm, expected ["RS256"] got "ES256"',
    leads: read,
    says: ['RS256', 'ES256'],
  },
  'go-jose says which': {
    paste: () => 'oidc: malformed jwt: go-jose/go-jose: unexpected signature algorithm "HS256"; expected ["RS256"]',
    leads: read,
    says: ['HS256', 'RS256'],
    spares: [/njwt/, /Count the dots/],
  },
  'got and expected': {
    paste: () => lines(at({ iss: Y }), `Wrong issuer from token. Got: ${Y} expected: ${X}`),
    leads: [...read, 'iss-mismatch-exact'],
    says: [X, Y],
  },
  'wrong ISS': { paste: () => 'invalid token (wrong ISS)', leads: read, says: [/issuer/] },
  'invalid issuer': { paste: () => 'Invalid issuer in token', leads: read, says: [/issuer/] },
  jose4j: {
    paste: () =>
      lines(
        at({ aud: 'https://a.example' }),
        "Audience (aud) claim [https://a.example] doesn't contain an acceptable identifier. Expected https://b.example as an aud value.",
      ),
    leads: [...read, 'aud-mismatch', 'aud-near-miss'],
    says: ['https://a.example', 'https://b.example'],
  },
  'jose4j, time': {
    paste: () =>
      'The JWT is no longer valid - the evaluation time NumericDate{1772370000 -> Mar 1, 2026} is on or after the Expiration Time (exp=NumericDate{1772366400 -> Mar 1, 2026}) claim value',
    leads: read,
    says: [/end|expired/],
  },
  'a kid': { paste: () => "JWK with kid 'k-17' is not available", leads: read, says: [/key/] },
  Elasticsearch: {
    paste: () => lines(at({ iss: Y }), `claim [iss] has value [${Y}] which does not match allowed claim values [${X}]`),
    leads: [...read, 'iss-mismatch-exact'],
    says: [X, Y],
  },
  MinIO: { paste: () => 'policy claim missing from the JWT token', leads: read, says: [/policy/] },
  istiod: { paste: () => 'Failed to fetch jwks, using a fake JWKS for now', leads: read, says: [/keys/] },
  'a failed fetch': {
    paste: () => 'get_jwks: response indicates failure, status=401',
    leads: [...read, 'error-unknown'],
    says: [/key|401/],
  },
  JwtTokenAudience: {
    paste: () =>
      lines(
        at({ aud: 'https://y.example' }),
        'JwtTokenAudience: expected audience "https://x.example", got "https://y.example"',
      ),
    leads: [...read, 'aud-mismatch', 'aud-near-miss'],
    says: ['https://x.example', 'https://y.example'],
  },
  Hono: {
    paste: () => lines(at(), 'jwt header is invalid: {"typ":"at+jwt","alg":"RS256","kid":"key-1"}'),
    leads: [...read, 'typ-unexpected'],
    says: ['at+jwt'],
  },
  'no key in the set': { paste: () => 'No matching JWK found in the set.', leads: read, says: [/key/] },
  'a domain': {
    paste: () => 'The domain is not allowed.',
    leads: [...read, 'error-unknown'],
    says: [/domain|get-jwks|not allowed/],
  },
  'a slash': {
    paste: () =>
      lines(
        at({ iss: 'https://issuer.example/' }),
        'Expected iss claim to be: https://issuer.example, but was: https://issuer.example/',
      ),
    leads: 'iss-near-miss',
    says: [/slash/],
  },
  'ES384 at Nimbus': {
    paste: () =>
      lines(
        at({}, { alg: 'ES384', typ: 'JWT', kid: 'k' }),
        'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      ),
    leads: ['error-recognised', 'alg-not-allowed-by-api'],
    says: ['ES384'],
  },
  'Google’s credential at Firebase': {
    paste: () =>
      lines(
        id({
          iss: 'https://accounts.google.com',
          aud: '1-x.apps.googleusercontent.com',
          azp: '1-x.apps.googleusercontent.com',
        }),
        'Firebase ID token has invalid "aud" (audience) claim. Expected "my-project" but got "1-x.apps.googleusercontent.com".',
      ),
    leads: [...read, 'aud-mismatch', 'aud-near-miss'],
    says: ['my-project', '1-x.apps.googleusercontent.com', /Google/],
  },
  'MSAL metadata': {
    paste: () => 'ClientAuthError: endpoints_resolution_error',
    leads: read,
    says: [/metadata|authority/i],
  },
  'an encrypted one': { paste: () => 'encrypted JWTs cannot be decoded', leads: read, says: [/encrypted/] },
}

/** Not a token, not an error. */
export const wordCases: ErrorCases = {
  'an identity zone': {
    paste: () => 'identity zone of the access token: "0be73ba1-8887-469d-916e-2dfb7aba766e"',
    leads: [null, ...read, 'error-unknown'],
  },
  'an id of a token': {
    paste: () => 'error for access token: 0be73ba1-8887-469d-916e-2dfb7aba766e not found',
    leads: [null, ...read, 'error-unknown'],
  },
  'a kid': {
    paste: () => 'kid of the token: Xk3vQ9tLm2Rw8sYb4NcZ7pDfGh1',
    leads: [null, ...read, 'error-unknown'],
  },
  'a policy': {
    paste: () => '<set-variable name="x" failed-validation-error-message="Unauthorized" />',
    leads: null,
  },
}

const expecting = (issuer: string) => ({ expected: { issuer } })

/** Two issuers that are one, or nearly. */
export const joinCases: ErrorCases = {
  'no scheme': {
    paste: () => at({ iss: 'https://a.example/' }),
    context: expecting('a.example'),
    leads: 'iss-near-miss',
    says: [/https:\/\//, /slash/],
  },
  'no slash': {
    paste: () => at({ iss: 'https://a.example/' }),
    context: expecting('https://a.example'),
    leads: 'iss-near-miss',
    says: [/slash/],
  },
  'inside and outside of a container': {
    paste: () => at({ iss: 'http://localhost:8180/realms/x' }),
    context: expecting('http://keycloak:8080/realms/x'),
    leads: 'iss-mismatch-exact',
    says: [/container/],
    spares: [/test environment/, /another tenant/],
  },
  'two spellings of WorkOS': {
    paste: () => at({ iss: 'https://api.workos.com/user_management/client_01ABC', client_id: 'client_01ABC' }),
    context: expecting('https://api.workos.com'),
    leads: 'iss-mismatch-exact',
    says: [/two spellings/],
  },
  'another host without a sign of a test': {
    paste: () => at({ iss: 'https://id.a.example/' }),
    context: expecting('https://login.b.example/'),
    leads: 'iss-mismatch-exact',
    spares: [/test environment/],
  },
}

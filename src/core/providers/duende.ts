import { headerTypeOf } from '../token/token-use.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, issuerBase } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Duende IdentityServer', 'https://docs.duendesoftware.com/identityserver')
export const apiResources = page('API resources', 'fundamentals/resources/api-resources/')
export const endpoints = page('Endpoints', 'reference/endpoints/')

/** Its access tokens by their habits together: each alone is anybody’s. */
function looksIssued({ header, claims = {} }: Seen): boolean {
  const { jti, scope, client_id } = claims
  const id = typeof jti === 'string' && /^[0-9A-F]{32}$/.test(jti)
  return id && headerTypeOf(header) === 'at+jwt' && Array.isArray(scope) && typeof client_id === 'string'
}

export const duende: Provider<'duende'> = {
  id: 'duende',
  name: 'Duende IdentityServer',
  recognise: (seen) =>
    issuerBase(seen) !== undefined && looksIssued(seen)
      ? byHint('type, jti and the list in scope are written in its way.')
      : undefined,
  endpoints: (seen) =>
    endpointsOf(issuerBase(seen), {
      jwks: '/.well-known/openid-configuration/jwks',
      userinfo: '/connect/userinfo',
      introspection: '/connect/introspect',
      revocation: '/connect/revocation',
    }),
  sources: [apiResources, endpoints],
  lastChecked: '2026-11-21',
}

const access = { sub: 'user-1', jti: '0123456789ABCDEF0123456789ABCDEF', scope: ['api1'], client_id: 'web' }

export const cases: ProviderCases = {
  takes: { 'an access token': hinted(() => issuedBy('https://id.example', access, { typ: 'at+jwt' })) },
  refuses: {
    'an access token of RFC 9068': () => issuedBy('https://id.example', { ...access, jti: 'a-1' }, { typ: 'at+jwt' }),
    'scopes in one string': () => issuedBy('https://id.example', { ...access, scope: 'api1' }, { typ: 'at+jwt' }),
    'another type': () => issuedBy('https://id.example', access, { typ: 'JWT' }),
  },
}

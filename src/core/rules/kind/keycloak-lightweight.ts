import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const keycloakLightweight = defineRule({
  id: 'keycloak-lightweight',
  stage: 'kind',
  severity: 'warning',
  title: 'Keycloak has left most claims out of the token',
  sources: [
    {
      label: 'Keycloak: lightweight access tokens',
      url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#_using_lightweight_access_token',
    },
    {
      label: 'keycloak/keycloak, AccessTokenContext.java',
      url: 'https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/oidc/encode/AccessTokenContext.java',
    },
  ],
  check({ token: { kind, use, claims }, provider, audience }) {
    if (kind !== 'jws' || use !== 'access-token' || !provider) return inapplicable
    const certain = provider.traits.includes('lightweight')
    if (!certain && !provider.traits.includes('bare')) return inapplicable
    // With both of them an API that reads no more has all that it needs.
    const enough = claims?.sub !== undefined && audience.length > 0
    return {
      outcome: 'flag',
      at: certain ? '/claims/jti' : '/claims',
      evidence: { certain },
      ...(enough && { severity: 'info' as const }),
    }
  },
  message: ({ certain }) =>
    `This ${certain ? 'is' : 'looks like'} a lightweight access token of Keycloak: most claims are left out on purpose.`,
  why: () =>
    'Roles, names and often the subject are missing, so an API that reads them from the token refuses it or grants nothing. Keycloak tells them when it is asked.',
  fix: ({ provider }) => ({
    steps: [
      {
        text: 'Let your API ask Keycloak’s introspection endpoint about each token; recent versions refuse these at userinfo.',
        ...(provider?.endpoints.introspection !== undefined && {
          snippets: [{ label: 'Introspection', language: 'url', text: provider.endpoints.introspection }],
        }),
      },
      {
        where: 'Admin console → Clients → your app → Advanced → Advanced settings',
        text: 'Or switch “Always use lightweight access token” off. A mapper can also add single claims to lightweight tokens.',
      },
    ],
  }),
})

const bare = { iss: 'https://sso.example/realms/shop', typ: 'Bearer', azp: 'web', sub: undefined, client_id: undefined }
const token = (change: Parameters<typeof accessToken>[0] = {}) =>
  accessToken({ ...bare, jti: 'onltac:11111111-2222-3333-4444-555555555555', ...change }, { alg: 'RS256', kid: 'k' })

export const cases: RuleCases = {
  flags: {
    'by its id': () => ({ paste: token() }),
    'of a client': () => ({ paste: token({ jti: 'trltcc:1', sub: 'user-1', aud: undefined }) }),
    'by what is missing': () => ({ paste: token({ jti: 'id-1', scope: 'openid profile' }) }),
    'with subject and audience': () => ({ paste: token({ sub: 'user-1' }), severity: 'info' }),
  },
  spares: {
    'a regular one': () => ({ paste: token({ jti: 'onrtac:1' }) }),
    'one that asked for nothing': () => ({ paste: token({ jti: 'id-1' }) }),
    'one with roles': () => ({ paste: token({ jti: 'id-1', scope: 'profile', realm_access: { roles: ['a'] } }) }),
    'one with a profile': () => ({ paste: token({ jti: 'id-1', scope: 'profile', preferred_username: 'a' }) }),
    'one with a subject': () => ({ paste: token({ jti: 'id-1', scope: 'profile', sub: 'user-1' }) }),
    'an ID token': () => ({ paste: token({ typ: 'ID' }) }),
    'another server': () => ({ paste: token({ iss: 'https://issuer.example/' }) }),
  },
}

import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const keycloakSubMissing = defineRule({
  id: 'keycloak-sub-missing',
  stage: 'kind',
  severity: 'warning',
  title: 'Keycloak has issued the token without a subject',
  sources: [
    {
      label: 'Keycloak: upgrading, new default client scope basic',
      url: 'https://www.keycloak.org/docs/latest/upgrading/index.html#new-default-client-scope-basic',
    },
    { label: 'keycloak/keycloak, issue 31082', url: 'https://github.com/keycloak/keycloak/issues/31082' },
  ],
  check({ token: { kind, use, claims }, provider }) {
    if (kind !== 'jws' || use !== 'access-token' || provider?.id !== 'keycloak' || !claims) return inapplicable
    // What leaves claims out on purpose has a rule of its own.
    if (provider.traits.some((trait) => trait === 'lightweight' || trait === 'bare')) return inapplicable
    return claims.sub === undefined ? { outcome: 'flag', at: '/claims', evidence: {} } : pass
  },
  message: () => 'This token of Keycloak names no subject (“sub”), so an API cannot tell whose it is.',
  why: () =>
    'Since Keycloak 25 the client scope “basic” adds it. Clients whose list of scopes was set by hand or imported often lack that scope.',
  fix: () => ({
    steps: [
      {
        where: 'Admin console → your realm → Clients → your app → Client scopes → Add client scope',
        text: 'Add “basic” as Default. If the realm has no such scope, add a mapper of the type Subject (sub) instead.',
      },
      { text: 'Log in again and paste the new token here.' },
    ],
  }),
})

const token = (change: Parameters<typeof accessToken>[0] = {}) =>
  accessToken(
    {
      iss: 'https://sso.example/realms/shop',
      typ: 'Bearer',
      azp: 'web',
      client_id: undefined,
      sub: undefined,
      preferred_username: 'a',
      ...change,
    },
    { alg: 'RS256', kid: 'k' },
  )

export const cases: RuleCases = {
  flags: {
    'no subject': () => ({ paste: token() }),
    'an id of the regular kind': () => ({ paste: token({ preferred_username: undefined, jti: 'onrtac:1' }) }),
  },
  spares: {
    'a subject': () => ({ paste: token({ sub: 'user-1' }) }),
    'a lightweight one': () => ({ paste: token({ jti: 'onltac:1' }) }),
    'a refresh token': () => ({ paste: token({ typ: 'Refresh' }) }),
    'another server': () => ({ paste: token({ iss: 'https://issuer.example/' }) }),
  },
}

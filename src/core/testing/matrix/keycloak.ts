/** For tests only. */
import { type Change, type Column, shaped, uuid } from './define.ts'

const realm = 'https://sso.example/realms/shop'
const keycloak = shaped(
  {
    jti: `onrtac:${uuid}`,
    iss: realm,
    aud: ['api-1', 'account'],
    sub: uuid,
    typ: 'Bearer',
    azp: 'app',
    sid: uuid,
    acr: '1',
    realm_access: { roles: ['offline_access', 'uma_authorization'] },
    resource_access: { account: { roles: ['view-profile'] } },
    scope: 'openid profile things:read',
    preferred_username: 'a',
  },
  { typ: 'JWT' },
)
const keycloakService = (change: Change = {}) =>
  keycloak({
    jti: `trrtcc:${uuid}`,
    sid: undefined,
    clientHost: '192.0.2.1',
    client_id: 'app',
    preferred_username: 'service-account-app',
    ...change,
  })
const keycloakId = () =>
  keycloak({
    typ: 'ID',
    aud: 'app',
    jti: uuid,
    nonce: 'n',
    at_hash: 'h',
    scope: undefined,
    realm_access: undefined,
    resource_access: undefined,
  })
const keycloakRefresh = () =>
  keycloak({ typ: 'Refresh', aud: realm, realm_access: undefined, resource_access: undefined }, { alg: 'HS512' })

export const keycloakColumn: Column = {
  provider: 'keycloak',
  healthy: [keycloak, keycloakService].map((token) => ({
    token,
    expected: { issuer: realm, audience: 'api-1', scope: 'things:read' },
  })),
  rows: [
    ['access token', keycloak, null, 'live-credential aud-multiple typ-payload-confusion'],
    [
      'access token for account only',
      () => keycloak({ aud: 'account' }),
      null,
      'live-credential aud-keycloak-account typ-payload-confusion',
    ],
    [
      'access token without an audience',
      () => keycloak({ aud: undefined }),
      'aud-missing',
      '!aud-missing live-credential typ-payload-confusion',
    ],
    ['service account', keycloakService, null, 'live-credential aud-multiple typ-payload-confusion'],
    [
      'lightweight',
      () =>
        keycloak({
          jti: `onltac:${uuid}`,
          aud: undefined,
          sub: undefined,
          realm_access: undefined,
          resource_access: undefined,
          preferred_username: undefined,
          acr: undefined,
        }),
      'keycloak-lightweight',
      '?keycloak-lightweight live-credential aud-missing typ-payload-confusion',
    ],
    [
      'without a subject',
      () => keycloak({ sub: undefined }),
      'keycloak-sub-missing',
      '?keycloak-sub-missing live-credential aud-multiple typ-payload-confusion',
    ],
    ['ID token', keycloakId, 'id-token-as-access-token', '!id-token-as-access-token'],
    ['refresh token', keycloakRefresh, 'refresh-token-sent', '!refresh-token-sent live-credential'],
    [
      'offline token',
      () => keycloak({ typ: 'Offline', aud: realm, exp: undefined }, { alg: 'HS512' }),
      'refresh-token-sent',
      '!refresh-token-sent',
    ],
    [
      'logout token',
      () =>
        keycloak(
          {
            typ: 'Logout',
            aud: 'app',
            events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
            scope: undefined,
          },
          { typ: 'logout+jwt' },
        ),
      'logout-token-sent',
      '!logout-token-sent',
    ],
  ],
}

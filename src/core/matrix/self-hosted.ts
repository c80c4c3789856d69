/** Servers that people run themselves. For tests only. */
import { filler } from '../testing.ts'
import { type Column, email, login, sealed, shaped, uuid } from './define.ts'

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

const duende = shaped(
  {
    iss: 'https://id.example',
    aud: 'things',
    client_id: 'c',
    sub: '1',
    auth_time: login,
    idp: 'local',
    amr: ['pwd'],
    scope: ['openid', 'things.read'],
    jti: 'A1B2C3D4'.repeat(4),
    nbf: login,
  },
  { typ: 'at+jwt' },
)
const zitadel = shaped({
  iss: 'https://shop-abc123.zitadel.cloud',
  sub: '123456789012345678',
  aud: ['123456789012345678', '223456789012345678'],
  client_id: '123456789012345678',
  jti: 'id-1',
  nbf: login,
  'urn:zitadel:iam:org:project:roles': { reader: { '1': 'shop.example' } },
})
const hydra = shaped({
  iss: 'https://hydra.example',
  aud: ['https://api.example'],
  client_id: 'c',
  sub: 'u',
  jti: uuid,
  scp: ['things.read'],
  ext: {},
  nbf: login,
})
const logto = shaped(
  {
    iss: 'https://abc123.logto.app/oidc',
    aud: 'https://api.example',
    client_id: 'c',
    sub: 'u',
    scope: 'read:things',
    jti: 'id-1',
  },
  { alg: 'ES384', typ: 'at+jwt' },
)
const fusionauth = shaped(
  {
    iss: 'https://auth.example',
    aud: uuid,
    sub: uuid,
    jti: uuid,
    authenticationType: 'PASSWORD',
    email,
    email_verified: true,
    preferred_username: 'a',
    applicationId: uuid,
    tid: uuid,
    roles: ['user'],
    scope: 'openid',
    auth_time: login,
  },
  { typ: 'JWT', gty: ['authorization_code'] },
)

export const selfHosted: readonly Column[] = [
  {
    provider: 'keycloak',
    healthy: { token: keycloak, expected: { issuer: realm, audience: 'api-1', scope: 'things:read' } },
    rows: [
      ['access token', keycloak, null, ''],
      ['access token for account only', () => keycloak({ aud: 'account' }), null, ''],
      ['access token without an audience', () => keycloak({ aud: undefined }), null, ''],
      [
        'service account',
        () =>
          keycloak({
            jti: `trrtcc:${uuid}`,
            sid: undefined,
            clientHost: '192.0.2.1',
            client_id: 'app',
            preferred_username: 'service-account-app',
          }),
        null,
        '',
      ],
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
        null,
        '',
      ],
      ['without a subject', () => keycloak({ sub: undefined }), null, ''],
      ['ID token', keycloakId, null, ''],
      ['refresh token', keycloakRefresh, null, ''],
      ['offline token', () => keycloak({ typ: 'Offline', aud: realm, exp: undefined }, { alg: 'HS512' }), null, ''],
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
        null,
        '',
      ],
    ],
  },
  {
    provider: 'duende',
    healthy: { token: duende, expected: { issuer: 'https://id.example', audience: 'things', scope: 'things.read' } },
    rows: [
      ['access token', duende, null, ''],
      ['access token without an API resource', () => duende({ aud: undefined }), null, ''],
      ['access token with the old audience', () => duende({ aud: 'https://id.example/resources' }), null, ''],
      ['reference token', () => 'A1B2C3D4'.repeat(8), null, ''],
    ],
  },
  {
    provider: 'zitadel',
    healthy: {
      token: zitadel,
      expected: { issuer: 'https://shop-abc123.zitadel.cloud', audience: '223456789012345678' },
    },
    rows: [
      ['access token', zitadel, null, ''],
      [
        'ID token',
        () =>
          zitadel({
            client_id: undefined,
            aud: ['123456789012345678'],
            azp: '123456789012345678',
            nonce: 'n',
            at_hash: 'h',
            amr: ['pwd'],
            auth_time: login,
            jti: undefined,
          }),
        null,
        '',
      ],
      ['opaque access token', () => filler(60), null, ''],
    ],
  },
  {
    provider: 'ory',
    healthy: {
      token: hydra,
      expected: { issuer: 'https://hydra.example', audience: 'https://api.example', scope: 'things.read' },
    },
    rows: [
      ['access token as JWT', hydra, null, ''],
      ['access token without an audience', () => hydra({ aud: [] }), null, ''],
      ['access token', () => `ory_at_${filler(32)}.${filler(32)}`, null, ''],
      ['refresh token', () => `ory_rt_${filler(32)}.${filler(32)}`, null, ''],
      [
        'ID token',
        () =>
          hydra({
            aud: ['c'],
            client_id: undefined,
            scp: undefined,
            ext: undefined,
            nonce: 'n',
            at_hash: 'h',
            rat: login,
            sid: uuid,
            auth_time: login,
          }),
        null,
        '',
      ],
    ],
  },
  {
    provider: 'logto',
    healthy: {
      token: logto,
      expected: { issuer: 'https://abc123.logto.app/oidc', audience: 'https://api.example', scope: 'read:things' },
    },
    rows: [
      ['access token', logto, null, ''],
      ['opaque access token', () => filler(32), null, ''],
      [
        'ID token',
        () =>
          logto(
            {
              aud: 'c',
              client_id: undefined,
              scope: undefined,
              jti: undefined,
              nonce: 'n',
              at_hash: 'h',
              username: 'a',
            },
            { typ: 'JWT' },
          ),
        null,
        '',
      ],
    ],
  },
  {
    provider: 'fusionauth',
    healthy: { token: fusionauth, expected: { issuer: 'https://auth.example', audience: uuid } },
    rows: [
      ['access token', fusionauth, null, ''],
      ['access token, fresh installation', () => fusionauth({ iss: 'acme.com' }, { alg: 'HS256' }), null, ''],
      ['ID token', () => fusionauth({ scope: undefined, at_hash: 'h', c_hash: 'h', nonce: 'n' }), null, ''],
    ],
  },
  {
    // OpenIddict; it has no provider file, as any issuer may be it.
    provider: '',
    rows: [
      [
        'OpenIddict, encrypted access token',
        sealed({ alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'k', typ: 'at+jwt', cty: 'JWT' }),
        null,
        '',
      ],
      ['NextAuth.js session cookie', sealed({ alg: 'dir', enc: 'A256GCM' }), null, ''],
      [
        'oidc-provider, encrypted access token',
        sealed({ alg: 'dir', enc: 'A256GCM', iss: 'https://op.example', aud: 'https://api.example', cty: 'at+jwt' }),
        null,
        '',
      ],
      ['Curity, access token', () => `_0XBPWQQ_${uuid}`, null, ''],
      ['Curity, refresh token', () => `_1XBPWQQ_${uuid}`, null, ''],
    ],
  },
]

/** Identity providers that are rented, and whose customers protect APIs of their own. For tests only. */
import { filler } from '../testing.ts'
import { type Column, email, login, other, sealed, shaped, uuid } from './define.ts'

const client = 'Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx'
const auth0 = 'https://tenant.us.auth0.com/'
const auth0User = shaped(
  {
    iss: auth0,
    sub: 'auth0|1',
    aud: ['https://api.example', `${auth0}userinfo`],
    scope: 'openid profile read:things',
    azp: client,
    permissions: ['read:things'],
  },
  { typ: 'JWT' },
)
const auth0Profile = shaped(
  { iss: auth0, sub: 'auth0|1', aud: 'https://api.example', scope: 'read:things', client_id: client, jti: 'id-1' },
  { typ: 'at+jwt' },
)
const auth0Machine = shaped(
  {
    iss: auth0,
    sub: `${client}@clients`,
    aud: 'https://api.example',
    azp: client,
    gty: 'client-credentials',
    scope: 'read:things',
  },
  { typ: 'JWT' },
)
const auth0Id = shaped(
  { iss: auth0, sub: 'auth0|1', aud: client, nonce: 'n', sid: 's', name: 'A', updated_at: '2026-02-01T00:00:00.000Z' },
  { typ: 'JWT' },
)

const org = 'https://org.okta.com'
const okta = shaped({
  ver: 1,
  jti: 'AT.a',
  iss: `${org}/oauth2/default`,
  aud: 'api://default',
  cid: '0oa1234567890abcdEFG',
  uid: '00u1',
  scp: ['openid', 'things.read'],
  auth_time: login,
  sub: email,
})
const oktaMachine = shaped({
  ver: 1,
  jti: 'AT.a',
  iss: `${org}/oauth2/default`,
  aud: 'api://default',
  cid: '0oa1234567890abcdEFG',
  scp: ['things.read'],
  sub: '0oa1234567890abcdEFG',
})
const oktaOrg = shaped(
  {
    ver: 1,
    jti: 'AT.a.oar1',
    iss: org,
    aud: org,
    cid: '0oa1234567890abcdEFG',
    uid: '00u1',
    scp: ['openid'],
    auth_time: login,
    sub: email,
  },
  { typ: 'application/okta-internal-at+jwt' },
)
const oktaId = shaped({
  ver: 1,
  jti: 'ID.a',
  iss: `${org}/oauth2/default`,
  aud: '0oa1234567890abcdEFG',
  amr: ['pwd'],
  idp: '00o1',
  auth_time: login,
  at_hash: 'h',
  sub: '00u1',
})

const pingone = shaped({
  iss: `https://auth.pingone.eu/${uuid}/as`,
  client_id: other,
  sub: uuid,
  aud: ['https://api.example'],
  scope: 'things:read',
  jti: 'id-1',
})
const onelogin = shaped({
  iss: 'https://shop.onelogin.com/oidc/2',
  sub: '1',
  aud: 'https://api.example',
  scope: 'things:read',
  jti: 'id-1',
})
const kinde = shaped({
  iss: 'https://shop.kinde.com',
  sub: 'kp_1',
  aud: ['https://api.example'],
  azp: 'c',
  gty: [],
  scp: ['openid', 'read:things'],
  org_code: 'org_1',
  permissions: [],
  jti: uuid,
})
const salesforce = shaped(
  {
    iss: 'https://shop.my.salesforce.com',
    sub: 'uid:1',
    aud: ['https://shop.my.salesforce.com'],
    scp: 'api refresh_token',
    client_id: '3MVG9',
    mty: 'oauth',
    nbf: login,
  },
  { typ: 'JWT', tnk: 'core/prod/00D1', ver: '1.0', tty: 'sfdc-core-token' },
)

export const tenants: readonly Column[] = [
  {
    provider: 'auth0',
    healthy: { token: auth0User, expected: { issuer: auth0, audience: 'https://api.example', scope: 'read:things' } },
    rows: [
      ['access token', auth0User, null, ''],
      ['access token, RFC 9068 profile', auth0Profile, null, ''],
      ['machine to machine', auth0Machine, null, ''],
      ['Management API', () => auth0User({ aud: `${auth0}api/v2/` }), null, ''],
      ['without an audience', sealed({ alg: 'dir', enc: 'A256GCM', iss: auth0 }), null, ''],
      [
        'only for userinfo',
        () => auth0User({ aud: `${auth0}userinfo`, permissions: undefined, scope: 'openid profile' }),
        null,
        '',
      ],
      ['ID token', auth0Id, null, ''],
      ['ID token without nonce', () => auth0Id({ nonce: undefined, sid: undefined }), null, ''],
      ['refresh token', () => `v1.${filler(40)}`, null, ''],
      ['signed with a secret', () => auth0User({}, { alg: 'HS256', kid: undefined }), null, ''],
    ],
  },
  {
    provider: 'okta',
    healthy: {
      token: okta,
      expected: { issuer: `${org}/oauth2/default`, audience: 'api://default', scope: 'things.read' },
    },
    rows: [
      ['access token', okta, null, ''],
      ['access token of the org server', oktaOrg, null, ''],
      ['client credentials', oktaMachine, null, ''],
      ['ID token', oktaId, null, ''],
      ['ID token of the org server', () => oktaId({ iss: org }), null, ''],
      ['refresh token', () => filler(32), null, ''],
      ['API token', () => `00${filler(30)}`, null, ''],
    ],
  },
  {
    provider: 'pingone',
    healthy: {
      token: pingone,
      expected: { issuer: `https://auth.pingone.eu/${uuid}/as`, audience: 'https://api.example', scope: 'things:read' },
    },
    rows: [
      ['access token', pingone, null, ''],
      [
        'access token for its own API',
        () => pingone({ aud: ['https://api.pingone.eu'], scope: 'openid p1:read:user' }),
        null,
        '',
      ],
      [
        'ID token',
        () =>
          pingone({
            aud: other,
            client_id: undefined,
            scope: undefined,
            jti: undefined,
            nonce: 'n',
            at_hash: 'h',
            auth_time: login,
          }),
        null,
        '',
      ],
    ],
  },
  {
    provider: 'onelogin',
    healthy: {
      token: onelogin,
      expected: { issuer: 'https://shop.onelogin.com/oidc/2', audience: 'https://api.example', scope: 'things:read' },
    },
    rows: [
      ['access token', onelogin, null, ''],
      [
        'ID token',
        () => onelogin({ aud: 'client-1', scope: undefined, jti: undefined, nonce: 'n', at_hash: 'h', name: 'A' }),
        null,
        '',
      ],
    ],
  },
  {
    provider: 'kinde',
    healthy: {
      token: kinde,
      expected: { issuer: 'https://shop.kinde.com', audience: 'https://api.example', scope: 'read:things' },
    },
    rows: [
      ['access token', kinde, null, ''],
      ['access token without an audience', () => kinde({ aud: [] }), null, ''],
      [
        'machine to machine',
        () =>
          kinde({
            gty: ['client_credentials'],
            sub: undefined,
            scp: undefined,
            scope: 'read:things',
            org_code: undefined,
          }),
        null,
        '',
      ],
      [
        'ID token',
        () =>
          kinde({
            aud: ['c'],
            scp: undefined,
            gty: undefined,
            permissions: undefined,
            nonce: 'n',
            at_hash: 'h',
            name: 'A',
          }),
        null,
        '',
      ],
    ],
  },
  {
    provider: 'salesforce',
    rows: [
      ['access token as JWT', salesforce, null, ''],
      ['session id', () => `00D000000000001!${filler(72).slice(0, 96)}`, null, ''],
      [
        'ID token',
        () =>
          shaped({
            iss: 'https://shop.my.salesforce.com',
            sub: 'https://login.salesforce.com/id/00D/005',
            aud: '3MVG9',
            at_hash: 'h',
            nonce: 'n',
          })(),
        null,
        '',
      ],
    ],
  },
]

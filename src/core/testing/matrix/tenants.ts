/** Identity providers that are rented, and whose customers protect APIs of their own. For tests only. */
import { filler } from '../forge.ts'
import { type Column, email, login, sealed, shaped } from './define.ts'

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

export const tenants: readonly Column[] = [
  {
    provider: 'auth0',
    healthy: [auth0User, auth0Profile, auth0Machine].map((token) => ({
      token,
      expected: { issuer: auth0, audience: 'https://api.example', scope: 'read:things' },
    })),
    rows: [
      ['access token', auth0User, null, 'live-credential'],
      ['access token, RFC 9068 profile', auth0Profile, null, 'live-credential'],
      ['machine to machine', auth0Machine, null, 'live-credential'],
      ['Management API', () => auth0User({ aud: `${auth0}api/v2/` }), null, 'live-credential auth0-management-token'],
      [
        'without an audience',
        sealed({ alg: 'dir', enc: 'A256GCM', iss: auth0 }),
        'auth0-jwe-no-audience',
        '!auth0-jwe-no-audience',
      ],
      [
        'only for userinfo',
        () => auth0User({ aud: `${auth0}userinfo`, permissions: undefined, scope: 'openid profile' }),
        'aud-userinfo-only',
        '!aud-userinfo-only live-credential',
      ],
      ['ID token', auth0Id, 'id-token-as-access-token', '!id-token-as-access-token personal-data-in-token'],
      [
        'ID token without nonce',
        () => auth0Id({ nonce: undefined, sid: undefined }),
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
      ['refresh token', () => `v1.${filler(40)}`, 'opaque-token', '!opaque-token'],
      [
        'signed with a secret',
        () => auth0User({}, { alg: 'HS256', kid: undefined }),
        'alg-hs-public-issuer',
        '!alg-hs-public-issuer live-credential',
      ],
    ],
  },
  {
    provider: 'okta',
    healthy: [
      {
        token: okta,
        expected: { issuer: `${org}/oauth2/default`, audience: 'api://default', scope: 'things.read' },
      },
    ],
    rows: [
      ['access token', okta, null, 'live-credential'],
      ['access token of the org server', oktaOrg, 'okta-org-as', '!okta-org-as live-credential'],
      ['client credentials', oktaMachine, null, 'live-credential'],
      ['ID token', oktaId, 'id-token-as-access-token', '!id-token-as-access-token'],
      [
        'ID token of the org server',
        () => oktaId({ iss: org }),
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
      ['refresh token', () => filler(32), 'opaque-token', '!opaque-token'],
      ['API token', () => `00${filler(30)}`, 'secret-not-token', '!secret-not-token'],
    ],
  },
]

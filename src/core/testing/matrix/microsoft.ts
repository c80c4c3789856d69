/** Entra ID, Azure AD B2C and AD FS. For tests only. */
import { filler } from '../forge.ts'
import { type Change, type Column, email, login, other, shaped, uuid } from './define.ts'

const v2 = `https://login.microsoftonline.com/${uuid}/v2.0`
const v1 = `https://sts.windows.net/${uuid}/`
const user = { oid: uuid, sub: 's', tid: uuid, nbf: login, uti: 'u', rh: '1.A' }
const entra2 = shaped(
  {
    iss: v2,
    ver: '2.0',
    aud: other,
    azp: uuid,
    azpacr: '1',
    scp: 'Things.Read',
    name: 'A',
    preferred_username: email,
    ...user,
  },
  { typ: 'JWT' },
)
const entra1 = shaped(
  {
    iss: v1,
    ver: '1.0',
    aud: `api://${other}`,
    appid: uuid,
    appidacr: '1',
    scp: 'Things.Read',
    unique_name: email,
    idp: v1,
    ...user,
  },
  { typ: 'JWT', x5t: 'key-1' },
)
const app2 = (change: Change = {}) =>
  entra2({
    scp: undefined,
    name: undefined,
    preferred_username: undefined,
    roles: ['Things.Read.All'],
    idtyp: 'app',
    sub: uuid,
    ...change,
  })
const id2 = shaped(
  { iss: v2, ver: '2.0', aud: uuid, name: 'A', preferred_username: email, nonce: 'n', ...user },
  { typ: 'JWT' },
)
const graph = () => entra1({ aud: '00000003-0000-0000-c000-000000000000', scp: 'User.Read' }, { nonce: filler(32) })

const b2cIssuer = `https://contoso.b2clogin.com/${uuid}/v2.0/`
const b2c = shaped(
  { iss: b2cIssuer, ver: '1.0', aud: other, azp: uuid, sub: 's', scp: 'things.read', tfp: 'B2C_1_signin', nbf: login },
  { typ: 'JWT' },
)

const adfsIssuer = 'http://adfs.example.test/adfs/services/trust'
const adfs = shaped(
  {
    iss: adfsIssuer,
    aud: 'microsoft:identityserver:api-1',
    appid: uuid,
    apptype: 'Public',
    authmethod: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    ver: '1.0',
    scp: 'things.read',
    sub: 's',
  },
  { typ: 'JWT', x5t: 'key-1' },
)

export const microsoft: readonly Column[] = [
  {
    provider: 'entra',
    healthy: [
      { token: entra2, expected: { issuer: v2, audience: other, scope: 'Things.Read' } },
      { token: entra1, expected: { issuer: v1, audience: `api://${other}`, scope: 'Things.Read' } },
      { token: app2, expected: { issuer: v2, audience: other } },
    ],
    rows: [
      ['access token v2', entra2, null, 'personal-data-in-token live-credential'],
      ['access token v1', entra1, null, 'personal-data-in-token live-credential'],
      ['app-only', app2, null, 'live-credential'],
      [
        'without scp and roles',
        () => entra2({ scp: undefined, idtyp: 'app' }),
        'entra-no-scp-no-roles',
        '?entra-no-scp-no-roles personal-data-in-token live-credential',
      ],
      [
        'for Microsoft Graph',
        graph,
        'graph-token-unverifiable',
        '!graph-token-unverifiable personal-data-in-token live-credential',
      ],
      [
        'for Azure management',
        () => entra1({ aud: 'https://management.core.windows.net/', scp: 'user_impersonation' }),
        null,
        'personal-data-in-token live-credential',
      ],
      ['ID token', id2, 'id-token-as-access-token', '!id-token-as-access-token personal-data-in-token'],
      ['ID token without nonce', () => id2({ nonce: undefined }), null, 'personal-data-in-token live-credential'],
      ['refresh token', () => `1.AXsA${filler(300)}.AgAB${filler(60)}`, 'refresh-token-sent', '!refresh-token-sent'],
      [
        'too many groups',
        () =>
          entra2({
            _claim_names: { groups: 'src1' },
            _claim_sources: { src1: { endpoint: 'https://graph.example/x' } },
          }),
        'groups-overage',
        '?groups-overage personal-data-in-token live-credential',
      ],
      [
        'consumer account',
        () =>
          entra2({
            iss: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
            tid: '9188040d-6c67-4c5b-b112-36a304b66dad',
          }),
        null,
        'personal-data-in-token live-credential',
      ],
    ],
  },
  {
    provider: 'azure-b2c',
    healthy: [{ token: b2c, expected: { issuer: b2cIssuer, audience: other, scope: 'things.read' } }],
    rows: [
      ['access token', b2c, null, 'live-credential'],
      [
        'access token, issuer with tfp',
        () => b2c({ iss: `https://contoso.b2clogin.com/tfp/${uuid}/b2c_1_signin/v2.0/` }),
        null,
        'live-credential b2c-policy-issuer',
      ],
      [
        'ID token',
        () => b2c({ aud: uuid, azp: undefined, scp: undefined, nonce: 'n', at_hash: 'h', name: 'A', auth_time: login }),
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
    ],
  },
  {
    provider: 'adfs',
    healthy: [
      {
        token: adfs,
        expected: { issuer: adfsIssuer, audience: 'microsoft:identityserver:api-1', scope: 'things.read' },
      },
    ],
    rows: [
      ['access token', adfs, null, 'live-credential'],
      [
        'ID token',
        () =>
          shaped(
            {
              iss: 'https://adfs.example.test/adfs',
              aud: uuid,
              sub: 's',
              nonce: 'n',
              auth_time: login,
              upn: email,
              unique_name: 'A',
            },
            { typ: 'JWT', x5t: 'key-1' },
          )(),
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
    ],
  },
]

/** Identity providers that are rented. For tests only. */
import { filler } from '../forge.ts'
import { type Change, type Column, login, other, shaped, uuid } from './define.ts'

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
const kindeMachine = (change: Change = {}) =>
  kinde({
    gty: ['client_credentials'],
    sub: undefined,
    scp: undefined,
    scope: 'read:things',
    org_code: undefined,
    ...change,
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

export const smallerTenants: readonly Column[] = [
  {
    provider: 'pingone',
    healthy: [
      {
        token: pingone,
        expected: {
          issuer: `https://auth.pingone.eu/${uuid}/as`,
          audience: 'https://api.example',
          scope: 'things:read',
        },
      },
    ],
    rows: [
      ['access token', pingone, null, 'live-credential'],
      [
        'access token for its own API',
        () => pingone({ aud: ['https://api.pingone.eu'], scope: 'openid p1:read:user' }),
        null,
        'live-credential',
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
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
    ],
  },
  {
    provider: 'onelogin',
    healthy: [
      {
        token: onelogin,
        expected: { issuer: 'https://shop.onelogin.com/oidc/2', audience: 'https://api.example', scope: 'things:read' },
      },
    ],
    rows: [
      ['access token', onelogin, null, 'live-credential'],
      [
        'ID token',
        () => onelogin({ aud: 'client-1', scope: undefined, jti: undefined, nonce: 'n', at_hash: 'h', name: 'A' }),
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
    ],
  },
  {
    provider: 'kinde',
    healthy: [kinde, kindeMachine].map((token) => ({
      token,
      expected: { issuer: 'https://shop.kinde.com', audience: 'https://api.example', scope: 'read:things' },
    })),
    rows: [
      ['access token', kinde, null, 'live-credential'],
      [
        'access token without an audience',
        () => kinde({ aud: [] }),
        'aud-missing',
        '!aud-missing ?aud-empty-array live-credential',
      ],
      ['machine to machine', kindeMachine, null, 'live-credential'],
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
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
    ],
  },
  {
    provider: 'salesforce',
    rows: [
      ['access token as JWT', salesforce, null, 'live-credential'],
      [
        'session id',
        () => `00D000000000001!${filler(72).slice(0, 96)}`,
        'known-credential-prefix',
        '!known-credential-prefix',
      ],
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
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
    ],
  },
]

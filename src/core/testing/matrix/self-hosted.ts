/** Servers that people run themselves. For tests only. */
import { filler } from '../forge.ts'
import { type Column, email, login, shaped, uuid } from './define.ts'

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
    provider: 'duende',
    healthy: [{ token: duende, expected: { issuer: 'https://id.example', audience: 'things', scope: 'things.read' } }],
    rows: [
      ['access token', duende, null, 'live-credential scope-format'],
      [
        'access token without an API resource',
        () => duende({ aud: undefined }),
        'aud-missing',
        '!aud-missing live-credential scope-format rfc9068-claims',
      ],
      [
        'access token with the old audience',
        () => duende({ aud: 'https://id.example/resources' }),
        null,
        'live-credential scope-format',
      ],
      ['reference token', () => 'A1B2C3D4'.repeat(8), 'opaque-token', '!opaque-token'],
    ],
  },
  {
    provider: 'zitadel',
    healthy: [
      {
        token: zitadel,
        expected: { issuer: 'https://shop-abc123.zitadel.cloud', audience: '223456789012345678' },
      },
    ],
    rows: [
      ['access token', zitadel, null, 'live-credential aud-multiple'],
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
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
      ['opaque access token', () => filler(60), 'opaque-token', '!opaque-token'],
    ],
  },
  {
    provider: 'ory',
    healthy: [
      {
        token: hydra,
        expected: { issuer: 'https://hydra.example', audience: 'https://api.example', scope: 'things.read' },
      },
    ],
    rows: [
      ['access token as JWT', hydra, null, 'live-credential'],
      [
        'access token without an audience',
        () => hydra({ aud: [] }),
        'aud-missing',
        '!aud-missing ?aud-empty-array live-credential',
      ],
      [
        'access token',
        () => `ory_at_${filler(32)}.${filler(32)}`,
        'known-credential-prefix',
        '!known-credential-prefix',
      ],
      ['refresh token', () => `ory_rt_${filler(32)}.${filler(32)}`, 'refresh-token-sent', '!refresh-token-sent'],
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
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
    ],
  },
  {
    provider: 'logto',
    healthy: [
      {
        token: logto,
        expected: { issuer: 'https://abc123.logto.app/oidc', audience: 'https://api.example', scope: 'read:things' },
      },
    ],
    rows: [
      ['access token', logto, null, 'live-credential'],
      ['opaque access token', () => filler(32), 'opaque-token', '!opaque-token'],
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
        'id-token-as-access-token',
        '!id-token-as-access-token',
      ],
    ],
  },
  {
    provider: 'fusionauth',
    healthy: [{ token: fusionauth, expected: { issuer: 'https://auth.example', audience: uuid } }],
    rows: [
      ['access token', fusionauth, null, 'personal-data-in-token live-credential'],
      [
        'access token, fresh installation',
        () => fusionauth({ iss: 'acme.com' }, { alg: 'HS256' }),
        null,
        'personal-data-in-token live-credential',
      ],
      [
        'ID token',
        () => fusionauth({ scope: undefined, at_hash: 'h', c_hash: 'h', nonce: 'n' }),
        'id-token-as-access-token',
        '!id-token-as-access-token personal-data-in-token',
      ],
    ],
  },
]

/** Further kinds of the same providers, and servers and services that have no file of their own. For tests only. */
import { filler, jws, noon } from '../forge.ts'
import { type Column, email, login, sealed, sent, shaped, uuid } from './define.ts'

const tenant = 'https://tenant.us.auth0.com/'
const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const bound = { cnf: { jkt: filler(32) } }
const day = 86_400

const xsuaa = shaped(
  {
    iss: 'https://sub.authentication.eu10.hana.ondemand.com/oauth/token',
    cid: 'sb-app!t123',
    client_id: 'sb-app!t123',
    azp: 'sb-app!t123',
    zid: uuid,
    scope: ['app!t123.Read'],
    aud: ['app!t123'],
    grant_type: 'client_credentials',
    sub: 'sb-app!t123',
    jti: 'id-1',
  },
  { jku: 'https://sub.authentication.eu10.hana.ondemand.com/token_keys', kid: 'default-jwt-key' },
)
const oidcProvider = shaped(
  {
    iss: 'https://op.example',
    aud: 'https://api.example',
    client_id: 'c',
    sub: 'u',
    scope: 'things:read',
    jti: 'id-1',
  },
  { typ: 'at+jwt' },
)
const openiddict = shaped(
  { iss: 'http://localhost:5000/', usage: 'access_token', jti: 'id-1', sub: 'u', nbf: login },
  { typ: 'JWT' },
)

export const others: readonly Column[] = [
  {
    provider: 'auth0',
    rows: [
      [
        'encrypted for the API',
        sealed({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'api-1', iss: tenant }),
        'auth0-api-jwe',
        '?auth0-api-jwe',
      ],
      ['short opaque access token', () => filler(24), 'opaque-token', '!opaque-token'],
      [
        'logout token',
        () =>
          shaped(
            {
              iss: tenant,
              aud: 'Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx',
              sub: 'auth0|1',
              sid: 's',
              jti: 'id-1',
              events: logoutEvent,
            },
            { typ: 'logout+jwt' },
          )(),
        'logout-token-sent',
        '!logout-token-sent',
      ],
      [
        'access token bound to a key',
        sent(() =>
          shaped(
            { iss: tenant, sub: 'auth0|1', aud: 'https://api.example', scope: 'a', azp: 'c', ...bound },
            { typ: 'JWT' },
          )(),
        ),
        'dpop-bound-as-bearer',
        '!dpop-bound-as-bearer',
      ],
      [
        'access token for a day',
        () =>
          shaped(
            { iss: tenant, sub: 'auth0|1', aud: 'https://api.example', scope: 'a', azp: 'c', exp: noon - 600 + day },
            { typ: 'JWT' },
          )(),
        null,
        'live-credential',
      ],
      [
        'access token on a domain of its customer',
        () =>
          shaped(
            { iss: 'https://login.example/', sub: 'auth0|1', aud: 'https://api.example', scope: 'a', azp: 'c' },
            { typ: 'JWT' },
          )(),
        null,
        'live-credential',
      ],
    ],
  },
  {
    provider: 'okta',
    rows: [
      [
        'access token on a domain of its customer',
        () =>
          shaped({
            ver: 1,
            jti: 'AT.a.oar1',
            iss: 'https://login.example/oauth2/default',
            aud: 'api://default',
            cid: '0oa1234567890abcdEFG',
            uid: '00u1',
            scp: ['openid'],
            sub: email,
          })(),
        null,
        'live-credential',
      ],
    ],
  },
  {
    provider: 'entra',
    rows: [
      [
        'managed identity, a day long',
        () =>
          shaped(
            {
              iss: `https://sts.windows.net/${uuid}/`,
              ver: '1.0',
              aud: `api://${uuid}`,
              appid: uuid,
              appidacr: '2',
              idtyp: 'app',
              roles: ['Things.Read'],
              oid: uuid,
              sub: uuid,
              tid: uuid,
              exp: noon - 600 + 86_700,
            },
            { typ: 'JWT', x5t: 'key-1' },
          )(),
        null,
        'live-credential',
      ],
    ],
  },
  {
    provider: 'clerk',
    rows: [
      [
        'machine token as JWT',
        () => shaped({ iss: 'https://able-cat-1.clerk.accounts.dev', sub: 'mch_1', jti: 'mt_1', scopes: 'mch_2' })(),
        null,
        'live-credential aud-missing clerk-machine-token',
      ],
      [
        'OAuth access token, opaque',
        () => `oat_${'a1B2'.repeat(8)}`,
        'known-credential-prefix',
        '!known-credential-prefix clerk-machine-token',
      ],
    ],
  },
  {
    provider: 'supabase',
    rows: [
      [
        'publishable key',
        () => `sb_publishable_${filler(22)}`,
        'supabase-api-key-as-user',
        '?supabase-api-key-as-user',
      ],
      ['secret key', () => `sb_secret_${filler(22)}`, 'supabase-service-role', '!supabase-service-role'],
    ],
  },
  {
    provider: 'kubernetes',
    rows: [
      [
        'token of a pod that is good for a year',
        () =>
          shaped({
            aud: ['https://kubernetes.default.svc.cluster.local'],
            iss: 'https://kubernetes.default.svc.cluster.local',
            jti: uuid,
            'kubernetes.io': { namespace: 'n', serviceaccount: { name: 's', uid: uuid }, warnafter: noon + 2000 },
            sub: 'system:serviceaccount:n:s',
            exp: noon + 365 * day,
          })(),
        null,
        'live-credential k8s-token',
      ],
    ],
  },
  {
    provider: '',
    rows: [
      [
        'OpenIddict, encrypted access token',
        sealed({ alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'k', typ: 'at+jwt', cty: 'JWT' }),
        'openiddict-encrypted-token',
        '!openiddict-encrypted-token nested-jwt',
      ],
      ['OpenIddict, access token without a resource', openiddict, 'aud-missing', '!aud-missing live-credential'],
      [
        'NextAuth.js, session cookie',
        sealed({ alg: 'dir', enc: 'A256GCM' }),
        'session-cookie-jwe',
        '!session-cookie-jwe',
      ],
      [
        'Auth.js, session cookie',
        sealed({ alg: 'dir', enc: 'A256CBC-HS512', kid: filler(32) }),
        'session-cookie-jwe',
        '!session-cookie-jwe',
      ],
      [
        'nextjs-auth0, session cookie',
        sealed({ alg: 'dir', enc: 'A256GCM', iat: noon - 600, uat: noon - 60, exp: noon + 600 }),
        'session-cookie-jwe',
        '!session-cookie-jwe',
      ],
      [
        'oidc-provider, encrypted access token',
        sealed({ alg: 'dir', enc: 'A256GCM', iss: 'https://op.example', aud: 'https://api.example', cty: 'at+jwt' }),
        'jwe-generic',
        '!jwe-generic',
      ],
      ['oidc-provider, access token', oidcProvider, null, 'live-credential'],
      [
        'oidc-provider, bound to a certificate',
        sent(() => oidcProvider({ cnf: { 'x5t#S256': filler(32) } })),
        'mtls-bound',
        '?mtls-bound',
      ],
      ['SAP XSUAA, access token', xsuaa, null, 'live-credential scope-format embedded-key'],
      ['Curity, access token', () => `_0XBPWQQ_${uuid}`, 'known-credential-prefix', '!known-credential-prefix'],
      ['Curity, refresh token', () => `_1XBPWQQ_${uuid}`, 'refresh-token-sent', '!refresh-token-sent'],
      [
        'GitHub App',
        () => jws({ claims: { iss: 12_345, iat: noon - 60, exp: noon + 540 } }),
        null,
        'live-credential special-token',
      ],
      ['GitHub, personal access token', () => `ghp_${'aB3'.repeat(12)}`, 'secret-not-token', '!secret-not-token'],
      [
        'Snowflake, key pair',
        () =>
          jws({ claims: { iss: 'ACCOUNT.USER.SHA256:AAAA=', sub: 'ACCOUNT.USER', iat: noon - 60, exp: noon + 3000 } }),
        null,
        'live-credential iss-not-url',
      ],
    ],
  },
]

import type { TokenKind } from '../decode/index.ts'
import type { Json } from '../model/primitives.ts'
import type { ProviderId } from '../providers/index.ts'
import type { TokenUse } from '../registry/token-uses.ts'
import type { RuleId } from '../rules/index.ts'
import { filler, jwe, jws } from './forge.ts'

/** What the door says of a paste at 1800 seconds after the epoch. */
interface Expected {
  kind: TokenKind
  use: TokenUse
  provider?: ProviderId
  /** Rules that find an error, none for a token that its API takes; and those that find something less. */
  errors?: readonly RuleId[]
  also?: readonly RuleId[]
}

const [uuid, graph] = ['11111111-2222-3333-4444-555555555555', '00000003-0000-0000-c000-000000000000']
const times = { iat: 1, exp: 3601 }

const claims = (of: Record<string, Json>, header: Record<string, Json> = { alg: 'RS256', kid: 'k' }) =>
  jws({ header, claims: { ...of, ...times } })

const alb = {
  typ: 'JWT',
  kid: uuid,
  alg: 'ES256',
  client: 'c',
  exp: 3601,
  iss: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Example01',
  signer: 'arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/a/b',
}
const pad = (part: string) => part.padEnd(Math.ceil(part.length / 4) * 4, '=')
const padded = (text: string) => text.split('.').map(pad).join('.')

/** Shapes as in real-shapes.ts that are no JWS, or that a header or another claim sets apart. For tests only. */
export const realPastes: Readonly<Record<string, readonly [paste: string, expected: Expected]>> = {
  'Auth0 without an audience (1)': [
    jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.us.auth0.com/' }),
    { kind: 'jwe', use: 'unknown', provider: 'auth0', errors: ['auth0-jwe-no-audience'] },
  ],
  'Auth0 without an audience, on its customer’s domain (1)': [
    jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://login.example/' }),
    { kind: 'jwe', use: 'unknown', errors: ['auth0-jwe-no-audience'] },
  ],
  'Auth0’s short one (2)': ['V1StGXR8Z5jdHi6BmyTaQw_x', { kind: 'opaque', use: 'unknown', errors: ['opaque-token'] }],
  'Okta on a domain of its customer (8)': [
    claims({
      ver: 1,
      jti: 'AT.a.oar1',
      iss: 'https://login.example/oauth2/default',
      aud: 'api://default',
      cid: '0oa1234567890abcdEFG',
      scp: ['openid'],
    }),
    { kind: 'jws', use: 'access-token', provider: 'okta' },
  ],
  'Okta, client credentials (9)': [
    claims({
      ver: 1,
      jti: 'AT.a',
      iss: 'https://org.okta.com/oauth2/default',
      aud: 'api://default',
      cid: '0oa1234567890abcdEFG',
      sub: '0oa1234567890abcdEFG',
      scp: ['things.read'],
    }),
    { kind: 'jws', use: 'access-token', provider: 'okta' },
  ],
  'Microsoft Graph (12)': [
    claims(
      {
        aud: graph,
        iss: `https://sts.windows.net/${uuid}/`,
        nbf: 0,
        acr: '1',
        appid: uuid,
        appidacr: '1',
        idtyp: 'user',
      },
      { typ: 'JWT', nonce: filler(32), alg: 'RS256', x5t: 't', kid: 't' },
    ),
    { kind: 'jws', use: 'unknown', provider: 'entra', errors: ['graph-token-unverifiable'] },
  ],
  'Entra ID with an unusual header member (13)': [
    claims(
      { aud: 'api://a', iss: `https://sts.windows.net/${uuid}/`, appid: uuid, scp: 'Things.Read', ver: '1.0' },
      { typ: 'JWT', rh: '0.A', alg: 'RS256', x5t: 't', kid: 't' },
    ),
    { kind: 'jws', use: 'access-token', provider: 'entra' },
  ],
  'Keycloak with spaces in its header (16)': [
    jws({
      header: '{"alg":"RS256","typ" : "JWT","kid" : "k"}',
      claims: {
        ...times,
        jti: uuid,
        iss: 'http://localhost:8080/realms/r',
        aud: 'account',
        typ: 'Bearer',
        azp: 'app',
        realm_access: { roles: ['offline_access'] },
        scope: 'profile email',
      },
    }),
    { kind: 'jws', use: 'access-token', provider: 'keycloak' },
  ],
  'Keycloak on its old path (17)': [
    claims({
      iss: 'http://host.docker.internal:8080/auth/realms/r',
      aud: 'account',
      typ: 'Bearer',
      azp: 'app',
      scope: 'a',
    }),
    { kind: 'jws', use: 'access-token', provider: 'keycloak' },
  ],
  'Keycloak with many audiences (19)': [
    claims({
      iss: 'https://sso.example/realms/r',
      aud: ['api-test', 'api', 'account'],
      typ: 'Bearer',
      azp: 'b',
      sid: uuid,
    }),
    { kind: 'jws', use: 'access-token', provider: 'keycloak' },
  ],
  'Keycloak without a subject (21)': [
    claims({ iss: 'https://sso.example/realms/r', aud: 'api', typ: 'Bearer', azp: 'app', sid: uuid, scope: '' }),
    { kind: 'jws', use: 'access-token', provider: 'keycloak' },
  ],
  'Cognito, whose access tokens have no audience (22)': [
    claims({
      sub: uuid,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      iss: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Example01',
      client_id: 'c',
      username: 'u',
    }),
    { kind: 'jws', use: 'access-token', provider: 'cognito', also: ['aud-missing'] },
  ],
  'Cognito, refresh token': [
    jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }),
    { kind: 'jwe', use: 'unknown', errors: ['refresh-token-sent'] },
  ],
  'an AWS load balancer, padded (24)': [
    padded(jws({ header: alb, claims: { sub: uuid, email_verified: 'true', username: 'u', exp: 3601, iss: alb.iss } })),
    { kind: 'jws', use: 'unknown', errors: ['alb-padded-token'] },
  ],
  'Google, gcloud (27)': [
    claims({
      iss: 'https://accounts.google.com',
      azp: '32555940559.apps.googleusercontent.com',
      aud: '32555940559.apps.googleusercontent.com',
      at_hash: 'h',
      sub: '1',
      email: 'user@example.test',
    }),
    { kind: 'jws', use: 'id-token' },
  ],
  'Google’s access token': [`ya29.${filler(90)}`, { kind: 'opaque', use: 'access-token', errors: ['google-opaque'] }],
  'Supabase, service key (31)': [
    jws({
      header: { alg: 'HS256', typ: 'JWT' },
      claims: { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'service_role', iat: 1, exp: 315_360_001 },
    }),
    { kind: 'jws', use: 'unknown', errors: ['supabase-service-role'] },
  ],
  'Kubernetes, of a secret (33)': [
    jws({
      claims: {
        iss: 'kubernetes/serviceaccount',
        'kubernetes.io/serviceaccount/namespace': 'n',
        'kubernetes.io/serviceaccount/service-account.uid': uuid,
        sub: 'system:serviceaccount:n:s',
      },
    }),
    { kind: 'jws', use: 'unknown' },
  ],
  'GitLab, ID token of a job (36)': [
    claims({
      iss: 'https://gitlab.com',
      aud: 'https://vault.example',
      sub: 'project_path:a/b:ref_type:branch:ref:main',
      ref_protected: 'true',
      runner_id: 12_270_807,
      user_login: 'a',
    }),
    { kind: 'jws', use: 'unknown' },
  ],
  'GitLab, the old job token, without a scheme in its issuer (37)': [
    claims({ iss: 'gitlab.com', sub: 'job_3131574536', nbf: -4, namespace_path: 'a' }),
    { kind: 'jws', use: 'unknown' },
  ],
  'Cloudflare Access (39)': [
    claims({
      aud: ['a'.repeat(64)],
      email: 'user@example.test',
      nbf: 1,
      iss: 'https://team.cloudflareaccess.com',
      type: 'app',
      identity_nonce: 'n',
      sub: uuid,
      country: 'US',
    }),
    { kind: 'jws', use: 'unknown' },
  ],
  'IdentityServer with its old audience (41)': [
    claims(
      { iss: 'https://id.example', aud: 'https://id.example/resources', client_id: 'c', scope: ['api1'] },
      { alg: 'RS256', kid: 'k', typ: 'at+jwt', x5t: 't' },
    ),
    { kind: 'jws', use: 'access-token' },
  ],
  'OpenIddict, encrypted (42)': [
    jwe({ alg: 'RSA-OAEP', enc: 'A256CBC-HS512', kid: 'k', typ: 'at+jwt', cty: 'JWT' }),
    { kind: 'jwe', use: 'access-token', errors: ['openiddict-encrypted-token'] },
  ],
  'Hydra, opaque (43)': [
    `ory_at_${filler(32)}.${filler(32)}`,
    { kind: 'opaque', use: 'access-token', errors: ['known-credential-prefix'] },
  ],
  'Apple, with texts for truths (44)': [
    claims({
      iss: 'https://appleid.apple.com',
      aud: 'com.company.app',
      sub: '000008.a.1510',
      nonce: 'n',
      c_hash: 'h',
      email_verified: 'true',
      is_private_email: 'false',
      auth_time: 0,
    }),
    { kind: 'jws', use: 'id-token' },
  ],
  'Snowflake, key pair (47)': [
    claims({ iss: 'ACCOUNT.USER.SHA256:AAAA=', sub: 'ACCOUNT.USER' }),
    { kind: 'jws', use: 'unknown' },
  ],
  'SAP XSUAA (48)': [
    claims(
      {
        iss: 'https://sub.authentication.eu10.hana.ondemand.com/oauth/token',
        cid: 'sb-app!t123',
        azp: 'sb-app!t123',
        zid: uuid,
        scope: ['app!t123.Read'],
        aud: ['app!t123'],
        grant_type: 'client_credentials',
      },
      { alg: 'RS256', jku: 'https://sub.authentication.eu10.hana.ondemand.com/token_keys', kid: 'default-jwt-key' },
    ),
    { kind: 'jws', use: 'access-token', also: ['embedded-key'] },
  ],
  'an MCP client that named no resource (49)': [
    claims({
      iss: 'https://auth.example/application/o/app/',
      aud: 'client-1',
      azp: 'client-1',
      scope: 'openid',
      sub: 'u',
    }),
    { kind: 'jws', use: 'access-token' },
  ],
  'Logto, ES384 (51)': [
    claims(
      {
        iss: 'https://t.logto.app/oidc',
        aud: 'https://api.example',
        client_id: 'c',
        scope: 'read',
        sub: 'u',
        jti: 'j',
      },
      { alg: 'ES384', typ: 'at+jwt', kid: 'k' },
    ),
    { kind: 'jws', use: 'access-token' },
  ],
  'LemonLDAP::NG, opaque (53)': ['0a1b'.repeat(16), { kind: 'opaque', use: 'unknown', errors: ['opaque-token'] }],
  'oidc-provider, encrypted (54)': [
    jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://op.example', aud: 'https://api.example', cty: 'at+jwt' }),
    { kind: 'jwe', use: 'unknown', errors: ['jwe-generic'] },
  ],
  'oidc-provider, bound to a key (54)': [
    claims(
      { iss: 'https://op.example', aud: 'https://api.example', client_id: 'c', scope: 'a', cnf: { jkt: filler(32) } },
      { alg: 'RS256', typ: 'at+jwt', kid: 'k' },
    ),
    { kind: 'jws', use: 'access-token' },
  ],
  'a pretty-printed header, which does not begin like others': [
    jws({
      header: '{\n  "alg": "RS256",\n  "typ": "at+jwt"\n}',
      claims: { iss: 'i', aud: 'a', client_id: 'c', ...times },
    }),
    { kind: 'jws', use: 'access-token' },
  ],
}

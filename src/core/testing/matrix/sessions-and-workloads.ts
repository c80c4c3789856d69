/** Sessions of user management services, and identities of jobs and pods. For tests only. */
import { jws, noon } from '../forge.ts'
import { type Column, email, login, sent, shaped, uuid } from './define.ts'

const clerk = shaped(
  {
    azp: 'https://app.example',
    iss: 'https://clerk.app.example',
    nbf: login,
    sid: 'sess_1',
    sub: 'user_1',
    fva: [0, -1],
    v: 2,
    sts: 'active',
  },
  { typ: 'JWT' },
)
const stytch = shaped({
  iss: 'stytch.com/project-live-11111111-2222-3333-4444-555555555555',
  aud: ['project-live-11111111-2222-3333-4444-555555555555'],
  sub: 'user-live-1',
  'https://stytch.com/session': { id: 's', attributes: {} },
  nbf: login,
})
const project = 'P2abcdefghijklmnopqrstuvwxyz'
const descope = shaped(
  { amr: ['pwd'], drn: 'DS', iss: project, sub: 'U1', permissions: [], tenants: {}, rexp: '2026-04-01T00:00:00Z' },
  { typ: 'JWT' },
)
const workos = shaped({
  iss: 'https://api.workos.com/user_management/client_01ABC',
  sub: 'user_1',
  sid: 'session_1',
  org_id: 'org_1',
  role: 'member',
  permissions: ['read:things'],
  jti: uuid,
})
const supabaseIssuer = 'https://abcdefghijklmnopqrst.supabase.co/auth/v1'
const supabase = shaped(
  {
    iss: supabaseIssuer,
    sub: uuid,
    aud: 'authenticated',
    email,
    phone: '',
    app_metadata: { provider: 'email' },
    user_metadata: {},
    role: 'authenticated',
    aal: 'aal1',
    amr: [{ method: 'password', timestamp: login }],
    session_id: uuid,
    is_anonymous: false,
  },
  { alg: 'ES256', typ: 'JWT' },
)
const supabaseKey = (role: string) => () =>
  jws({
    header: { alg: 'HS256', typ: 'JWT' },
    claims: { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role, iat: noon - 1000, exp: noon + 300_000_000 },
  })

const actions = shaped(
  {
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'https://github.com/org',
    sub: 'repo:org/app:ref:refs/heads/main',
    repository: 'org/app',
    ref: 'refs/heads/main',
    workflow: 'ci',
    job_workflow_ref: 'org/app/.github/workflows/ci.yml@refs/heads/main',
    runner_environment: 'github-hosted',
    jti: uuid,
    nbf: login,
  },
  { typ: 'JWT', x5t: 't' },
)
const gitlab = shaped(
  {
    iss: 'https://gitlab.com',
    aud: 'https://vault.example',
    sub: 'project_path:a/b:ref_type:branch:ref:main',
    project_path: 'a/b',
    namespace_path: 'a',
    ref: 'main',
    ref_type: 'branch',
    ref_protected: 'true',
    ci_config_ref_uri: 'gitlab.com/a/b//.gitlab-ci.yml@refs/heads/main',
    pipeline_id: '1',
    jti: uuid,
    nbf: login,
  },
  { typ: 'JWT' },
)
const pod = shaped({
  aud: ['https://kubernetes.default.svc.cluster.local'],
  iss: 'https://kubernetes.default.svc.cluster.local',
  jti: uuid,
  'kubernetes.io': {
    namespace: 'n',
    pod: { name: 'p', uid: uuid },
    serviceaccount: { name: 's', uid: uuid },
    warnafter: noon + 2000,
  },
  nbf: login,
  sub: 'system:serviceaccount:n:s',
})

export const sessionsAndWorkloads: readonly Column[] = [
  {
    provider: 'clerk',
    healthy: [
      {
        token: clerk,
        expected: { issuer: 'https://clerk.app.example' },
        headlines: { 'another audience': 'aud-missing' },
      },
    ],
    rows: [
      ['session token', clerk, null, 'live-credential aud-missing'],
      [
        'OAuth access token',
        () =>
          clerk(
            {
              azp: undefined,
              sid: undefined,
              fva: undefined,
              v: undefined,
              sts: undefined,
              iss: 'https://able-cat-1.clerk.accounts.dev',
              client_id: 'c',
              scope: 'profile',
              jti: 'oat_1',
            },
            { typ: 'at+jwt' },
          ),
        null,
        'live-credential aud-missing rfc9068-claims clerk-machine-token',
      ],
      [
        'machine token',
        () => `mt_${'a1B2'.repeat(8)}`,
        'known-credential-prefix',
        '!known-credential-prefix clerk-machine-token',
      ],
    ],
  },
  {
    provider: 'stytch',
    healthy: [
      {
        token: stytch,
        expected: {
          issuer: 'stytch.com/project-live-11111111-2222-3333-4444-555555555555',
          audience: 'project-live-11111111-2222-3333-4444-555555555555',
        },
      },
    ],
    rows: [['session JWT', stytch, null, 'live-credential multi-form-issuer']],
  },
  {
    provider: 'descope',
    healthy: [{ token: descope, expected: { issuer: project }, headlines: { 'another audience': 'aud-missing' } }],
    rows: [
      ['session token', descope, null, 'live-credential descope-session-kind multi-form-issuer aud-missing'],
      [
        'refresh token',
        () => descope({ drn: 'DSR', rexp: undefined }),
        'refresh-token-sent',
        '!refresh-token-sent live-credential descope-session-kind multi-form-issuer',
      ],
    ],
  },
  {
    provider: 'workos',
    healthy: [
      {
        token: workos,
        expected: { issuer: 'https://api.workos.com/user_management/client_01ABC' },
        headlines: { 'another audience': 'aud-missing' },
      },
    ],
    rows: [['session token', workos, null, 'live-credential multi-form-issuer aud-missing']],
  },
  {
    provider: 'supabase',
    healthy: [{ token: supabase, expected: { issuer: supabaseIssuer, audience: 'authenticated' } }],
    rows: [
      ['user token', supabase, null, 'personal-data-in-token live-credential'],
      [
        'user token with the legacy secret',
        () => supabase({}, { alg: 'HS256' }),
        null,
        'personal-data-in-token live-credential',
      ],
      ['anonymous key', supabaseKey('anon'), null, 'live-credential supabase-api-key-as-user'],
      [
        'anonymous key, sent as a user’s',
        sent(supabaseKey('anon')),
        'supabase-api-key-as-user',
        '?supabase-api-key-as-user live-credential',
      ],
      ['service key', supabaseKey('service_role'), 'supabase-service-role', '!supabase-service-role live-credential'],
    ],
  },
  {
    provider: 'github-actions',
    healthy: [
      {
        token: actions,
        expected: { issuer: 'https://token.actions.githubusercontent.com', audience: 'https://github.com/org' },
      },
    ],
    rows: [['ID token of a job', actions, null, 'live-credential ci-identity-token']],
  },
  {
    provider: 'gitlab',
    healthy: [{ token: gitlab, expected: { issuer: 'https://gitlab.com', audience: 'https://vault.example' } }],
    rows: [
      ['ID token of a job', gitlab, null, 'live-credential ci-identity-token'],
      [
        'job token',
        () => `glcbt-${gitlab({ aud: 'https://gitlab.com' })}`,
        null,
        'live-credential token-prefix ci-identity-token',
      ],
      [
        'ID token of a user',
        () =>
          shaped({
            iss: 'https://gitlab.com',
            sub: '1',
            aud: 'a1b2',
            nonce: 'n',
            auth_time: login,
            sub_legacy: 'x',
            email,
          })(),
        null,
        'personal-data-in-token',
      ],
    ],
  },
  {
    provider: 'kubernetes',
    healthy: [
      {
        token: pod,
        expected: {
          issuer: 'https://kubernetes.default.svc.cluster.local',
          audience: 'https://kubernetes.default.svc.cluster.local',
        },
      },
    ],
    rows: [
      ['token of a pod', pod, null, 'live-credential k8s-token'],
      ['token of a pod for AWS', () => pod({ aud: ['sts.amazonaws.com'] }), null, 'live-credential k8s-token'],
      [
        'old token of a Secret',
        () =>
          jws({
            claims: {
              iss: 'kubernetes/serviceaccount',
              'kubernetes.io/serviceaccount/namespace': 'n',
              'kubernetes.io/serviceaccount/secret.name': 's',
              'kubernetes.io/serviceaccount/service-account.name': 's',
              'kubernetes.io/serviceaccount/service-account.uid': uuid,
              sub: 'system:serviceaccount:n:s',
            },
          }),
        'k8s-token',
        '?k8s-token exp-missing',
      ],
    ],
  },
]

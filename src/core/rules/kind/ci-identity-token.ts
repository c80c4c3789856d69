import { jws, noon } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** What a trust policy may ask for beside the audience. */
const told = ['sub', 'ref', 'environment']

export const ciIdentityToken = defineRule({
  id: 'ci-identity-token',
  stage: 'kind',
  severity: 'info',
  title: 'The token is the identity of a pipeline',
  sources: [
    {
      label: 'GitHub: OpenID Connect reference',
      url: 'https://docs.github.com/en/actions/reference/security/oidc',
    },
    {
      label: 'GitLab: ID tokens of jobs',
      url: 'https://docs.gitlab.com/ci/secrets/id_token_authentication/',
    },
  ],
  check({ token: { kind, claims }, provider }) {
    if (kind !== 'jws' || !claims || !provider?.traits.includes('job')) return inapplicable
    const named = told.flatMap((name) => {
      const value = claims[name]
      return typeof value === 'string' ? [`${name} ${shown(value)}`] : []
    })
    return { outcome: 'flag', at: '/claims/sub', evidence: { name: provider.name, named } }
  },
  message: ({ name }, { audience }) =>
    `This is the identity of a job at ${name}${audience.length > 0 ? `, for ${shownList(audience, 2)}` : ''}, and lives for minutes.`,
  why: ({ named }) =>
    'Who takes it compares the audience and the subject with a policy, character by character. What started the job decides how the subject looks: a branch, an environment, a pull request.' +
    (named.length > 0 ? ` This one has ${named.join(', ')}.` : ''),
  fix: () => ({
    steps: [
      { text: 'If the audience is refused, ask for another one where the job gets the token.' },
      { text: 'If the subject is refused, copy it from here into the policy.' },
    ],
  }),
})

const times = { iat: noon - 60, exp: noon + 240 }
const job = { project_path: 'group/shop', pipeline_id: '1', ref_protected: 'true', ref: 'main' }
const token = (iss: string, claims: Readonly<Record<string, string>> = {}) =>
  jws({ claims: { iss, aud: 'sts.amazonaws.com', sub: 'repo:octo/shop:ref:refs/heads/main', ...claims, ...times } })

export const cases: RuleCases = {
  flags: {
    'GitHub Actions': () => ({ paste: token('https://token.actions.githubusercontent.com', { environment: 'prod' }) }),
    'an enterprise': () => ({ paste: token('https://token.actions.githubusercontent.com/octo') }),
    'GitLab CI': () => ({ paste: token('https://gitlab.com', job) }),
    'a GitLab of one’s own': () => ({ paste: token('https://git.example.com', job) }),
  },
  spares: {
    'a user of GitLab': () => ({ paste: token('https://gitlab.com') }),
    'the name in front of another host': () => ({
      paste: token('https://token.actions.githubusercontent.com.evil.example'),
    }),
  },
}

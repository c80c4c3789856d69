import { complaintOf } from '../../facts/api-token.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Issued to a machine: a workflow, a job, a pod, a service. */
const isOfService = ({ token: { claims }, provider }: TokenFacts) =>
  claims !== undefined && (Object.hasOwn(claims, 'kubernetes.io') || provider?.traits.includes('workload') === true)

export const audWif = defineRule({
  id: 'aud-wif',
  stage: 'audience',
  severity: 'error',
  title: 'The cloud does not know the audience of the machine’s token',
  sources: [
    {
      label: 'AWS: OIDC identity providers in IAM',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html',
    },
    {
      label: 'Microsoft: trust an external identity provider',
      url: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust',
    },
  ],
  check(facts) {
    const { token, audience } = facts
    if (!isOfService(facts) || audience.length === 0 || token.kind !== 'jws') return inapplicable
    if (!complaintOf(facts, 'aud')) return inapplicable
    const complaint = complaintOf(facts, 'aud', 'E532')
    return complaint ? { outcome: 'flag', at: '/claims/aud', evidence: { audience, by: complaint.emitter } } : pass
  },
  message: ({ audience, by }) =>
    `This token of a workload is for ${shownList(audience)}, and ${by} does not take that audience.`,
  why: () =>
    'A cloud lets a machine in from outside only with a token whose audience is registered with the identity provider there. The workload chooses the audience when it asks for the token, so it is set at the asking side.',
  fix: () => ({
    steps: [
      {
        text: 'Ask for the token with the audience that the cloud expects, or register this one there: at AWS in the identity provider of IAM and in the trust policy of the role.',
        snippets: [
          { label: 'AWS', language: 'text', text: 'sts.amazonaws.com' },
          {
            label: 'Google Cloud',
            language: 'text',
            text: 'https://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER',
          },
          { label: 'Azure', language: 'text', text: 'api://AzureADTokenExchange' },
        ],
      },
      {
        text: 'It is set where the token is asked for: `audience` of the action (GitHub), `id_tokens: … aud` (GitLab), `audience` of the projected volume (Kubernetes).',
      },
    ],
  }),
})

const of = (change: Readonly<Record<string, string>>, members: Readonly<Record<string, object>> = {}) =>
  jws({
    claims: {
      aud: 'https://github.com/acme',
      sub: 'repo:acme/shop:ref:refs/heads/main',
      iat: noon,
      exp: noon + 300,
      ...change,
      ...(members['kubernetes.io'] && { 'kubernetes.io': { namespace: 'n' } }),
    },
  })
const github = { iss: 'https://token.actions.githubusercontent.com' }
const awsSays = 'An error occurred (InvalidIdentityToken): Incorrect token audience'

export const cases: RuleCases = {
  flags: {
    'a GitHub workflow at AWS': () => ({ paste: `${of(github)}\n${awsSays}` }),
    'a pod at AWS': () => ({
      paste: `${of({ iss: 'https://oidc.example/id/A', aud: 'vault' }, { 'kubernetes.io': {} })}\n${awsSays}`,
    }),
  },
  spares: {
    'no complaint': () => ({ paste: of(github) }),
    'another complaint of AWS': () => ({ paste: `${of(github)}\nExpiredTokenException` }),
    'the complaint of an API': () => ({ paste: `${of(github)}\njwt audience invalid. expected: https://api.example` }),
    'a token of somebody else': () => ({ paste: `${of({ iss: 'https://issuer.example' })}\n${awsSays}` }),
  },
}

import { asObject } from '../../decode/json.ts'
import { jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const k8sToken = defineRule({
  id: 'k8s-token',
  stage: 'kind',
  severity: 'warning',
  title: 'The token is that of a Kubernetes service account',
  sources: [
    {
      label: 'Kubernetes: service accounts',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    },
  ],
  check({ token: { kind, claims }, issuer, expires }) {
    const legacy = issuer === 'kubernetes/serviceaccount'
    if (kind !== 'jws' || !claims || !(legacy || asObject(claims['kubernetes.io']))) return inapplicable
    const endless = legacy && expires === undefined
    return {
      outcome: 'flag',
      at: '/claims/iss',
      evidence: { endless },
      ...(!endless && { severity: 'info' as const }),
    }
  },
  message: ({ endless }, { audience }) =>
    endless
      ? 'This is a service account’s token of the old kind, which never expires.'
      : `This is a Kubernetes service account’s token${audience.length > 0 ? ` for ${shownList(audience, 2)}` : ''}.`,
  why: ({ endless }) =>
    endless
      ? 'It comes from a Secret and works until that is deleted, for anybody who has it. It names no audience either.'
      : 'Unless another audience was asked for, it is for the API of the cluster. Clouds and other services want one that names them.',
  fix: (_, { endless }) => ({
    steps: [
      ...(endless
        ? [{ text: 'If anybody else may have seen it, delete its Secret: that is the only way to take it back.' }]
        : []),
      {
        text: 'Ask for a token that is bound to its audience and expires.',
        snippets: [
          {
            label: 'kubectl',
            language: 'bash',
            text: "kubectl create token YOUR_SERVICE_ACCOUNT --audience 'https://api.example.com'",
          },
        ],
      },
    ],
  }),
})

const sub = 'system:serviceaccount:shop:web'
const bound = (claims: Parameters<typeof jws>[0]['claims'] = {}) =>
  jws({
    claims: {
      iss: 'https://kubernetes.default.svc',
      aud: ['https://kubernetes.default.svc'],
      sub,
      'kubernetes.io': { namespace: 'shop' },
      iat: noon - 60,
      exp: noon + 3540,
      ...claims,
    },
  })
const legacy = (claims: Parameters<typeof jws>[0]['claims'] = {}) =>
  jws({
    claims: { iss: 'kubernetes/serviceaccount', 'kubernetes.io/serviceaccount/namespace': 'shop', sub, ...claims },
  })

export const cases: RuleCases = {
  flags: {
    'one of a Secret': () => ({ paste: legacy() }),
    'one of a Secret, with an end': () => ({ paste: legacy({ exp: noon + 60 }), severity: 'info' }),
    'a bound one': () => ({ paste: bound(), severity: 'info' }),
    'one of EKS': () => ({
      paste: bound({ iss: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABC', aud: ['sts.amazonaws.com'] }),
      severity: 'info',
    }),
  },
  spares: {
    'a claim of another form': () => ({ paste: bound({ 'kubernetes.io': 'shop' }) }),
    'another issuer without an end': () => ({ paste: legacy({ iss: 'https://issuer.example' }) }),
  },
}

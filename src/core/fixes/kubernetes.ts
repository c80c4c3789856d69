import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep } from '../model/finding.ts'
import { asksAudience, keysFix, line, orExpect } from '../steps/recipes.ts'
import { sh } from '../snippets/literals.ts'
import { plain, snippet } from '../snippets/snippet.ts'
import { tokenFacts, wanted } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { accounts } from '../providers/kubernetes.ts'
import type { Fixes } from './define.ts'

/** Namespace and name, from `system:serviceaccount:<namespace>:<name>`. */
function accountOf(facts: Facts): readonly [namespace: string, name: string] {
  const { sub } = tokenFacts(facts)?.token.claims ?? {}
  const [, namespace, name] = typeof sub === 'string' ? (/^system:serviceaccount:([^:]+):([^:]+)$/.exec(sub) ?? []) : []
  return [plain(namespace, 'YOUR_NAMESPACE'), plain(name, 'YOUR_SERVICE_ACCOUNT')]
}

function create(facts: Facts, audience: string): FixStep {
  const [namespace, name] = accountOf(facts)
  return {
    text: 'From outside a pod, ask for a token with that audience.',
    snippets: [
      line(
        'kubectl',
        'bash',
        `kubectl create token ${sh(name)} --namespace ${sh(namespace)} `,
        `--audience ${sh(audience)}`,
      ),
    ],
  }
}

function audienceFix(facts: Facts): Fix {
  const audience = wanted(facts, 'https://api.example.com')
  return {
    steps: [
      {
        text: 'The token in a pod’s usual place is for the cluster’s own API. Have the pod get one for yours, in a projected volume, and read it from there.',
        snippets: [
          line(
            'Pod',
            'text',
            'volumes:\n  - name: token\n    projected:\n      sources:\n        - serviceAccountToken:\n            path: token\n            ',
            `audience: ${JSON.stringify(audience)}`,
          ),
        ],
      },
      create(facts, audience),
    ],
    asks: asksAudience,
    docs: accounts,
  }
}

const ofSecret = (facts: Facts): FixStep[] =>
  facts.provider?.traits.includes('legacy')
    ? [
        {
          text: 'Delete the Secret that holds the token if anybody else may have seen it: nothing else takes it back. Then use a token that expires.',
        },
      ]
    : []

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'The kubelet renews the token in the pod’s file before it runs out. Read the file anew for each call instead of keeping what was in it.',
    },
    create(facts, wanted(facts, 'https://api.example.com')),
  ],
  otherwise: revoked({
    text: 'The cluster tells whether it still takes a token: it stops when the pod or the service account is deleted.',
    snippets: [
      snippet(
        'TokenReview',
        'bash',
        `kubectl create --raw /apis/authentication.k8s.io/v1/tokenreviews -f - <<'EOF'\n{"kind":"TokenReview","apiVersion":"authentication.k8s.io/v1","spec":{"token":"THE_TOKEN"}}\nEOF`,
      ),
    ],
  }),
  docs: accounts,
})

export const kubernetesFixes: Fixes = {
  'aud-missing': audienceFix,
  'k8s-token': (facts) => ({ ...audienceFix(facts), steps: [...ofSecret(facts), ...audienceFix(facts).steps] }),
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  expired: expiredFix,
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'Let your API fetch the keys of the cluster that the token comes from: each has its own.',
      accounts,
      {
        text: 'A cluster’s keys are often not to be had from outside. Ask the cluster for them.',
        snippets: [snippet('Keys (JWKS)', 'bash', 'kubectl get --raw /openid/v1/jwks')],
      },
    ),
}

import { keysFix } from '../steps/recipes.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { tokenFacts } from '../steps/known-values.ts'
import { listener } from '../providers/aws-alb.ts'
import type { Fixes } from './define.ts'

export const awsAlbFixes: Fixes = {
  expired: () => ({
    steps: [
      {
        text: 'The load balancer signs a new one for every request. Read x-amzn-oidc-data of the request at hand, and never keep one.',
      },
    ],
    docs: listener,
  }),
  'kid-not-in-jwks': (facts) => {
    const { signer } = tokenFacts(facts)?.token.header ?? {}
    return keysFix(
      facts,
      'The load balancer signed this, not the identity provider in iss. Its key is a PEM of its own for each kid, in the region of the load balancer.',
      listener,
      {
        text: 'Any load balancer of that region can sign such a token. Compare signer with yours.',
        snippets: [
          snippet('Signer', 'text', changed(plain(typeof signer === 'string' ? signer : '', 'YOUR_LOAD_BALANCER_ARN'))),
        ],
      },
    )
  },
}

import type { JsonObject } from '../model/primitives.ts'
import { asObject } from '../decode/json.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, issuerBase } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Kubernetes', 'https://kubernetes.io/docs')
export const accounts = page('Configure service accounts', 'tasks/configure-pod-container/configure-service-account/')
const createToken = page('kubectl create token', 'reference/kubectl/generated/kubectl_create/kubectl_create_token/')

const isLegacy = (claims: JsonObject) => claims.iss === 'kubernetes/serviceaccount'

/** Managed clusters publish their keys at another path than the API server does. */
function jwksPath({ issuer }: Seen): string {
  if (/^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(issuer?.hostname ?? '')) return '/keys'
  return issuer?.hostname === 'container.googleapis.com' ? '/jwks' : '/openid/v1/jwks'
}

export const kubernetes: Provider<'kubernetes'> = {
  id: 'kubernetes',
  name: 'Kubernetes',
  traits: ['workload'],
  // Any host may issue them, so only the claims tell.
  recognise({ claims = {} }) {
    if (isLegacy(claims)) return byHint('the issuer is kubernetes/serviceaccount.', 'legacy')
    const { sub } = claims
    const ofAccount = typeof sub === 'string' && sub.startsWith('system:serviceaccount:')
    return ofAccount && asObject(claims['kubernetes.io']) ? byHint('it is that of a service account.') : undefined
  },
  endpoints(seen) {
    const base = issuerBase(seen)
    return base === undefined ? { metadata: [] } : endpointsOf(base, { jwks: jwksPath(seen) })
  },
  sources: [accounts, createToken],
  lastChecked: '2026-11-21',
}

const bound = { 'kubernetes.io': { namespace: 'shop' }, sub: 'system:serviceaccount:shop:web' }

export const cases: ProviderCases = {
  takes: {
    'a bound token': hinted(() => issuedBy('https://kubernetes.default.svc.cluster.local', bound)),
    'a token of EKS': hinted(() => issuedBy('https://oidc.eks.eu-west-1.amazonaws.com/id/ABC', bound)),
    'a token of GKE': hinted(() => issuedBy('https://container.googleapis.com/v1/projects/p', bound)),
    'a token of a secret': hinted(() => issuedBy('kubernetes/serviceaccount', { sub: bound.sub }), 'legacy'),
  },
  refuses: {
    'a host alone': () => issuedBy('https://kubernetes.default.svc'),
    'a subject alone': () => issuedBy('https://issuer.example', { sub: bound.sub }),
    'a claim of another form': () => issuedBy('https://issuer.example', { sub: bound.sub, 'kubernetes.io': 'x' }),
  },
}

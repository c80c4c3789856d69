import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, issuedBy } from './define.ts'

export const listener = {
  label: 'AWS: authenticate users with an Application Load Balancer',
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
}
/** Of the load balancer; a region enters a host, so that only what looks like one is one. */
const arn =
  /^arn:(aws|aws-us-gov|aws-cn):elasticloadbalancing:([a-z]{2}(?:-[a-z]+){1,4}-\d{1,2}):\d*:loadbalancer\/\S+$/

/** One PEM per key id, which enters a path; AWS documents no place for China. */
function keyOf({ header }: Seen): string | undefined {
  const { signer, kid } = header ?? {}
  const [, partition, region] = typeof signer === 'string' ? (arn.exec(signer) ?? []) : []
  if (region === undefined || typeof kid !== 'string' || !/^[\w-]{1,100}$/.test(kid)) return undefined
  if (partition === 'aws') return `https://public-keys.auth.elb.${region}.amazonaws.com/${kid}`
  if (partition !== 'aws-us-gov' || !/^us-gov-(?:west|east)-1$/.test(region)) return undefined
  return `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}/${kid}`
}

const proves =
  'A load balancer of this AWS region made this token, and nothing was changed since. Whether it was yours, only “signer” in the header says: compare it with the ARN of your load balancer.'

export const awsAlb: Provider<'aws-alb'> = {
  id: 'aws-alb',
  name: 'AWS Application Load Balancer',
  traits: ['keys-elsewhere'],
  recognise: ({ header }) =>
    typeof header?.signer === 'string' && /^arn:aws(?:-[a-z-]+)?:elasticloadbalancing:/.test(header.signer)
      ? { confidence: 'host', reason: 'the header names a load balancer as signer.', traits: [], proves }
      : undefined,
  endpoints(seen) {
    const jwks = keyOf(seen)
    return { metadata: [], ...(jwks !== undefined && { jwks }) }
  },
  sources: [listener],
  lastChecked: '2026-11-21',
}

const signedBy = (signer: string, kid = '11111111-2222-3333-4444-555555555555') =>
  issuedBy('https://issuer.example', {}, { alg: 'ES256', kid, signer })
const balancer = 'loadbalancer/app/shop/50dc6c495c0c9188'

export const cases: ProviderCases = {
  takes: {
    'a load balancer': certain(() => signedBy(`arn:aws:elasticloadbalancing:eu-west-1:123456789012:${balancer}`)),
    GovCloud: certain(() => signedBy(`arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:123456789012:${balancer}`)),
    China: certain(() => signedBy(`arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:${balancer}`)),
    'a key id that is no file name': certain(() =>
      signedBy(`arn:aws:elasticloadbalancing:eu-west-1:123456789012:${balancer}`, '../../evil'),
    ),
  },
  refuses: {
    'another service': () => signedBy('arn:aws:iam::123456789012:role/x'),
    'the service elsewhere in it': () => signedBy('arn:aws:iam::1:role/arn:aws:elasticloadbalancing:eu-west-1'),
    'no signer': () => issuedBy('https://issuer.example', {}, { kid: 'a' }),
  },
}

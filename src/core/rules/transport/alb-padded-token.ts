import { accessClaims, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const albPaddedToken = defineRule({
  id: 'alb-padded-token',
  stage: 'transport',
  severity: 'error',
  title: 'The token is the padded one that an AWS load balancer adds',
  sources: [
    {
      label: 'AWS: authenticate users with an Application Load Balancer',
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
    },
  ],
  suppresses: ['not-base64url', 'signature-bad', 'kid-not-in-jwks', 'aud-missing', 'truncated-token'],
  check({ token, ofLoadBalancer }) {
    if (token.kind !== 'jws' || !ofLoadBalancer) return inapplicable
    const padded = token.parts.some(({ fault }) => fault?.fault === 'not-base64url')
    return padded ? { outcome: 'flag', at: '/header/signer', evidence: undefined } : pass
  },
  message: () => 'This is the header that an AWS load balancer adds, not the token that your identity provider issued.',
  why: () =>
    'The load balancer writes “x-amzn-oidc-data” from the userinfo answer and signs it itself. It pads its base64, which ordinary libraries refuse or report as a wrong signature, and it has no JWKS.',
  fix: () => ({
    steps: [
      {
        text: 'To call an API, send the access token of the identity provider instead: the load balancer passes it on in the header “x-amzn-oidc-accesstoken”.',
      },
      {
        text: 'To rely on this one behind the load balancer, check it with the ALB verifier of aws-jwt-verify, or with the PEM at https://public-keys.auth.elb.REGION.amazonaws.com/KID. Take the padding off after the check only, and compare “signer” with the ARN of your load balancer.',
      },
    ],
  }),
})

const signer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b'
const padded = (header: Record<string, string>) =>
  jws({ header, claims: accessClaims() })
    .split('.')
    .map((part) => part.padEnd(Math.ceil(part.length / 4) * 4, '='))
    .join('.')

export const cases: RuleCases = {
  flags: {
    'every part padded': () => ({ paste: `x-amzn-oidc-data: ${padded({ alg: 'ES256', kid: 'key-1', signer })}` }),
    'the header’s padding': () => ({ paste: `"${padded({ alg: 'ES256', kid: 'a', signer })}"` }),
  },
  spares: {
    'padding of another signer': () => ({ paste: padded({ alg: 'ES256', signer: 'arn:aws:kms:eu-west-1' }) }),
    'a load balancer’s token without padding': () => ({ paste: jws({ header: { alg: 'ES256', signer }, claims: {} }) }),
  },
}

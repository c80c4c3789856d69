/** Where the keys of each provider’s tokens are, exactly: a wrong place costs a request and says nothing. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../model/primitives.ts'
import { recogniseProvider } from './index.ts'

type Members = Readonly<Record<string, Json>>

const endpointsFor = (claims: Members, header: Members = { alg: 'RS256', kid: 'key-1' }) =>
  recogniseProvider({ kind: 'jws', claims, header })?.endpoints

const guid = '11111111-2222-3333-4444-555555555555'
const session = { 'https://stytch.com/session': { id: 's' }, aud: ['project-test-1'] }
const bound = { 'kubernetes.io': { namespace: 'n' }, sub: 'system:serviceaccount:n:s' }
const google = 'https://www.googleapis.com'
const discovery = '.well-known/openid-configuration'

describe('the keys of', () => {
  it.each<[name: string, claims: Members, jwks: string | undefined, metadata: string[]]>([
    [
      'Google',
      { iss: 'https://accounts.google.com' },
      `${google}/oauth2/v3/certs`,
      [`https://accounts.google.com/${discovery}`],
    ],
    ['Google, the bare name', { iss: 'accounts.google.com' }, `${google}/oauth2/v3/certs`, []],
    [
      'a Google service account',
      { iss: 'a@p.iam.gserviceaccount.com', sub: 'a@p.iam.gserviceaccount.com' },
      `${google}/service_accounts/v1/jwk/a@p.iam.gserviceaccount.com`,
      [],
    ],
    [
      'Firebase',
      { iss: 'https://securetoken.google.com/shop' },
      `${google}/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com`,
      [`https://securetoken.google.com/shop/${discovery}`],
    ],
    [
      'a Firebase session cookie',
      { iss: 'https://session.firebase.google.com/shop' },
      'https://identitytoolkit.googleapis.com/v1/sessionCookiePublicKeys',
      [],
    ],
    ['IAP', { iss: 'https://cloud.google.com/iap' }, 'https://www.gstatic.com/iap/verify/public_key-jwk', []],
    [
      'a GitHub enterprise',
      { iss: 'https://token.actions.githubusercontent.com/octo' },
      'https://token.actions.githubusercontent.com/octo/.well-known/jwks',
      [`https://token.actions.githubusercontent.com/octo/${discovery}`],
    ],
    [
      'GitLab',
      { iss: 'https://gitlab.com' },
      'https://gitlab.com/oauth/discovery/keys',
      [`https://gitlab.com/${discovery}`],
    ],
    ['GitLab, the bare name', { iss: 'gitlab.com' }, 'https://gitlab.com/oauth/discovery/keys', []],
    [
      'a cluster',
      { iss: 'https://k.example', ...bound },
      'https://k.example/openid/v1/jwks',
      [`https://k.example/${discovery}`],
    ],
    [
      'EKS',
      { iss: 'https://oidc.eks.eu-west-1.amazonaws.com/id/A', ...bound },
      'https://oidc.eks.eu-west-1.amazonaws.com/id/A/keys',
      [`https://oidc.eks.eu-west-1.amazonaws.com/id/A/${discovery}`],
    ],
    ['a secret of a cluster', { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:n:s' }, undefined, []],
    [
      'Cloudflare Access',
      { iss: 'https://team.cloudflareaccess.com' },
      'https://team.cloudflareaccess.com/cdn-cgi/access/certs',
      [],
    ],
    [
      'WorkOS',
      { iss: 'https://api.workos.com', client_id: 'client_1' },
      'https://api.workos.com/sso/jwks/client_1',
      [],
    ],
    ['WorkOS, the client unknown', { iss: 'https://api.workos.com' }, undefined, []],
    ['WorkOS, a client that is a path', { iss: 'https://api.workos.com', client_id: 'client_/../x' }, undefined, []],
    [
      'a client of WorkOS',
      { iss: 'https://api.workos.com/user_management/client_1' },
      'https://api.workos.com/sso/jwks/client_1',
      [`https://api.workos.com/user_management/client_1/${discovery}`],
    ],
    [
      'AuthKit',
      { iss: 'https://a.authkit.app' },
      'https://a.authkit.app/oauth2/jwks',
      [`https://a.authkit.app/${discovery}`],
    ],
    [
      'Salesforce',
      { iss: 'https://login.salesforce.com' },
      'https://login.salesforce.com/id/keys',
      [`https://login.salesforce.com/${discovery}`],
    ],
    ['Stytch', { iss: 'stytch.com/project-live-1' }, 'https://api.stytch.com/v1/sessions/jwks/project-live-1', []],
    [
      'Stytch on a domain of one’s own',
      { iss: 'https://login.example.com', ...session },
      'https://test.stytch.com/v1/sessions/jwks/project-test-1',
      [],
    ],
    [
      'Stytch B2B',
      { iss: 'stytch.com/project-live-1', 'https://stytch.com/organization': {} },
      'https://api.stytch.com/v1/b2b/sessions/jwks/project-live-1',
      [],
    ],
    [
      'Descope',
      { iss: 'https://api.descope.com/P2abcdefghijklmnopqrstuvwxy' },
      'https://api.descope.com/v2/keys/P2abcdefghijklmnopqrstuvwxy',
      [],
    ],
    [
      'Descope in Europe',
      { iss: 'Peuc12abcdefghijklmnopqrstuvwxy0', drn: 'DS' },
      'https://api.euc1.descope.com/v2/keys/Peuc12abcdefghijklmnopqrstuvwxy0',
      [],
    ],
    [
      'Logto',
      { iss: 'https://a.logto.app/oidc' },
      'https://a.logto.app/oidc/jwks',
      [`https://a.logto.app/oidc/${discovery}`],
    ],
    [
      'Kinde',
      { iss: 'https://a.kinde.com' },
      'https://a.kinde.com/.well-known/jwks',
      [`https://a.kinde.com/${discovery}`],
    ],
    [
      'ZITADEL',
      { iss: 'https://a.zitadel.cloud' },
      'https://a.zitadel.cloud/oauth/v2/keys',
      [`https://a.zitadel.cloud/${discovery}`],
    ],
    [
      'PingOne',
      { iss: `https://auth.pingone.eu/${guid}/as` },
      `https://auth.pingone.eu/${guid}/as/jwks`,
      [`https://auth.pingone.eu/${guid}/as/${discovery}`],
    ],
    [
      'AD FS',
      { iss: 'https://fs.example/adfs' },
      'https://fs.example/adfs/discovery/keys',
      [`https://fs.example/adfs/${discovery}`],
    ],
    [
      'AD FS, an access token',
      { iss: 'http://fs.example/adfs/services/trust' },
      'https://fs.example/adfs/discovery/keys',
      [],
    ],
    [
      'Azure AD B2C',
      { iss: `https://shop.b2clogin.com/${guid}/v2.0/`, tfp: 'B2C_1_susi' },
      `https://shop.b2clogin.com/${guid}/B2C_1_susi/discovery/v2.0/keys`,
      [`https://shop.b2clogin.com/${guid}/B2C_1_susi/v2.0/${discovery}`],
    ],
    [
      'Azure AD B2C, the policy unknown',
      { iss: `https://shop.b2clogin.com/${guid}/v2.0/`, tfp: '../x' },
      undefined,
      [],
    ],
    [
      'External ID',
      { iss: `https://${guid}.ciamlogin.com/${guid}/v2.0` },
      `https://${guid}.ciamlogin.com/${guid}/discovery/v2.0/keys`,
      [`https://${guid}.ciamlogin.com/${guid}/v2.0/${discovery}`],
    ],
  ])('%s', (_, claims, jwks, metadata) => {
    const found = endpointsFor(claims)
    expect(found).toBeDefined()
    expect(found?.jwks).toBe(jwks)
    expect(found?.metadata).toEqual(metadata)
  })

  const balancer = (partition: string, region: string) =>
    `arn:${partition}:elasticloadbalancing:${region}:123456789012:loadbalancer/app/shop/50dc6c495c0c9188`

  it.each<[signer: string, kid: string, jwks: string | undefined]>([
    [balancer('aws', 'eu-west-1'), guid, `https://public-keys.auth.elb.eu-west-1.amazonaws.com/${guid}`],
    [
      balancer('aws-us-gov', 'us-gov-east-1'),
      guid,
      `https://s3-us-gov-east-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-east-1/${guid}`,
    ],
    [balancer('aws-cn', 'cn-north-1'), guid, undefined],
    [balancer('aws', 'eu-west-1'), '../../other', undefined],
    [balancer('aws', 'eu-west-1'), 'a?b', undefined],
    [balancer('aws', 'eu-west-1'), '', undefined],
    [balancer('aws', 'evil.example/'), guid, undefined],
    [balancer('aws', 'eu-west-1.evil.example'), guid, undefined],
  ])('the load balancer %s with the key %s', (signer, kid, jwks) => {
    const claims = { iss: 'https://accounts.google.com' }
    const found = recogniseProvider({ kind: 'jws', claims, header: { alg: 'ES256', kid, signer } })
    expect(found?.id).toBe('aws-alb')
    expect(found?.endpoints).toEqual({ metadata: [], ...(jwks !== undefined && { jwks }) })
  })

  it('a shared secret are nowhere', () => {
    const iss = 'https://abc.supabase.co/auth/v1'
    expect(endpointsFor({ iss }, { alg: 'HS256' })?.jwks).toBeUndefined()
    expect(endpointsFor({ iss }, { alg: 'HS256' })?.metadata).toEqual([])
    expect(endpointsFor({ iss }, { alg: 'ES256' })?.jwks).toBe(`${iss}/.well-known/jwks.json`)
    expect(endpointsFor({ iss: 'supabase', ref: 'abc', role: 'anon' }, { alg: 'HS256' })).toEqual({ metadata: [] })
  })
})

describe('among several providers', () => {
  it('the host goes before claims, and claims of one provider alone before those of many', () => {
    const roles = { 'urn:zitadel:iam:org:project:roles': {}, azp: 'web', sub: 'auth0|1' }
    expect(recogniseProvider({ kind: 'jws', claims: { iss: 'https://login.example.com', ...roles } })?.id).toBe(
      'zitadel',
    )
    expect(recogniseProvider({ kind: 'jws', claims: { iss: 'https://a.auth0.com/', ...roles } })?.id).toBe('auth0')
    expect(recogniseProvider({ kind: 'jws', claims: { iss: 'https://issuer.example' } })).toBeUndefined()
  })
})

import { clientAssertion, noon } from '../forge.ts'
import { at, type ErrorCases, id, lines } from './define.ts'

const noApi = [/API needs the access token/]

/** Who refused: an ID token is what a login, or an API that takes ID tokens, wants. */
export const consumerCases: ErrorCases = {
  'kube-apiserver, another audience': {
    paste: () => lines(id(), 'oidc: expected audience "kubernetes" got ["app1"]'),
    leads: ['aud-mismatch', 'error-recognised'],
    says: ['kubernetes', 'app1'],
    spares: noApi,
  },
  'kube-apiserver, the address is not verified': {
    paste: () =>
      lines(id({ email: 'a@b.example', email_verified: false }), '[invalid bearer token, oidc: email not verified]'),
    leads: 'error-recognised',
    says: ['email_verified', /--oidc-username-claim|claim/],
    spares: noApi,
  },
  'Argo CD, another client': {
    paste: () =>
      lines(
        id({ aud: 'argo-cd-cli' }),
        'Failed to verify token: token verification failed for all audiences: error for aud "argo-cd": oidc: expected audience "argo-cd" got ["argo-cd-cli"]',
      ),
    leads: ['aud-mismatch', 'error-recognised'],
    says: ['argo-cd-cli', 'allowedAudiences'],
    spares: noApi,
  },
  'Argo CD, the audience filled in': {
    paste: () =>
      lines(
        id({ aud: 'argo-cd-cli' }),
        'Failed to verify token: oidc: expected audience "argo-cd" got ["argo-cd-cli"]',
      ),
    context: { expected: { audience: 'argo-cd' } },
    leads: ['aud-mismatch', 'error-recognised'],
    says: ['argo-cd-cli', 'allowedAudiences'],
    spares: noApi,
  },
  'openid-client, a nonce': {
    paste: () => lines(id(), 'RPError: nonce mismatch, expected undefined, got: n-1'),
    leads: ['error-recognised', 'error-reads-like'],
    says: ['nonce'],
    spares: noApi,
  },
  'openid-client, an algorithm': {
    paste: () => lines(id(), 'RPError: unexpected JWT alg received, expected ES256, got: RS256'),
    leads: ['error-recognised', 'alg-not-allowed-by-api'],
    says: ['ES256', 'RS256'],
    spares: noApi,
  },
  'oidc-client-ts, the clock': {
    paste: () => lines(id(), 'Error: iat is in the future: 1900000000'),
    leads: ['error-recognised', 'error-reads-like', 'error-token-mismatch'],
    spares: noApi,
  },
  'Spring, the ID token of a login': {
    paste: () =>
      lines(
        id(),
        '[invalid_id_token] An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      ),
    leads: ['error-recognised', 'alg-not-allowed-by-api'],
    spares: noApi,
  },
  'ASP.NET Core, a nonce': {
    paste: () =>
      lines(id(), "IDX21323: RequireNonce is 'True'. OpenIdConnectProtocolValidationContext.Nonce was null."),
    leads: 'error-recognised',
    says: ['nonce'],
    spares: noApi,
  },
  'oauth2-proxy, another client': {
    paste: () =>
      lines(
        id(),
        'oauthproxy.go:876: Error creating session: audience from claim aud with value [app1] does not match with any of allowed audiences map[web:{}]',
      ),
    leads: ['error-recognised', 'error-reads-like', 'aud-mismatch'],
    says: ['app1'],
    spares: noApi,
  },
  'a broker of Keycloak': {
    paste: () =>
      lines(
        id(),
        'org.keycloak.broker.provider.IdentityBrokerException: Wrong issuer from token. Got: https://id.a.example expected: https://id.b.example',
      ),
    leads: ['iss-mismatch-exact', 'error-recognised'],
    says: ['https://id.a.example', 'https://id.b.example'],
    spares: noApi,
  },
  'AWS STS': {
    paste: () =>
      `Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1234%3Arole%2Fa&RoleSessionName=s&WebIdentityToken=${id()}`,
    leads: null,
  },
  'an access token at go-oidc': {
    paste: () =>
      lines(
        at({ aud: 'https://billing.example' }),
        'oidc: expected audience "https://api.example" got ["https://billing.example"]',
      ),
    leads: 'aud-mismatch',
    says: ['https://api.example', 'https://billing.example'],
  },
  'an assertion for Salesforce': {
    paste: () =>
      `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=${clientAssertion(
        {
          iss: '3MVG9client',
          sub: 'user@example.test',
          aud: 'https://login.salesforce.com',
          jti: undefined,
          exp: noon + 180,
        },
        { alg: 'RS256' },
      )}`,
    leads: null,
  },
  'a client secret of Apple that lives too long': {
    paste: () =>
      lines(
        clientAssertion(
          { iss: 'TEAM123456', sub: 'com.example.app', aud: 'https://appleid.apple.com', exp: noon + 212 * 86_400 },
          { alg: 'ES256', kid: 'ABC123DEFG' },
        ),
        '{"error":"invalid_client"}',
      ),
    leads: 'apple-secret-lifetime',
    says: [/six months/, /7 months/],
    spares: [/no API takes/],
  },
}

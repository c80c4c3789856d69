import type { Provider, ProviderCases, Seen } from './define.ts'
import { issuedBy } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Amazon Cognito', 'https://docs.aws.amazon.com/cognito/latest/developerguide')
export const accessToken = page('The access token', 'amazon-cognito-user-pools-using-the-access-token.html')
export const pool = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(\1_[A-Za-z0-9]+)$/
const domain = /^[a-z0-9-]+\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com$/

/** The refresh token's whole protected header. */
function isRefreshToken({ header, claims, issuer, request }: Seen): boolean {
  if (!header || claims || issuer || request || Object.keys(header).length !== 3) return false
  return header.cty === 'JWT' && header.enc === 'A256GCM' && header.alg === 'RSA-OAEP'
}

export const cognito: Provider<'cognito'> = {
  id: 'cognito',
  name: 'Amazon Cognito',
  recognise(seen) {
    if (pool.test(seen.issuerText ?? seen.issuer?.href ?? ''))
      return { confidence: 'host', reason: 'the issuer is a user pool.', traits: [] }
    if (!seen.issuer && seen.request && domain.test(webUrl(seen)?.hostname ?? ''))
      return { confidence: 'host', reason: `the host is ${seen.request.hostname}.`, traits: [] }
    if (isRefreshToken(seen))
      return { confidence: 'hint', reason: 'its header is that of a refresh token.', traits: ['refresh-token'] }
    return undefined
  },
  endpoints(seen) {
    const url = webUrl(seen)
    if (!url) return {}
    const base = `https://${url.host}`
    if (!seen.issuer) return { userinfo: `${base}/oauth2/userInfo`, revocation: `${base}/oauth2/revoke` }
    const issuer = `${base}${url.pathname}`
    return {
      issuer,
      metadata: [`${issuer}/.well-known/openid-configuration`],
      jwks: `${issuer}/.well-known/jwks.json`,
    }
  },
  sources: [accessToken, page('Scopes, M2M, and resource servers', 'cognito-user-pools-define-resource-servers.html')],
  lastChecked: '2026-11-21',
}

const refreshHeader = { cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }
const login = 'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize'

export const cases: ProviderCases = {
  takes: {
    'a user pool': {
      seen: () => issuedBy('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123'),
      confidence: 'host',
    },
    'a login request': { seen: () => ({ request: new URL(login) }), confidence: 'host' },
    'a refresh token': { seen: () => ({ header: refreshHeader }), confidence: 'hint', traits: ['refresh-token'] },
  },
  refuses: {
    'the name in front of another domain': () =>
      issuedBy('https://cognito-idp.eu-west-1.amazonaws.com.evil.example/eu-west-1_AbCdEf123'),
    'a pool of another region': () => issuedBy('https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_AbCdEf123'),
    'an identity pool': () => issuedBy('https://cognito-identity.amazonaws.com'),
    'a login request elsewhere': () => ({ request: new URL('https://evil-amazoncognito.com/oauth2/authorize') }),
    'another encrypted token': () => ({ header: { ...refreshHeader, kid: 'key-1' } }),
  },
}

import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { issuedBy } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'
import { js, sh } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { corrected } from '../steps/corrected-request.ts'
import type { Draft } from '../steps/corrected-request.ts'
import { clientId, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'

const page = manual('Amazon Cognito', 'https://docs.aws.amazon.com/cognito/latest/developerguide')
const accessToken = page('The access token', 'amazon-cognito-user-pools-using-the-access-token.html')
const asks = { field: 'audience', label: 'Resource', placeholder: 'https://api.example.com' } as const
const pool = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(\1_[A-Za-z0-9]+)$/
const domain = /^[a-z0-9-]+\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com$/

const poolOf = (facts: Facts) => pool.exec(facts.provider?.endpoints.issuer ?? '') ?? []
const region = (facts: Facts) => poolOf(facts)[1] ?? 'YOUR_REGION'
const poolId = (facts: Facts) => poolOf(facts)[2] ?? 'YOUR_REGION_YOUR_POOL'

/** A token of the session that Amplify keeps. */
const session = (member: string, call = 'fetchAuthSession()') =>
  snippet(
    'aws-amplify',
    'js',
    `const { tokens } = await ${call}\nconst token = `,
    changed(`tokens.${member}.toString()`),
  )

/** The login request: the pasted one, or one on the pool's domain, which no token names. */
function loginRequest(facts: Facts): Draft {
  const pasted = facts.artifacts.flatMap(({ request }) => (request?.endpoint === 'authorize' ? [request] : []))
  const form = { response_type: 'code', client_id: clientId(facts), redirect_uri: 'YOUR_CALLBACK_URL', scope: 'openid' }
  const url = `https://YOUR_DOMAIN.auth.${region(facts)}.amazoncognito.com/oauth2/authorize`
  return pasted[0] ?? { endpoint: 'authorize', url, parameters: Object.entries(form), draft: true }
}

const verifier = (facts: Facts): Snippet =>
  snippet(
    'Your API, with aws-jwt-verify',
    'js',
    `const verifier = CognitoJwtVerifier.create({\n  userPoolId: ${js(poolId(facts))},\n  `,
    changed(`tokenUse: 'access',\n  clientId: ${js(clientId(facts))},`),
    '\n})\nawait verifier.verify(token)',
  )

const askForResource = (facts: Facts): FixStep => ({
  text: 'On managed login (plans Essentials and Plus) the login request may name your API as resource. The access token then has it in aud.',
  snippets: [
    corrected('Corrected request', loginRequest(facts), facts.tokens, [
      'resource',
      wanted(facts, 'YOUR_API_IDENTIFIER'),
    ]),
  ],
})

const audienceMissing = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Cognito’s access tokens name no audience by default. Let your API check client_id and token_use instead of aud.',
      snippets: [verifier(facts)],
    },
    {
      where: 'API Gateway → your HTTP API → Authorization → JWT authorizer → Audience',
      text: 'Behind API Gateway, list the app client’s id as audience: where aud is missing, it compares client_id.',
      snippets: [snippet('Audience', 'text', changed(clientId(facts, 'YOUR_APP_CLIENT_ID')))],
    },
  ],
  asks,
  otherwise: { title: 'If your API has to see an audience', steps: [askForResource(facts), newToken] },
  docs: accessToken,
})

function audienceMismatch(facts: Facts): Fix {
  const { audience = [], token } = tokenFacts(facts) ?? {}
  if (token?.use === 'id-token' || token?.claims?.token_use === 'id') return idTokenFix(facts)
  if (audience.length === 0) return audienceMissing(facts)
  return {
    steps: [
      {
        text: 'This token was asked for with a resource, so it has an audience. Ask for the one that your API expects.',
        snippets: askForResource(facts).snippets ?? [],
      },
      {
        where: 'API Gateway → your HTTP API → Authorization → JWT authorizer → Audience',
        text: 'Or let your API expect what the token names. API Gateway no longer looks at client_id once there is an aud.',
        snippets: [snippet('Audience', 'js', changed(`audience: ${js(audience[0] ?? '')}`))],
      },
      newToken,
    ],
    asks,
    docs: page('Scopes, M2M, and resource servers', 'cognito-user-pools-define-resource-servers.html'),
  }
}

const idTokenFix = (facts: Facts): Fix => ({
  steps: [
    sendAccessToken(session('accessToken')),
    {
      text: 'Let your API check client_id and token_use: Cognito’s access tokens name no audience by default.',
      snippets: [verifier(facts)],
    },
  ],
  otherwise: {
    title: 'If your API is a REST API of API Gateway',
    steps: [
      {
        where: 'API Gateway → your REST API → Resources → the method → Method request → Authorization scopes',
        text: 'Its Cognito authorizer expects the ID token while this list is empty, and an access token with one of the scopes as soon as it is not.',
        snippets: [session('idToken')],
      },
    ],
  },
  docs: accessToken,
})

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    askAgain(session('accessToken'), session('accessToken', 'fetchAuthSession({ forceRefresh: true })')),
    {
      where: 'Amazon Cognito → User pools → your pool → App clients → your client',
      text: 'Lifetimes of access, ID and refresh tokens are set there. If the refresh token has run out too, the user has to sign in again.',
    },
  ],
  otherwise: revoked({
    text: 'Cognito has no introspection endpoint. GetUser refuses a revoked access token; it needs the scope aws.cognito.signin.user.admin and has a rate limit, so it is for a look, not for each call.',
    snippets: [
      snippet(
        'Try the token at Cognito',
        'bash',
        `aws cognito-idp get-user --region ${sh(region(facts))} --access-token 'THE_TOKEN'`,
      ),
    ],
  }),
  docs: page('Token revocation', 'token-revocation.html'),
})

const refreshFix = (facts: Facts): Fix =>
  refreshTokenFix(
    session('accessToken'),
    loginRequest(facts).url.replace(/\/(?:oauth2\/)?\w+$/, '/oauth2/token'),
    'Amazon Cognito → User pools → your pool → Users → the user → Actions → Sign out globally',
    page('Refresh tokens', 'amazon-cognito-user-pools-using-the-refresh-token.html'),
  )

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
  fixes: {
    'aud-missing': audienceMissing,
    'aud-mismatch': audienceMismatch,
    'id-token-as-access-token': idTokenFix,
    expired: expiredFix,
    'refresh-token-sent': refreshFix,
    'jwe-generic': refreshFix,
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

import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { js, sh } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { corrected } from '../steps/corrected-request.ts'
import type { Draft } from '../steps/corrected-request.ts'
import { clientId, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'
import { page, pool, accessToken } from '../providers/cognito.ts'
import type { Fixes } from './define.ts'

const asks = { field: 'audience', label: 'Resource', placeholder: 'https://api.example.com' } as const

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

export const cognitoFixes: Fixes = {
  'aud-missing': audienceMissing,
  'aud-mismatch': audienceMismatch,
  'id-token-as-access-token': idTokenFix,
  expired: expiredFix,
  'refresh-token-sent': refreshFix,
  'jwe-generic': refreshFix,
}

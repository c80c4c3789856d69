import { encryptionOf } from '../../token/encryption.ts'
import type { RequestFacts } from '../../facts/gather.ts'
import { issuerOf } from '../../token/claims.ts'
import { once } from '../../facts/once.ts'
import type { Token } from '../../token/token.ts'
import { rfc } from '../../registry/sources.ts'
import { corrected } from '../../steps/corrected-request.ts'
import { wanted } from '../../steps/known-values.ts'
import { accessToken, filler, jwe } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

/** The parameter by which the provider is told which API the token is for; undefined where it is told otherwise. */
function parameterOf({ provider, request, tokens }: RequestFacts): 'audience' | 'resource' | undefined {
  if (provider?.traits.includes('asks-audience')) return 'audience'
  if (provider?.traits.includes('asks-resource')) return 'resource'
  // A custom domain of Auth0 shows in the token that it issued.
  return URL.canParse(request.url) && auth0Origins(tokens).has(new URL(request.url).origin) ? 'audience' : undefined
}

const auth0Origins = once(
  (tokens: readonly Token[]): ReadonlySet<string> =>
    new Set(tokens.flatMap((token) => (encryptionOf(token) === 'auth0-userinfo' ? originOf(token) : []))),
)

function originOf(token: Token): string[] {
  const issuer = issuerOf(token)
  return issuer !== undefined && URL.canParse(issuer) ? [new URL(issuer).origin] : []
}

function asksForAccessToken(facts: RequestFacts): boolean {
  if (facts.request.endpoint === 'token') return facts.parameter('grant_type') === 'client_credentials'
  return !/^(?:id_token|none)$/.test(facts.parameter('response_type') ?? '')
}

const someUnreadable = once((tokens: readonly Token[]) =>
  tokens.some(
    ({ kind, use }) => (kind === 'opaque' || kind === 'jwe') && use !== 'refresh-token' && use !== 'id-token',
  ),
)

export const requestAudienceMissing = defineRequestRule({
  id: 'request-audience-missing',
  stage: 'request',
  severity: 'warning',
  title: 'The request names no API',
  sources: [
    { label: 'Auth0: get access tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens' },
    rfc(8707, '2'),
  ],
  check(facts) {
    const name = parameterOf(facts)
    if (name === undefined || !asksForAccessToken(facts)) return inapplicable
    if (facts.parameter('audience') || facts.parameter('resource')) return pass
    const beside = someUnreadable(facts.tokens)
    return {
      outcome: 'flag',
      evidence: { name, beside },
      ...(beside && { severity: 'error' as const }),
    }
  },
  message: ({ name, beside }) =>
    beside
      ? `This request names no API (there is no “${name}”), which is why your API cannot read the token.`
      : `This request names no API (there is no “${name}”), so the access token will not be for your API.`,
  why: ({ name, beside }, { provider }) =>
    `${provider?.name ?? 'This provider'} makes an access token for the API that “${name}” names. Without it the token is for the provider itself: opaque or encrypted in most cases, or with no audience. ` +
    (beside
      ? 'The token in the same paste looks like one of that sort.'
      : 'That is fine if the app only signs people in, or if a default API is set for the whole tenant.'),
  fix: (facts, { name }) => ({
    steps: [
      { text: 'Look up the identifier under which your API is registered at the provider, or register it.' },
      {
        text: `Send it as “${name}” in this request, and in each later one for the same token.`,
        snippets: [
          corrected('Corrected request', facts.request, facts.tokens, [name, wanted(facts, 'YOUR_API_IDENTIFIER')]),
        ],
      },
      {
        text: 'Get a new token, because an old one keeps its audience, and paste it here: it should have three parts.',
      },
    ],
    asks: { field: 'audience', label: 'Identifier of your API', placeholder: 'https://api.example.com' },
    otherwise: {
      title: 'If the app calls no API',
      steps: [{ text: 'Leave the request as it is, and read the ID token in the app.' }],
    },
  }),
})

const authorize =
  'https://tenant.eu.auth0.com/authorize?client_id=abc&redirect_uri=https%3A%2F%2Fapp.example&scope=openid'
const encrypted = () => jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://login.example.com/' })

export const cases: RuleCases = {
  flags: {
    'a login at Auth0': () => ({ paste: `${authorize}&response_type=code` }),
    'an implicit login at Auth0': () => ({ paste: `${authorize}&response_type=id_token%20token` }),
    'an empty audience': () => ({ paste: `${authorize}&response_type=code&audience=` }),
    'a machine at Auth0': () => ({
      paste:
        "curl -X POST https://tenant.eu.auth0.com/oauth/token -d 'grant_type=client_credentials&client_id=a&client_secret=b'",
    }),
    'with the opaque token that came of it': () => ({
      paste: `${authorize}&response_type=code\n{"access_token":"${filler(24)}","token_type":"Bearer"}`,
      severity: 'error',
    }),
    'with the encrypted token that came of it': () => ({
      paste: `${authorize}&response_type=code\n${jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })}`,
      severity: 'error',
    }),
    'a custom domain of Auth0, told by its token': () => ({
      paste: `https://login.example.com/authorize?client_id=abc&response_type=code\n${encrypted()}`,
      severity: 'error',
    }),
    'only a refresh token is opaque': () => ({
      paste: `${authorize}&response_type=code\n{"access_token":"${accessToken()}","refresh_token":"${filler(24)}"}`,
    }),
    Kinde: () => ({ paste: 'https://org.kinde.com/oauth2/auth?client_id=abc&response_type=code&scope=openid' }),
    Logto: () => ({ paste: 'https://abc123.logto.app/oidc/auth?client_id=abc&response_type=code&scope=openid' }),
  },
  spares: {
    'an audience': () => ({ paste: `${authorize}&response_type=code&audience=https%3A%2F%2Fapi.example` }),
    'a resource': () => ({
      paste: 'https://abc123.logto.app/oidc/auth?client_id=a&response_type=code&resource=https%3A%2F%2Fapi.example',
    }),
    'only an ID token': () => ({ paste: `${authorize}&response_type=id_token&nonce=n` }),
    'the exchange of a code': () => ({
      paste: "curl https://tenant.eu.auth0.com/oauth/token -d 'grant_type=authorization_code&client_id=a&code=b'",
    }),
    'a provider that is told by scopes': () => ({
      paste: 'https://issuer.example/authorize?client_id=abc&response_type=code&scope=openid',
    }),
    'a host that only ends like Auth0’s': () => ({
      paste: 'https://evil-auth0.com/authorize?client_id=abc&response_type=code',
    }),
    'a host that only ends like Kinde’s': () => ({
      paste: 'https://notkinde.com/oauth2/auth?client_id=abc&response_type=code',
    }),
    'an encrypted token of another host': () => ({
      paste: `https://issuer.example/authorize?client_id=abc&response_type=code\n${encrypted()}`,
    }),
  },
}

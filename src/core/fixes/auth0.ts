import { nearness, oneCharacterApart } from '../text/near.ts'
import type { Facts } from '../facts/gather.ts'
import type { OAuthRequest } from '../model/messages.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { shown } from '../text/wording.ts'
import { attribute, js } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import type { Piece } from '../snippets/snippet.ts'
import { bearer } from '../steps/calls.ts'
import { corrected } from '../steps/corrected-request.ts'
import type { Draft } from '../steps/corrected-request.ts'
import { clientId, issuerOfToken, pastedRequest, serverOf, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'
import { page, getTokens } from '../providers/auth0.ts'
import type { Fixes } from './define.ts'

const yourApi = 'Dashboard → Applications → APIs → your API'
const asks = { field: 'audience', label: 'API identifier', placeholder: 'https://api.example.com' } as const

const tenant = (facts: Facts) => serverOf(facts, 'https://YOUR_TENANT.auth0.com')
const identifier = (facts: Facts) => wanted(facts, 'YOUR_API_IDENTIFIER')

/** Asking for an access token that is for the person's API. */
function audienceFix(facts: Facts): Fix {
  const audience = identifier(facts)
  const pasted = pastedRequest(facts)
  const request = pasted && takesAudience(pasted) ? pasted : ownRequest(facts)
  const sdk = { text: 'With an SDK of Auth0, set it where the SDK is set up.', snippets: settings(facts, audience) }
  return {
    steps: [
      {
        where: `${yourApi} → Identifier`,
        text: 'Copy the Identifier of your API, character for character. If your API is not in the list, create it there first.',
      },
      {
        text: `Send it as audience in the request ${request.endpoint === 'token' ? 'for the token' : 'that logs people in'}.`,
        snippets: [corrected('Corrected request', request, facts.tokens, ['audience', audience])],
      },
      ...(request.endpoint === 'token' ? [{ text: 'Fetch a new token and paste it here.' }] : [sdk, newToken]),
    ],
    asks,
    afterwards: [
      'Auth0 answers “Service not found”: no API with this Identifier is registered in this tenant. A slash at the end counts.',
      "The new token still names no API: the SDK’s cache or an older refresh token keeps the old audience. Log out, or call getTokenSilently once with cacheMode: 'off'. For a second API, list it under the application’s refresh token policies (Multi-Resource Refresh Tokens).",
      'Auth.js and NextAuth: the audience belongs into authorization.params of the provider, not into the token request.',
      'A client must also be authorised for the API: on the API’s page, Application Access → Client Access for machine-to-machine calls; where access is granted per application, logins of users need a grant too.',
      'Auth0 has no introspection endpoint, so your API cannot ask Auth0 about a token that it cannot read.',
    ],
    otherwise: {
      title: 'If you only need the user’s profile',
      steps: [
        {
          text: 'Leave the request as it is and call Auth0 with this token: that is what it is for.',
          snippets: [bearer('Ask for the profile', `${tenant(facts)}/userinfo`)],
        },
      ],
    },
    docs: getTokens,
  }
}

/** In a token request only the grants without a login take an audience; the others keep that of the login. */
const takesAudience = ({ endpoint, parameters }: OAuthRequest) =>
  endpoint === 'authorize' || parameters.some(([name, value]) => name === 'grant_type' && machineGrant.test(value))

const machineGrant = /^(?:client_credentials|password)$/

/** What a request to Auth0 looks like, where none was pasted. */
function ownRequest(facts: Facts): Draft {
  const client_id = clientId(facts)
  const { gty, sub } = tokenFacts(facts)?.token.claims ?? {}
  if (gty === 'client-credentials' || (typeof sub === 'string' && sub.endsWith('@clients'))) {
    const form = { grant_type: 'client_credentials', client_id, client_secret: '' }
    return { endpoint: 'token', url: `${tenant(facts)}/oauth/token`, parameters: Object.entries(form), draft: true }
  }
  const form = { response_type: 'code', client_id, redirect_uri: 'YOUR_CALLBACK_URL', scope: 'openid profile email' }
  return { endpoint: 'authorize', url: `${tenant(facts)}/authorize`, parameters: Object.entries(form), draft: true }
}

function settings(facts: Facts, audience: string): Snippet[] {
  const [host, client] = [tenant(facts).slice('https://'.length), clientId(facts)]
  const line = changed(`audience: ${js(audience)},`)
  const spa = `const auth0 = await createAuth0Client({\n  domain: ${js(host)},\n  clientId: ${js(client)},`
  const react = `<Auth0Provider\n  domain=${attribute(host)}\n  clientId=${attribute(client)}`
  const callback = 'redirect_uri: window.location.origin,\n    '
  const next = 'export const auth0 = new Auth0Client({\n  authorizationParameters: {\n    '
  const scope = "scope: 'openid profile email offline_access',\n    "
  return [
    snippet('auth0-spa-js', 'js', `${spa}\n  authorizationParams: {\n    ${callback}`, line, '\n  },\n})'),
    snippet('auth0-react', 'jsx', `${react}\n  authorizationParams={{\n    ${callback}`, line, '\n  }}\n>'),
    snippet('nextjs-auth0 4', 'ts', next + scope, line, '\n  },\n})'),
  ]
}

/** How each SDK hands out the access token. */
const calls = (...options: readonly Piece[]): Snippet[] => [
  snippet('auth0-spa-js', 'js', 'const token = await auth0.', changed('getTokenSilently'), '(', ...options, ')'),
  snippet('auth0-react', 'js', 'const token = await ', changed('getAccessTokenSilently'), '(', ...options, ')'),
  snippet('nextjs-auth0 4', 'ts', 'const { token } = await auth0.', changed('getAccessToken'), '()'),
]

const idTokenFix = (facts: Facts): Fix => ({
  steps: [
    sendAccessToken(...calls('{ authorizationParams: { ', changed(`audience: ${js(identifier(facts))}`), ' } }')),
    {
      where: `${yourApi} → Identifier`,
      text: 'Ask for it with your API’s Identifier as audience. Without one the access token is encrypted for Auth0 and your API cannot read it.',
    },
    newToken,
  ],
  asks,
  afterwards: ['A token that was fetched without the audience stays in the SDK’s cache: log out once.'],
  docs: page('Check access tokens', 'secure/tokens/access-tokens/validate-access-tokens'),
})

function audienceMismatch(facts: Facts): Fix {
  const { audience = [], token } = tokenFacts(facts) ?? {}
  const [first] = audience
  if (token?.use === 'id-token' || first === clientId(facts, '-')) return idTokenFix(facts)
  if (first === undefined || audience.every((value) => value.endsWith('/userinfo'))) return audienceFix(facts)
  const text = `Set the audience that your API expects to ${shown(first)}, exactly as it stands in the token.`
  return { ...audienceFix(facts), otherwise: { title: 'If the token already names the right API', steps: [{ text }] } }
}

function nearAudience(facts: Facts): Fix {
  const { audience = [] } = tokenFacts(facts) ?? {}
  const want = facts.wantedAudience[0] ?? ''
  const near = audience.find((value) => nearness(value, want).near || oneCharacterApart(value, want))
  const value = near ?? audience[0] ?? 'YOUR_API_IDENTIFIER'
  return {
    steps: [
      {
        where: `${yourApi} → Identifier`,
        text: `The Identifier is compared as text, not as an address, and stays as it was created. Set the audience that your API expects to ${shown(value)}.`,
        snippets: [snippet('Audience', 'js', changed(`audience: ${js(value)}`))],
      },
    ],
    docs: getTokens,
  }
}

function issuerFix(facts: Facts): Fix {
  const expected = facts.expected.issuer ?? ''
  const otherDomain: FixStep = {
    where: 'Dashboard → Settings → Custom Domains',
    text: 'The issuer is the domain on which the login happened: your custom domain or the tenant’s own. If your API should keep what it trusts, set the SDK’s domain to that host and log in again.',
    snippets: [snippet('SDK', 'js', changed(`domain: ${js(URL.canParse(expected) ? new URL(expected).host : '')}`))],
  }
  return {
    steps: [
      {
        text: 'Set the issuer that your API trusts to the one in the token. At Auth0 it ends with a slash, and the slash counts.',
        snippets: [snippet('Issuer', 'text', changed(issuerOfToken(facts, `${tenant(facts)}/`)))],
      },
      ...(URL.canParse(expected) && new URL(expected).origin !== tenant(facts) ? [otherDomain] : []),
    ],
    docs: page('Custom domains', 'customize/custom-domains'),
  }
}

const cookieFix = (): Fix => ({
  steps: [
    {
      text: 'Leave the session cookie with your app. Let its server read the access token out of the session and send that to your API.',
      snippets: [
        snippet('nextjs-auth0 4', 'ts', 'const { token } = await ', changed('auth0.getAccessToken()')),
        snippet('express-openid-connect', 'js', 'const { access_token } = ', changed('req.oidc.accessToken')),
      ],
    },
  ],
  afterwards: ['The access token has five parts too: then the login named no API. Add its Identifier as audience.'],
  docs: getTokens,
})

const refreshFix = (facts: Facts): Fix =>
  refreshTokenFix(
    snippet('auth0-spa-js', 'js', 'const token = await auth0.', changed('getTokenSilently()')),
    `${tenant(facts)}/oauth/token`,
    'Dashboard → User Management → Users → the user → Devices',
    page('Use refresh tokens', 'secure/tokens/refresh-tokens/use-refresh-tokens'),
  )

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    askAgain(...calls()),
    {
      where: `${yourApi} → Settings → Allow Offline Access`,
      text: 'Outside a browser keep a refresh token: switch this on and ask for the scope offline_access.',
    },
  ],
  otherwise: revoked(
    {
      text: 'Auth0 has no introspection endpoint and does not take back an access token once it is issued. Revoking the refresh token or the grant only stops new ones.',
    },
    {
      where: `${yourApi} → Settings`,
      text: 'What there is instead: a short lifetime for access tokens. A token that also names /userinfo can be tried there, which tells you that Auth0 still takes it.',
      snippets: [bearer('Try the token at Auth0', `${tenant(facts)}/userinfo`)],
    },
  ),
  docs: page('Refresh tokens', 'secure/tokens/refresh-tokens'),
})

export const auth0Fixes: Fixes = {
  'opaque-token': audienceFix,
  'auth0-jwe-no-audience': audienceFix,
  'request-audience-missing': audienceFix,
  'aud-missing': audienceFix,
  'aud-userinfo-only': audienceFix,
  'aud-mismatch': audienceMismatch,
  'aud-near-miss': nearAudience,
  'id-token-as-access-token': idTokenFix,
  expired: expiredFix,
  'iss-near-miss': issuerFix,
  'iss-mismatch-exact': issuerFix,
  'session-cookie-jwe': cookieFix,
  'refresh-token-sent': refreshFix,
}

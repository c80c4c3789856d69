import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep } from '../model/finding.ts'
import { shown } from '../text/wording.ts'
import { js } from '../snippets/literals.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import type { Piece } from '../snippets/snippet.ts'
import { bearer } from '../steps/calls.ts'
import { corrected } from '../steps/corrected-request.ts'
import type { Draft } from '../steps/corrected-request.ts'
import { clientId, issuerOfToken, pastedRequest, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'
import { page, guid, accessTokens } from '../providers/entra.ts'
import type { Fixes } from './define.ts'

const registrations = 'Microsoft Entra admin center → App registrations'
const asks = { field: 'audience', label: 'Application ID URI', placeholder: 'api://YOUR_API_CLIENT_ID' } as const
const graph = /^(?:https:\/\/graph\.(?:microsoft\.(?:com|us)|windows\.net)\/?|00000003-0000-0000-c000-000000000000)$/

/** The API's name in scopes: its Application ID URI, also where the person answered with the client id. */
function apiUri(facts: Facts): string {
  const answer = wanted(facts, asks.placeholder)
  return guid.test(answer) ? `api://${answer}` : answer
}

/** A line of msal-browser. */
const acquire = (...options: readonly Piece[]) =>
  snippet('msal-browser', 'js', 'const { accessToken } = await msal.acquireTokenSilent({ account, ', ...options, ' })')

const silently = (facts: Facts) => acquire(changed(`scopes: [${js(`${apiUri(facts)}/YOUR_SCOPE`)}]`))

/** The pasted request with the API's scope in place of other resources', or a daemon's request where none was pasted. */
function requestSnippet(facts: Facts) {
  const request: Draft = pastedRequest(facts) ?? {
    draft: true,
    endpoint: 'token',
    url: `${authority(facts)}/oauth2/v2.0/token`,
    parameters: Object.entries({
      grant_type: 'client_credentials',
      client_id: clientId(facts),
      client_secret: '',
    }),
  }
  const first = (name: string) => request.parameters.find(([candidate]) => candidate === name)?.[1] ?? ''
  const label = first('grant_type') === 'client_credentials' ? 'A daemon, without a user' : 'Corrected request'
  if (!request.url.includes('/v2.0/')) return corrected(label, request, facts.tokens, ['resource', apiUri(facts)])
  const words = first('scope').split(' ')
  const signIn = words.filter((word) => /^(?:openid|profile|email|offline_access)$/.test(word))
  const own = `${apiUri(facts)}/${first('grant_type') === 'client_credentials' ? '.default' : 'YOUR_SCOPE'}`
  return corrected(label, request, facts.tokens, ['scope', [...signIn, own].join(' ')])
}

/** `https://login.microsoftonline.com/<tenant>`, from the metadata's address. */
function authority(facts: Facts): string {
  const address = facts.provider?.endpoints.metadata?.[0]
  return address?.replace(/(?:\/v2\.0)?\/\.well-known\/.*/, '') ?? 'https://login.microsoftonline.com/YOUR_TENANT_ID'
}

const apiFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: `${registrations} → your API → Expose an API`,
      text: 'Give your API an Application ID URI and a scope. A daemon needs an app role instead.',
    },
    {
      text: 'Ask for that scope, and for nothing of Microsoft Graph in the same call: one request gets a token for one resource.',
      snippets: [silently(facts), requestSnippet(facts)],
    },
    {
      where: `${registrations} → your app → API permissions`,
      text: 'Add the permission for your API there, and grant admin consent if your tenant asks for it.',
    },
    newToken,
  ],
  asks,
  afterwards: [
    'Let your API accept both forms of its audience: the client id alone (v2 tokens) and the Application ID URI (v1 tokens).',
    'AADSTS500011: no app in the tenant has this Application ID URI. AADSTS65001: nobody has consented yet.',
  ],
  docs: page('Expose a web API', 'identity-platform/quickstart-configure-app-expose-web-apis'),
})

const graphFix = (facts: Facts): Fix => ({
  ...apiFix(facts),
  otherwise: {
    title: 'If the token is meant for Microsoft Graph',
    steps: [
      {
        text: 'Send it to Graph and do not check it yourself: Graph does, and nobody else can.',
        snippets: [bearer('Call Microsoft Graph', 'https://graph.microsoft.com/v1.0/me')],
      },
      {
        text: 'If your API needs Graph for the user, let it take a token of its own and exchange that (on-behalf-of).',
      },
    ],
  },
})

function audienceMismatch(facts: Facts): Fix {
  const { audience = [], token } = tokenFacts(facts) ?? {}
  const [first = ''] = audience
  if (token?.use === 'id-token') return idTokenFix(facts)
  if (first === '' || graph.test(first)) return graphFix(facts)
  const id = plain(first.replace(/^api:\/\//, ''), 'YOUR_API_CLIENT_ID')
  const bothForms: FixStep = {
    text: `The token is for ${shown(first)}. If that is your API, let it accept both forms: the version of the token decides which one comes.`,
    snippets: [snippet('Audience', 'js', 'audience: ', changed(`[${js(id)}, ${js(`api://${id}`)}]`))],
  }
  const same = facts.wantedAudience.some((value) => value.replace(/^api:\/\//, '') === id)
  if (same) return { steps: [bothForms], docs: accessTokens }
  return { ...apiFix(facts), otherwise: { title: 'If the token already names the right API', steps: [bothForms] } }
}

const idTokenFix = (facts: Facts): Fix => ({
  steps: [
    sendAccessToken(snippet('msal-browser', 'js', 'const token = result.', changed('accessToken'))),
    {
      text: 'Ask for it with a scope of your API. With openid or User.Read alone the access token is for Microsoft Graph.',
      snippets: [silently(facts)],
    },
    newToken,
  ],
  asks,
  docs: accessTokens,
})

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    askAgain(
      silently(facts),
      acquire(`scopes: [${js(`${apiUri(facts)}/YOUR_SCOPE`)}], `, changed('forceRefresh: true')),
    ),
    { text: 'If it fails with InteractionRequiredAuthError, the session is over: call acquireTokenRedirect.' },
  ],
  asks,
  otherwise: revoked(
    {
      text: 'Entra ID has no introspection endpoint, and access tokens cannot be taken back: they live 60 to 90 minutes by default. Revoking a user’s sessions stops the refresh tokens.',
    },
    {
      text: 'APIs that take part in Continuous Access Evaluation, such as Microsoft Graph, hear of a revocation within minutes and answer 401 with a claims challenge. Your client has to pass that on to MSAL.',
    },
  ),
  docs: page('Refresh tokens', 'identity-platform/refresh-tokens'),
})

function issuerFix(facts: Facts): Fix {
  const expected = facts.expected.issuer ?? ''
  const version = facts.provider?.traits.includes('v1') ? 1 : 2
  const other = /\/v2\.0\/?$/.test(expected) ? 2 : 1
  const template = /\/(?:common|organizations|consumers|\{tenantid\})(?:\/|$)/i.test(expected)
  const manifest: FixStep = {
    where: `${registrations} → your API → Manifest`,
    text: 'Or have the other form issued: your API’s registration decides it, not the endpoint that the client calls. Save, wait a few minutes, then get a new token.',
    snippets: [snippet('Manifest', 'text', '"api": { ', changed(`"requestedAccessTokenVersion": ${other}`), ' }')],
  }
  return {
    steps: [
      {
        text: template
          ? 'Tokens name the real tenant, never a word such as common. Set this issuer, or put the token’s tid into the template and check it against the tenants that you allow.'
          : 'Let your API trust the issuer in the token: it ends with a slash in v1 tokens and with /v2.0, without one, in v2 tokens.',
        snippets: [snippet('Issuer', 'text', changed(issuerOfToken(facts, `${authority(facts)}/v2.0`)))],
      },
      ...(version !== other && expected !== '' && !template ? [manifest] : []),
    ],
    afterwards: [
      'Another tenant id than you expect: the user logged in at their own tenant, or the app is registered elsewhere.',
    ],
    docs: accessTokens,
  }
}

const keyFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Let your API fetch its keys from the token’s own tenant, and again when a kid is unknown: Microsoft changes them without notice.',
      snippets: [
        snippet(
          'Keys (JWKS)',
          'url',
          changed(facts.provider?.endpoints.jwks ?? `${authority(facts)}/discovery/v2.0/keys`),
        ),
      ],
    },
    {
      text: 'If your API’s registration has a signing key of its own (custom claims), only the metadata for this app lists it.',
      snippets: [
        snippet(
          'Metadata',
          'url',
          facts.provider?.endpoints.metadata?.[0] ?? `${authority(facts)}/v2.0/.well-known/openid-configuration`,
          changed('?appid=YOUR_API_CLIENT_ID'),
        ),
      ],
    },
  ],
  docs: accessTokens,
})

const refreshFix = (facts: Facts): Fix =>
  refreshTokenFix(
    silently(facts),
    `${authority(facts)}/oauth2/v2.0/token`,
    'Microsoft Entra admin center → Users → the user → Revoke sessions',
    page('Refresh tokens', 'identity-platform/refresh-tokens'),
  )

export const entraFixes: Fixes = {
  'graph-token-unverifiable': graphFix,
  'aud-mismatch': audienceMismatch,
  'aud-missing': apiFix,
  'opaque-token': graphFix,
  'id-token-as-access-token': idTokenFix,
  expired: expiredFix,
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'kid-not-in-jwks': keyFix,
  'refresh-token-sent': refreshFix,
}

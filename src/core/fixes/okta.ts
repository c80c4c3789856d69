import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { shown } from '../text/wording.ts'
import { js } from '../snippets/literals.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { introspection } from '../steps/calls.ts'
import { corrected } from '../steps/corrected-request.ts'
import { clientId, issuerOfToken, pastedRequest, serverOf, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'
import { page, servers } from '../providers/okta.ts'
import type { Fixes } from './define.ts'

const refreshTokens = page('Refresh tokens', 'guides/refresh-tokens/main/')
const adminConsole = 'Admin Console → Security → API → Authorization Servers'

const org = (facts: Facts) => serverOf(facts, 'https://YOUR_OKTA_DOMAIN')
const isOrgServer = (facts: Facts) => facts.provider?.traits.includes('org-server') ?? false

/** The Custom Authorization Server that a fix points to: the token's own, or the one that every such org has. */
const customServer = (facts: Facts) =>
  (isOrgServer(facts) ? undefined : facts.provider?.endpoints.issuer) ?? `${org(facts)}/oauth2/default`

/** A line of okta-auth-js. */
const call = (before: string, change: string) => snippet('okta-auth-js', 'js', before, changed(change))

function signIn(facts: Facts): Snippet {
  const rest = `clientId: ${js(clientId(facts))},\n  redirectUri: window.location.origin + '/login/callback'`
  const issuer = changed(`issuer: ${js(customServer(facts))}`)
  const scopes = "scopes: ['openid', 'profile', 'YOUR_SCOPE']"
  return snippet('okta-auth-js', 'js', 'const oktaAuth = new OktaAuth({\n  ', issuer, `,\n  ${rest},\n  ${scopes},\n})`)
}

/** The API's side: the issuer it trusts and the audience it expects. */
function verifier(facts: Facts, audience: string): Snippet {
  const made = `const verifier = new OktaJwtVerifier({ issuer: ${js(customServer(facts))} })\n`
  return snippet('Your API', 'js', `${made}await verifier.verifyAccessToken(token, `, changed(js(audience)), ')')
}

/** The pasted request, sent to the default Custom Authorization Server. */
function requestStep(facts: Facts): FixStep[] {
  const request = pastedRequest(facts)
  if (!request || !/\/oauth2\/v1\/\w+$/.test(new URL(request.url).pathname)) return []
  const address = [`${org(facts)}/oauth2/`, changed('default/'), `v1/${request.endpoint}`]
  const snippets = [corrected('Corrected request', request, facts.tokens, undefined, address)]
  return [{ text: 'Send the request to that server. Put one of its scopes into scope, too.', snippets }]
}

function customServerFix(facts: Facts): Fix {
  return {
    steps: [
      {
        where: adminConsole,
        text: 'Use a Custom Authorization Server. Most orgs that can have one come with the server “default”; your app and your API both need its issuer.',
        snippets: [
          snippet('Issuer', 'url', org(facts), changed('/oauth2/default')),
          snippet('Metadata', 'url', `${org(facts)}/oauth2/default/.well-known/oauth-authorization-server`),
          snippet('Keys (JWKS)', 'url', `${org(facts)}/oauth2/default/v1/keys`),
        ],
      },
      ...requestStep(facts),
      { text: 'Set the issuer in your app’s SDK.', snippets: [signIn(facts)] },
      {
        where: `${adminConsole} → default → Scopes, Access Policies`,
        text: 'Add a scope for your API there, and an access policy with a rule that covers your app. Without a rule nobody gets a token.',
      },
      {
        text: 'Let your API trust this issuer and expect the server’s Audience, which is api://default unless you change it.',
        snippets: [verifier(facts, 'api://default')],
      },
      newToken,
    ],
    afterwards: [
      'Custom Authorization Servers belong to the product API Access Management. Developer and Integrator orgs have it; a production org may need to license it.',
      'access_denied or “no matching policy”: the access policy or its rule is missing or does not name your app. The “default” server of an Integrator org starts without one.',
      'Scopes that begin with okta. come from the Org authorization server only.',
    ],
    otherwise: {
      title: 'Without API Access Management',
      steps: [
        {
          text: 'Treat the token as a reference and let your API ask Okta about it on each call, with the credentials of a client of its own. Trust the answer only if active is true.',
          snippets: [introspection(`${org(facts)}/oauth2/v1/introspect`)],
        },
      ],
    },
    docs: servers,
  }
}

function audienceMismatch(facts: Facts): Fix {
  const token = tokenFacts(facts)
  if (token?.token.use === 'id-token') return idTokenFix(facts)
  if (isOrgServer(facts)) return customServerFix(facts)
  const inToken = plain(token?.audience[0], 'api://default')
  return {
    steps: [
      {
        text: `Every token of this authorization server carries the server’s Audience. The short way: let your API expect ${shown(inToken)}.`,
        snippets: [verifier(facts, inToken)],
      },
      {
        where: `${adminConsole} → your server → Settings → Edit → Audience`,
        text: 'Or change the Audience to the value that your API expects. It then changes for every API behind this server; an API of its own is better served by a server of its own.',
        snippets: [snippet('Audience', 'text', changed(wanted(facts, 'YOUR_API_IDENTIFIER')))],
      },
      newToken,
    ],
    docs: servers,
  }
}

function issuerFix(facts: Facts): Fix {
  const expected = plain(facts.expected.issuer, customServer(facts))
  if (isOrgServer(facts) && /\/oauth2\/[^/]+\/?$/.test(expected)) return customServerFix(facts)
  const issuer = issuerOfToken(facts, customServer(facts))
  const admin = expected.includes('-admin.okta')
  return {
    steps: [
      {
        text: admin
          ? 'Your API’s issuer has the host of the Admin Console. Take “-admin” out: tokens name the plain host.'
          : 'Each Okta authorization server has its own issuer and keys. Let your API trust the server that your app logs in at.',
        snippets: [snippet('Issuer', 'text', changed(issuer))],
      },
      {
        text: 'Or set the issuer that your API trusts in your app’s SDK, and log in again.',
        snippets: [call('', `issuer: ${js(admin ? issuer : expected)}`)],
      },
    ],
    afterwards: [
      `Your custom domain and the okta.com address count as two issuers. Which one tokens name is set under ${adminConsole} → your server → Settings → Issuer.`,
      'No slash at the end, and nothing after the server’s id: …/v1/token is an endpoint, not an issuer.',
    ],
    docs: servers,
  }
}

const idTokenFix = (facts: Facts): Fix => ({
  steps: [
    sendAccessToken(call('const token = oktaAuth.', 'getAccessToken()')),
    isOrgServer(facts)
      ? {
          text: 'This login went to the Org authorization server, whose access tokens are for Okta alone. Log in at a Custom Authorization Server to get one for your API.',
          snippets: [signIn(facts)],
        }
      : { text: 'Ask for a scope of your API, so that the access token says what the app may do.' },
    newToken,
  ],
  docs: servers,
})

const introspect = (facts: Facts) => facts.provider?.endpoints.introspection ?? `${customServer(facts)}/v1/introspect`

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    askAgain(call('const token = await oktaAuth.', 'getOrRenewAccessToken()')),
    {
      where: 'Admin Console → Applications → your app → General → Grant type',
      text: 'To renew without the browser’s session, switch on Refresh Token and ask for the scope offline_access.',
    },
  ],
  otherwise: revoked({
    text: 'Ask Okta, with the credentials of a client: active is false for a token that was revoked.',
    snippets: [introspection(introspect(facts))],
  }),
  docs: refreshTokens,
})

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Okta’s access tokens are JWTs unless the server is set to encrypt them, so this is probably something else: a refresh token, a code, a session id or an API token. Send the access_token of the token response.',
      snippets: [call('const token = oktaAuth.', 'getAccessToken()')],
    },
    { text: 'Get it from a Custom Authorization Server, so that your API can read it.', snippets: [signIn(facts)] },
  ],
  afterwards: ['An Okta API token (42 characters, from 00 on) administers your org: keep it out of apps.'],
  docs: servers,
})

const refreshFix = (facts: Facts): Fix =>
  refreshTokenFix(
    call('const token = await oktaAuth.', 'getOrRenewAccessToken()'),
    introspect(facts).replace(/introspect$/, 'token'),
    'Admin Console → Directory → People → the person → More Actions → Clear Sessions & Revoke Tokens',
    refreshTokens,
  )

function keyFix(facts: Facts): Fix {
  if (isOrgServer(facts)) return customServerFix(facts)
  const snippets = [snippet('Keys (JWKS)', 'url', changed(`${customServer(facts)}/v1/keys`))]
  const text =
    'Let your API fetch its keys from the token’s own authorization server: every server has keys of its own. Okta rotates them, so fetch again when a kid is unknown.'
  return { steps: [{ text, snippets }], docs: page('Key rotation', 'concepts/key-rotation/') }
}

export const oktaFixes: Fixes = {
  'okta-org-as': customServerFix,
  'request-okta-org-as': customServerFix,
  'aud-mismatch': audienceMismatch,
  'iss-mismatch-exact': issuerFix,
  'id-token-as-access-token': idTokenFix,
  expired: expiredFix,
  'opaque-token': opaqueFix,
  'refresh-token-sent': refreshFix,
  'kid-not-in-jwks': keyFix,
}

import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep } from '../model/finding.ts'
import { shown } from '../text/wording.ts'
import { sh } from '../snippets/literals.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { bearer, introspection } from '../steps/calls.ts'
import { corrected } from '../steps/corrected-request.ts'
import { clientId, issuerOfToken, pastedRequest, tokenFacts, wanted } from '../steps/known-values.ts'
import { askAgain, newToken, refreshTokenFix, revoked, sendAccessToken } from '../steps/steps.ts'
import { page, audienceSupport, hostname } from '../providers/keycloak.ts'
import type { Fixes } from './define.ts'

const adapter = page('JavaScript adapter', 'securing-apps/javascript-adapter')
const adminConsole = 'Admin console → your realm'
const asks = { field: 'audience', label: 'Audience of your API', placeholder: 'my-api' } as const

const issuer = (facts: Facts) => facts.provider?.endpoints.issuer ?? 'https://YOUR_KEYCLOAK/realms/YOUR_REALM'
const api = (facts: Facts) => wanted(facts, 'YOUR_API_CLIENT_ID')
const endpoint = (facts: Facts, name: string) => `${issuer(facts)}/protocol/openid-connect/${name}`

/** The realm's name, as people write it. */
function realm(facts: Facts): string {
  try {
    return plain(decodeURIComponent(issuer(facts).replace(/^.*\//, '')), 'YOUR_REALM')
  } catch {
    return 'YOUR_REALM'
  }
}

/** The client that logs in, inside a sentence. */
const app = (facts: Facts) => (clientId(facts, '') === '' ? 'your app' : shown(clientId(facts)))

/** A line of keycloak-js. */
const adapterCall = (before: string, change: string) => snippet('keycloak-js', 'js', before, changed(change))
const fresh = () => adapterCall('await keycloak.updateToken(30)\nconst token = ', 'keycloak.token')

/** For an Optional client scope, which has to be asked for by name. */
function scopeStep(facts: Facts): FixStep {
  const request = pastedRequest(facts)
  const scope = request?.parameters.find(([name]) => name === 'scope')?.[1] ?? 'openid'
  const snippets = [
    snippet(
      'keycloak-js',
      'js',
      "await keycloak.init({ onLoad: 'login-required', ",
      changed("scope: 'openid api-access'"),
      ' })',
    ),
    ...(request ? [corrected('Corrected request', request, facts.tokens, ['scope', `${scope} api-access`])] : []),
  ]
  return {
    text: 'If you assign it as Optional, ask for it by name at login. A Default scope needs no change in the app.',
    snippets,
  }
}

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: `${adminConsole} → Client scopes → Create client scope`,
      text: 'Create a client scope, api-access say. In its tab Mappers choose “Configure a new mapper” and the type Audience.',
    },
    {
      text: `Choose your API’s client as Included Client Audience, or write any other name into Included Custom Audience. Leave “Add to access token” on.`,
      snippets: [snippet('Audience', 'text', changed(api(facts)))],
    },
    {
      where: `${adminConsole} → Clients → ${app(facts)} → Client scopes → Add client scope`,
      text: 'Assign the scope to the client that logs in. The client never stands in aud by itself.',
    },
    scopeStep(facts),
    newToken,
  ],
  asks,
  afterwards: [
    'See it before anybody logs in: Clients → your app → Client scopes → Evaluate → Generated access token.',
    'The audience is there for some users only: then it comes from the roles they have (Audience Resolve). The Audience mapper does not depend on roles.',
    'An included client that is disabled or deleted adds nothing.',
  ],
  docs: audienceSupport,
})

function audienceMismatch(facts: Facts): Fix {
  const { audience = [], token } = tokenFacts(facts) ?? {}
  const [first] = audience
  if (token?.use === 'id-token') return idTokenFix(facts)
  if (first === undefined || first === 'account') return audienceFix(facts)
  const text = `Set the audience that your API expects to ${shown(first)}, exactly as it stands in the token.`
  return { ...audienceFix(facts), otherwise: { title: 'If the token already names the right API', steps: [{ text }] } }
}

/** The address of the server that the API trusts: what stands before `/realms/` in its issuer. */
function publicBase(facts: Facts): string {
  const expected = facts.expected.issuer ?? ''
  const url = URL.canParse(expected) ? new URL(expected) : undefined
  const [, before] = /^(.*)\/realms\/[^/]+\/?$/.exec(url?.pathname ?? '') ?? []
  return url && before !== undefined && /^https?:$/.test(url.protocol)
    ? `${url.origin}${before}`
    : 'https://YOUR_PUBLIC_HOST'
}

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Keycloak writes the address into iss at which it was asked, unless it is told its public one. Start it with that address; behind a proxy also say which headers to trust.',
      snippets: [
        snippet(
          'Keycloak',
          'bash',
          'bin/kc.sh start ',
          changed(`--hostname ${sh(publicBase(facts))}`),
          ' --proxy-headers xforwarded',
        ),
      ],
    },
    {
      text: 'Or, where the issuer in the token is right, let your API trust exactly that one.',
      snippets: [snippet('Issuer', 'text', changed(issuerOfToken(facts, issuer(facts))))],
    },
    newToken,
  ],
  afterwards: [
    'If your API reaches Keycloak under another name (in Docker or Kubernetes), keep the public issuer and give it only the address of the keys inside.',
    'Since Keycloak 17 the path has no /auth in front of /realms, unless --http-relative-path adds it. An issuer does not end with a slash.',
    'A frontend URL set in Realm settings → General goes before the option.',
  ],
  docs: hostname,
})

const idTokenFix = (facts: Facts): Fix => ({
  steps: [
    sendAccessToken(adapterCall('const token = ', 'keycloak.token')),
    {
      text: 'Your API’s audience comes into the access token with an Audience mapper.',
      where: `${adminConsole} → Client scopes → your scope → Mappers → Audience`,
      snippets: [snippet('Audience', 'text', changed(api(facts)))],
    },
  ],
  asks,
  docs: audienceSupport,
})

const refreshFix = (facts: Facts): Fix => ({
  ...refreshTokenFix(fresh(), endpoint(facts, 'token'), `${adminConsole} → Sessions → the session → Sign out`, adapter),
  afterwards: [
    'Its signature cannot be checked by anybody but Keycloak: the key is the realm’s own and not among the public ones.',
  ],
})

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    askAgain(fresh()),
    {
      where: `${adminConsole} → Realm settings → Tokens → Access Token Lifespan`,
      text: 'Five minutes are the default. Rather refresh than raise it.',
    },
  ],
  otherwise: revoked(
    {
      text: 'Ask Keycloak, with the credentials of a confidential client that stands in the token’s aud: recent versions answer active: false to any other.',
      snippets: [introspection(endpoint(facts, 'token/introspect'))],
    },
    {
      text: 'A token with the scope openid can be tried at userinfo, too.',
      snippets: [bearer('Try the token at Keycloak', endpoint(facts, 'userinfo'))],
    },
  ),
  docs: adapter,
})

const keyFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: `Let your API fetch its keys from the realm ${shown(realm(facts))}, where the token comes from: each realm has keys of its own.`,
      snippets: [snippet('Keys (JWKS)', 'url', changed(endpoint(facts, 'certs')))],
    },
    {
      where: `${adminConsole} → Realm settings → Keys`,
      text: 'See whether the kid is listed there. A key that was rotated out or a realm that was set up anew makes older tokens useless: log in again.',
    },
  ],
  afterwards: ['Refresh tokens are never signed with one of these keys. Check that payload typ says Bearer.'],
  docs: page('Realm keys', 'docs/latest/server_admin/index.html#realm_keys'),
})

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Keycloak’s access tokens are JWTs, so this is probably something else: a code, a session id or a secret. Send the access_token of the token response.',
      snippets: [fresh()],
    },
    {
      text: 'If Keycloak issued it, it can tell you what it is.',
      snippets: [introspection(endpoint(facts, 'token/introspect'))],
    },
  ],
  docs: adapter,
})

export const keycloakFixes: Fixes = {
  'aud-missing': audienceFix,
  'aud-mismatch': audienceMismatch,
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'iss-http': issuerFix,
  'id-token-as-access-token': idTokenFix,
  'refresh-token-sent': refreshFix,
  expired: expiredFix,
  'kid-not-in-jwks': keyFix,
  'opaque-token': opaqueFix,
}

import type { RequestFacts } from '../../facts/gather.ts'
import { changed } from '../../snippets/snippet.ts'
import { corrected } from '../../steps/corrected-request.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

const orgPath = /^(.*)\/oauth2(\/v1\/(?:authorize|token))\/?$/

/** Scopes of OpenID Connect say nothing of an API (OIDC Core section 5.4, section 11). */
const ofSignIn: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
  'groups',
  'device_sso',
])

/** Okta’s own APIs are what the Org authorization server is for. */
function isForOktaApis(facts: RequestFacts): boolean {
  const scopes = (facts.parameter('scope') ?? '').split(/\s+/).filter((scope) => scope !== '' && !ofSignIn.has(scope))
  return scopes.length > 0 && scopes.every((scope) => scope.startsWith('okta.'))
}

export const requestOktaOrgAs = defineRequestRule({
  id: 'request-okta-org-as',
  stage: 'request',
  severity: 'warning',
  title: 'The request goes to Okta’s Org authorization server',
  sources: [{ label: 'Okta: authorization servers', url: 'https://developer.okta.com/docs/concepts/auth-servers/' }],
  check(facts) {
    const { provider, request } = facts
    if (provider?.id !== 'okta' || !URL.canParse(request.url)) return inapplicable
    const path = orgPath.exec(new URL(request.url).pathname)
    if (!path) return inapplicable
    // No access token comes of the first; the second asks at the right place.
    if (facts.parameter('response_type') === 'id_token' || isForOktaApis(facts)) return pass
    return { outcome: 'flag', evidence: { rest: path[2] ?? '' } }
  },
  message: () =>
    'This request goes to Okta’s Org authorization server, whose access tokens are for Okta’s own APIs and not for yours.',
  why: () =>
    'Its address has no authorization server between “/oauth2” and “/v1”. ' +
    'That is right for sign-in only, where the app reads the ID token; an access token from there is not for your API to check, and scopes of your own are refused.',
  fix: ({ request, tokens }, { rest }) => {
    const { origin } = new URL(request.url)
    return {
      steps: [
        {
          text: 'Choose a custom authorization server, such as “default”, or create one.',
          where: 'Okta Admin Console → Security → API → Authorization Servers',
        },
        {
          text: 'Put its id into the address, in the login request and in the token request alike; in an SDK set the issuer.',
          snippets: [
            corrected('Corrected request', request, tokens, undefined, [`${origin}/oauth2`, changed('/default'), rest]),
          ],
        },
        {
          text: 'Define the scopes of your API there, give the app an access policy with a rule, and ask for one of these scopes.',
        },
        { text: 'Log in again and paste the new token here: its issuer should contain “/oauth2/”.' },
      ],
      otherwise: {
        title: 'If the app only signs people in',
        steps: [
          { text: 'Leave the request as it is, read the ID token in the app, and send the access token to no API.' },
        ],
      },
    }
  },
})

const request = (path: string, rest = '', host = 'org.okta.com') =>
  `https://${host}${path}?client_id=0oa1&response_type=code&redirect_uri=https%3A%2F%2Fapp.example${rest}`

export const cases: RuleCases = {
  flags: {
    'sign-in scopes only': () => ({ paste: request('/oauth2/v1/authorize', '&scope=openid%20profile%20email') }),
    'a scope of one’s own': () => ({ paste: request('/oauth2/v1/authorize', '&scope=openid%20read%3Athings') }),
    'a scope of one’s own beside one of Okta': () => ({
      paste: request('/oauth2/v1/authorize', '&scope=okta.users.read%20read%3Athings'),
    }),
    'no scope': () => ({ paste: request('/oauth2/v1/authorize') }),
    'a preview org': () => ({ paste: request('/oauth2/v1/authorize', '&scope=openid', 'org.oktapreview.com') }),
    'a token request': () => ({
      paste: "curl https://org.okta.com/oauth2/v1/token -d 'grant_type=client_credentials&scope=read:things'",
    }),
  },
  spares: {
    'a custom authorization server': () => ({ paste: request('/oauth2/default/v1/authorize', '&scope=openid') }),
    'a custom authorization server by its id': () => ({
      paste: request('/oauth2/aus1234567890abcdefg/v1/authorize', '&scope=openid'),
    }),
    'scopes of Okta’s own APIs': () => ({
      paste: request('/oauth2/v1/authorize', '&scope=openid%20okta.users.read%20okta.groups.read'),
    }),
    'a machine for Okta’s own APIs': () => ({
      paste: "curl https://org.okta.com/oauth2/v1/token -d 'grant_type=client_credentials&scope=okta.logs.read'",
    }),
    'only an ID token': () => ({
      paste: 'https://org.okta.com/oauth2/v1/authorize?client_id=0oa1&response_type=id_token&scope=openid&nonce=n',
    }),
    'the same path elsewhere': () => ({ paste: request('/oauth2/v1/authorize', '&scope=openid', 'idp.example') }),
    'a host that only ends like Okta’s': () => ({
      paste: request('/oauth2/v1/authorize', '&scope=openid', 'evil-okta.com'),
    }),
  },
}

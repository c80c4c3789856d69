import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

const ofSignIn = /^(?:openid|profile|email|offline_access)$/i

/** The API that a scope belongs to: what stands before its last slash; a word alone is one of Microsoft Graph. */
function resourceOf(scope: string): string {
  const slash = scope.lastIndexOf('/')
  const resource = slash < 0 ? 'https://graph.microsoft.com' : scope.slice(0, slash)
  const name = resource.replace(/^api:\/\//i, '').toLowerCase()
  return name === '00000003-0000-0000-c000-000000000000' ? 'https://graph.microsoft.com' : name.replace(/\/$/, '')
}

export const requestEntraTwoResources = defineRequestRule({
  id: 'request-entra-two-resources',
  stage: 'request',
  severity: 'error',
  title: 'The request asks Entra for the scopes of several APIs at once',
  sources: [
    {
      label: 'Microsoft: scopes and permissions',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/scopes-oidc',
    },
    {
      label: 'Microsoft: authorization code flow',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    },
  ],
  check(facts) {
    const { provider, request } = facts
    if (provider?.id !== 'entra' || !request.url.includes('/v2.0/')) return inapplicable
    const scope = facts.parameter('scope') ?? ''
    // A copy masks longer ones.
    if (scope.length > 512) return inapplicable
    const scopes = scope.split(/[\s+]+/).filter((word) => word !== '' && !ofSignIn.test(word))
    const byResource = new Map(scopes.map((word) => [resourceOf(word), word]))
    if (byResource.size < 2) return pass
    // The person may consent to several at once; each token is for one of them.
    const consent = request.endpoint === 'authorize' && !/\btoken\b/.test(facts.parameter('response_type') ?? '')
    return {
      outcome: 'flag',
      evidence: { some: [...byResource.values()], consent },
      ...(consent && { severity: 'info' as const }),
    }
  },
  message: ({ some, consent }) =>
    consent
      ? `This login asks for scopes of several APIs (${shownList(some, 3)}): fine for the consent, but each token is for one of them.`
      : `This request asks for scopes of several APIs (${shownList(some, 3)}), and Entra makes a token for one.`,
  why: ({ consent }) =>
    consent
      ? 'When the code is exchanged, name the scopes of one API only. Otherwise Entra answers AADSTS28000, or the token is for Microsoft Graph.'
      : 'Entra refuses it with AADSTS28000. Scopes without an address, such as “User.Read”, are those of Microsoft Graph.',
  fix: (_, { some }) => ({
    steps: [
      {
        text: 'Make one token request for each API, with its own scopes. The refresh token serves for all of them.',
        snippets: some.slice(0, 3).map((scope) => ({
          label: 'One request',
          language: 'text',
          text: `scope=openid offline_access ${scope}`,
        })),
      },
      { text: 'In MSAL call “acquireTokenSilent” once for each API, with the scopes of that API.' },
    ],
  }),
})

const tenant = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555'
const token = (scope: string) =>
  `curl -X POST ${tenant}/oauth2/v2.0/token -d 'grant_type=authorization_code&client_id=a&code=c&scope=${encodeURIComponent(scope)}'`
const login = (scope: string, type = 'code') =>
  `${tenant}/oauth2/v2.0/authorize?client_id=a&response_type=${type}&code_challenge=x&code_challenge_method=S256&scope=${encodeURIComponent(scope)}`

export const cases: RuleCases = {
  flags: {
    'two APIs': () => ({ paste: token('api://one/read api://two/read') }),
    'Graph and one’s own': () => ({ paste: token('openid User.Read api://one/read') }),
    'an implicit login': () => ({ paste: login('User.Read api://one/read', 'token') }),
    'a login that only asks for consent': () => ({ paste: login('User.Read api://one/read'), severity: 'info' }),
  },
  spares: {
    'one API': () => ({ paste: token('openid offline_access api://one/read api://one/write') }),
    'one API in two spellings': () => ({
      paste: token('api://11111111-2222-3333-4444-555555555555/a 11111111-2222-3333-4444-555555555555/b'),
    }),
    'Graph in two spellings': () => ({ paste: token('User.Read https://graph.microsoft.com/Mail.Read') }),
    'only the login': () => ({ paste: login('openid profile') }),
    'another provider': () => ({
      paste:
        "curl https://issuer.example/oauth2/v2.0/token -d 'grant_type=authorization_code&scope=api://a/r api://b/r'",
    }),
  },
}

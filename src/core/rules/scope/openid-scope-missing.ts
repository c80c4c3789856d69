import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const openidScopeMissing = defineRule({
  id: 'openid-scope-missing',
  stage: 'scope',
  severity: 'error',
  title: 'The userinfo endpoint asks for the scope “openid”',
  sources: [
    {
      label: 'OpenID Connect Core, section 5.3.1',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#UserInfoRequest',
    },
  ],
  check(facts) {
    const { token, scopes } = facts
    if (!mayBeForApi(token)) return inapplicable
    const told = complaintOf(facts, 'scope', 'E328')
    // The general text does not say why: then the scopes must be there to be looked at.
    const complaint = told ?? (scopes.length > 0 ? complaintOf(facts, 'scope', 'E020') : undefined)
    if (!complaint) return inapplicable
    if (scopes.includes('openid')) return pass
    return { outcome: 'flag', at: '/claims/scope', evidence: { scopes } }
  },
  message: ({ scopes }) =>
    `The userinfo endpoint needs a token with the scope “openid”, and this one has ${scopes.length > 0 ? `only ${shownList(scopes)}` : 'none'}.`,
  why: () =>
    'Userinfo is part of OpenID Connect, and a login without “openid” is plain OAuth. The token may well open other APIs. Keycloak answers 403 here, most others 401.',
  fix: () => ({
    steps: [
      {
        text: 'Add “openid” to the parameter “scope” of the login, and “profile” or “email” for what you want to know.',
        snippets: [{ label: 'Scope', language: 'text', text: 'scope=openid profile email' }],
      },
      { text: 'Log in again: a refreshed token keeps its scopes.' },
      { text: 'A token of client credentials has no user, so there is no userinfo for it.' },
    ],
  }),
})

const keycloakSays = '{"error":"insufficient_scope","error_description":"Missing openid scope"}'

export const cases: RuleCases = {
  flags: {
    Keycloak: () => ({ paste: `${accessToken({ scope: 'profile email' })}\n${keycloakSays}` }),
    'Keycloak, without any scope': () => ({ paste: `${accessToken({ scope: undefined })}\n${keycloakSays}` }),
    'an endpoint that does not say why': () => ({ paste: `${accessToken()}\nuserinfo endpoint: invalid_token` }),
  },
  spares: {
    'with openid': () => ({ paste: `${accessToken({ scope: 'openid profile' })}\n${keycloakSays}` }),
    'no complaint': () => ({ paste: accessToken({ scope: 'profile email' }) }),
    'no scope to look at': () => ({
      paste: `${accessToken({ scope: undefined })}\nuserinfo endpoint: invalid_token`,
    }),
    'an API that wants another scope': () => ({ paste: `${accessToken()}\nInsufficient Scope` }),
  },
}

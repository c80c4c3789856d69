import type { TokenFacts } from '../../facts/gather.ts'
import { idTokenScore } from '../../token/token-use.ts'
import type { Json } from '../../model/primitives.ts'
import { accessToken, jws, noon, sdJwt } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Issuers whose ID tokens are meant to be sent to back ends: they are the credential there, not a mistake. */
const meantForApis: readonly RegExp[] = [
  /^https:\/\/securetoken\.google\.com\//,
  /^(?:https:\/\/)?accounts\.google\.com$/,
  /^https:\/\/appleid\.apple\.com\/?$/,
  /^https:\/\/token\.actions\.githubusercontent\.com(?:\/|$)/,
  /^(?:https:\/\/)?gitlab\.com\/?$/,
  /^https:\/\/cloud\.google\.com\/iap$/,
  /^(?:https:\/\/)?kubernetes(?:\.default)?(?:[./]|$)/,
]

function isMeantForApis({ token, issuer = '' }: TokenFacts): boolean {
  const { claims = {} } = token
  return meantForApis.some((shape) => shape.test(issuer)) || Object.hasOwn(claims, 'kubernetes.io')
}

/** An error text that nobody's row has speaks of an ID token, or of what only a login checks. */
const speaksOfLogin = ({ errors }: TokenFacts) =>
  errors.some(({ facts: { claim } }) => claim !== undefined && ofLogin.has(claim))
const ofLogin: ReadonlySet<string> = new Set(['nonce', 'at_hash', 'c_hash', 'email_verified', 'id_token'])

export const idTokenAsAccessToken = defineRule({
  id: 'id-token-as-access-token',
  stage: 'kind',
  severity: 'error',
  title: 'An ID token stands where an access token should',
  sources: [
    { label: 'OpenID Connect Core, section 2', url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
    rfc(9068, '5'),
    rfc(8725, '3.12'),
  ],
  // Its audience is the app by design; that the API expects another follows from it.
  suppresses: ['aud-missing', 'aud-mismatch', 'aud-near-miss'],
  check(facts) {
    const { token, artifact, audience, wantedAudience, consumer } = facts
    const { claims, header } = token
    if (token.use !== 'id-token' || token.kind !== 'jws' || !claims || isMeantForApis(facts)) return inapplicable
    // A login wants this very token, and so do some APIs, clouds and token endpoints.
    if (consumer.is !== 'api' && (consumer.is !== 'unknown' || speaksOfLogin(facts))) return inapplicable
    // The carrier calls it what it is, and nobody has sent it to an API.
    if (token.hint === 'id-token' && artifact.scheme === undefined) return inapplicable
    const certain = claims.token_use === 'id' || claims.typ === 'ID' || idTokenScore(header, claims) >= 4
    const accepted = audience.some((value) => wantedAudience.includes(value))
    return {
      outcome: 'flag',
      at: '/claims/aud',
      evidence: { certain, accepted },
      // Somebody whose API expects the app's own id has set it up for ID tokens.
      ...(accepted && { severity: 'warning' as const }),
    }
  },
  message({ certain, accepted }, { audience }) {
    const what = certain ? 'This is an ID token' : 'This looks like an ID token'
    const whom = audience.length > 0 ? `your app (${shownList(audience, 2)})` : 'your app'
    return accepted
      ? `${what}: it tells ${whom} who signed in, and is not meant as a key to an API.`
      : `${what}: it tells ${whom} who signed in, but an API needs the access token.`
  },
  why: ({ certain, accepted }) =>
    'Its audience is the app that asked for the login, not your API, and it carries no permission for anything. ' +
    (accepted
      ? 'Your API is set to expect that audience, so it may let this token pass all the same. '
      : 'An API that checks the audience or the type refuses it. ') +
    (certain
      ? 'If your API is meant to take ID tokens, as some gateways are, look for the reason elsewhere.'
      : 'Its claims speak for it, but nothing in it settles the matter: which field of the token response did you take it from?'),
  fix: () => ({
    steps: [
      {
        text: 'Send the “access_token” of the same token response. In SDKs: “getAccessTokenSilently()” rather than the raw ID token (Auth0), “result.accessToken” (MSAL), “tokens.accessToken” (Amplify), “token” rather than “idToken” (keycloak-js), “user.access_token” (oidc-client-ts), “getAccessToken()” (okta-auth-js).',
      },
      {
        text: 'If that one turns out to be opaque or encrypted, or names another audience, ask for a token for your API: with “audience”, “resource” or a scope of the API, whichever your provider knows.',
      },
      { text: 'Paste the access token here and compare.' },
    ],
  }),
})

const idToken = (change: Readonly<Record<string, Json>> = {}) =>
  jws({
    claims: {
      iss: 'https://issuer.example/',
      sub: 'user-1',
      aud: 'client-1',
      azp: 'client-1',
      nonce: 'n-1',
      at_hash: 'h-1',
      email: 'user@example.test',
      iat: noon - 600,
      exp: noon + 3000,
      ...change,
    },
  })

export const cases: RuleCases = {
  flags: {
    'pasted alone': () => ({ paste: idToken() }),
    'with nothing but what is required': () => ({
      paste: jws({
        claims: { iss: 'https://issuer.example', sub: 'u', aud: 'portal', iat: noon, exp: noon + 3600, nonce: 'n-1' },
      }),
    }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${idToken()}` }),
    'under the name of an access token': () => ({ paste: JSON.stringify({ access_token: idToken() }) }),
    Keycloak: () => ({
      paste: jws({
        claims: { iss: 'https://idp.example/realms/r', aud: 'portal', azp: 'portal', typ: 'ID', sub: 'u' },
      }),
    }),
    Cognito: () => ({
      paste: jws({
        claims: { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x', aud: 'c', token_use: 'id', sub: 'u' },
      }),
    }),
    'the Okta org server': () => ({
      paste: jws({ claims: { iss: 'https://org.okta.com', aud: '0oa1234567890abcdefg', jti: 'ID.abc', sub: '00u1' } }),
    }),
    'only the audience and the profile speak for it': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', aud: 'a'.repeat(32), email: 'user@example.test' } }),
    }),
    'the API expects another audience': () => ({
      paste: idToken(),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'the API expects the app': () => ({
      paste: idToken(),
      context: { expected: { audience: 'client-1' } },
      severity: 'warning',
    }),
  },
  spares: {
    'a DPoP proof with a nonce': () => ({
      paste: jws({ claims: { htm: 'GET', htu: 'https://api.example', nonce: 'n', at_hash: 'h' } }),
    }),
    'a request for an ID token': () => ({
      paste: jws({
        claims: { response_type: 'code', redirect_uri: 'https://app.example/cb', nonce: 'n', sub: 'u', aud: 'a' },
      }),
    }),
    'a wallet credential': () => ({
      paste: sdJwt({ disclosures: [], claims: { nonce: 'n', sub: 'u', email: 'user@example.test' } }),
    }),
    'an access token': () => ({ paste: accessToken() }),
    'one beside its access token': () => ({
      paste: JSON.stringify({ access_token: accessToken(), id_token: idToken(), token_type: 'Bearer' }),
    }),
    'one that its carrier calls so': () => ({ paste: JSON.stringify({ id_token: idToken() }) }),
    'one in a callback': () => ({ paste: `https://app.example/callback#id_token=${idToken()}&state=s` }),
    'one of Firebase': () => ({
      paste: idToken({ iss: 'https://securetoken.google.com/project', aud: 'project', firebase: {} }),
    }),
    'one of Google': () => ({
      paste: idToken({ iss: 'https://accounts.google.com', aud: '1-x.apps.googleusercontent.com' }),
    }),
    'one of Google in its old spelling': () => ({ paste: idToken({ iss: 'accounts.google.com' }) }),
    'one of Apple': () => ({ paste: idToken({ iss: 'https://appleid.apple.com', aud: 'com.example.app' }) }),
    'one of a GitHub workflow': () => ({ paste: idToken({ iss: 'https://token.actions.githubusercontent.com' }) }),
    'one of a GitLab pipeline': () => ({ paste: idToken({ iss: 'https://gitlab.com' }) }),
    'one of Identity-Aware Proxy': () => ({ paste: idToken({ iss: 'https://cloud.google.com/iap' }) }),
    'one of Kubernetes': () => ({
      paste: idToken({ iss: 'https://oidc.example/cluster', 'kubernetes.io': { namespace: 'n' } }),
    }),
    'a profile without a client for its audience': () => ({
      paste: jws({
        claims: { iss: 'https://issuer.example/', aud: 'https://api.example', email: 'user@example.test' },
      }),
    }),
    'an access token with the claims of a login': () => ({
      paste: accessToken({ auth_time: noon, email: 'user@example.test', sid: 's', nonce: 'n' }),
    }),
  },
}

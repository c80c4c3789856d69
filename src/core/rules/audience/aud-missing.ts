import type { TokenFacts } from '../../facts/gather.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import type { Severity } from '../../model/finding.ts'
import type { ProviderId } from '../../providers/index.ts'
import { rfc } from '../../registry/sources.ts'
import { query } from '../../snippets/literals.ts'
import { accessToken, clientAssertion, jwe, jws, noon, sdJwt } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Tokens that have no audience by design, by their provider. */
const withoutAudience: { readonly [id in ProviderId]?: string } = {
  cognito: 'Amazon Cognito access tokens',
  clerk: 'tokens of Clerk',
  descope: 'Descope session tokens',
}

/** Whose access or session tokens have no audience by design; undefined: nobody's that we know. */
function normalFor({ token: { claims }, provider, issuer, ofLoadBalancer }: TokenFacts): string | undefined {
  // It holds the answer of the userinfo endpoint, whoever is named as its issuer.
  if (ofLoadBalancer) return 'tokens of an AWS load balancer'
  // `token_use` is Cognito's own member, and tells its tokens where the issuer does not.
  if (claims?.token_use === 'access') return withoutAudience.cognito
  if (issuer !== undefined && URL.canParse(issuer) && new URL(issuer).hostname === 'api.workos.com')
    return 'WorkOS session tokens'
  const own = provider && withoutAudience[provider.id]
  if (own !== undefined) return own
  if (provider?.traits.includes('lightweight')) return 'lightweight access tokens of Keycloak'
  if (claims?.sid !== undefined && claims.azp !== undefined && claims.scope === undefined) return 'session tokens'
  return undefined
}

/** Whether a token of unknown use looks as if a provider with published keys had issued it for an API. */
function looksIssuedForApi({ token: { header }, issuer, expires }: TokenFacts): boolean {
  const { alg } = header ?? {}
  const shared = typeof alg === 'string' && alg.startsWith('HS')
  return issuer !== undefined && /^https:\/\//i.test(issuer) && expires !== undefined && !shared
}

function severityOf(facts: TokenFacts): Severity | undefined {
  const { token, wantedAudience } = facts
  // Any other type names a token that is not for an API: a DPoP proof, a credential, an event.
  if (token.use === 'unknown' && !['', 'jwt'].includes(headerTypeOf(token.header))) return undefined
  const normal = normalFor(facts) !== undefined
  // Whoever names an audience has an API that asks for one; some gateways take the client id in its place.
  const { client_id: clientId } = token.claims ?? {}
  const standsIn = normal && typeof clientId === 'string' && wantedAudience.includes(clientId)
  if (wantedAudience.length > 0 && !standsIn) return 'error'
  if (normal) return 'info'
  if (token.use === 'access-token') return 'error'
  return looksIssuedForApi(facts) ? 'warning' : undefined
}

export const audMissing = defineRule({
  id: 'aud-missing',
  stage: 'audience',
  severity: 'error',
  title: 'The token has no audience',
  sources: [rfc(9068, '2.2'), rfc(7519, '4.1.3')],
  check(facts) {
    const { token, audience } = facts
    if (token.kind !== 'jws' || !token.claims) return inapplicable
    if (token.use !== 'access-token' && token.use !== 'unknown') return inapplicable
    if (audience.length > 0) return pass
    const severity = severityOf(facts)
    if (!severity) return inapplicable
    const at = token.claims.aud === undefined ? '/claims' : '/claims/aud'
    return { outcome: 'flag', severity, at, evidence: { severity, normal: normalFor(facts) } }
  },
  message({ severity, normal }, { wantedAudience }) {
    if (severity === 'error' && wantedAudience.length > 0) {
      const audiences = wantedAudience.length > 1 ? 'audiences' : 'audience'
      return `Your API accepts only the ${audiences} ${shownList(wantedAudience)}, but this token has none.`
    }
    return normal === undefined
      ? 'This token has no audience: nothing in it says which API it is for.'
      : `This token has no audience, which is usual for ${normal}.`
  },
  why: ({ normal }) =>
    'An API that checks “aud” refuses a token without one: jose answers “missing required "aud" claim”, jsonwebtoken “jwt audience invalid”, as if it were a wrong one. ' +
    (normal === undefined
      ? 'It usually means that the login did not name the API.'
      : `That is how ${normal} come, so an API that answers like this has a check that does not suit them.`),
  fix({ wantedAudience: [audience] }, { normal }) {
    const ask = {
      text: 'Name your API when you ask for the token, as the audience under which the provider knows it. Some providers take `audience`, some `resource`; with others a scope, a mapper or a customizer of the server adds it.',
      ...(audience !== undefined && {
        snippets: [
          { label: 'Standard parameter', language: 'text', text: `resource=${query(audience)}` },
          {
            label: 'Where the provider has its own',
            language: 'text',
            text: `audience=${query(audience)}`,
          },
        ],
      }),
    }
    const renew = { text: 'Sign in again: a token that is cached or refreshed keeps what it was issued with.' }
    const check = {
      text: 'Let the API check what these tokens do have, the issuer and the client (`client_id` or `azp`), in place of “aud”. Never check nothing: then tokens for other applications pass too.',
    }
    const asks = { field: 'audience', label: 'Identifier of your API', placeholder: 'https://api.example.com' } as const
    return {
      steps: normal === undefined ? [ask, renew] : [check],
      otherwise:
        normal === undefined
          ? { title: 'If your provider cannot add an audience', steps: [check] }
          : { title: 'If your API must see an audience', steps: [ask, renew] },
      ...(audience === undefined && { asks }),
    }
  },
})

/** A session token in the manner of Clerk and WorkOS. */
const session = { aud: undefined, scope: undefined, client_id: undefined, sid: 'sess_1', azp: 'https://app.example' }
const bare = { aud: undefined, scope: undefined, client_id: undefined }
const lightweight = { ...bare, iss: 'https://sso.example/realms/shop', jti: 'onltac:1', typ: 'Bearer', azp: 'app' }
const bareIssuer = { iss: 'https://issuer.example/', exp: noon }
const plain = { alg: 'RS256', typ: 'JWT' }

export const cases: RuleCases = {
  flags: {
    'an access token': () => ({ paste: accessToken({ aud: undefined }) }),
    'a load balancer’s, without its padding': () => ({
      paste: jws({
        header: { alg: 'ES256', kid: 'k', signer: 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/b' },
        claims: { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A', sub: 'u', exp: noon },
      }),
      severity: 'info',
    }),
    'an empty list': () => ({ paste: accessToken({ aud: [] }) }),
    'an access token by its scope': () => ({ paste: accessToken({ aud: undefined }, plain) }),
    'a Cognito access token': () => ({
      paste: accessToken(
        { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', token_use: 'access', aud: undefined },
        { alg: 'RS256', kid: 'key-1' },
      ),
      severity: 'info',
    }),
    'a session token in the manner of Clerk': () => ({ paste: accessToken(session, plain), severity: 'info' }),
    'a WorkOS session token': () => ({
      paste: accessToken({ ...bare, iss: 'https://api.workos.com', sid: 'session_1' }, plain),
      severity: 'info',
    }),
    'a Descope session token': () => ({
      paste: accessToken({ ...bare, iss: 'P2abcdefghijklmnopqrstuvwxyz', drn: 'DS', permissions: [] }, plain),
      severity: 'info',
    }),
    'an access token of Clerk': () => ({
      paste: accessToken({ iss: 'https://able-cat-1.clerk.accounts.dev', aud: undefined }),
      severity: 'info',
    }),
    'a lightweight access token of Keycloak': () => ({
      paste: accessToken(lightweight, plain),
      severity: 'info',
    }),
    'a lightweight access token whose API asks for an audience': () => ({
      paste: accessToken(lightweight, plain),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'a session token whose API asks for an audience': () => ({
      paste: accessToken(session, plain),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'a session token whose API takes the client id': () => ({
      paste: accessToken({ ...session, client_id: 'client-1' }, plain),
      context: { expected: { audience: 'client-1' } },
      severity: 'info',
    }),
    'a session id and a party beside a scope': () => ({ paste: accessToken({ ...session, scope: 'read' }, plain) }),
    'a session id alone': () => ({ paste: accessToken({ ...bare, sid: 'sess_1' }, plain), severity: 'warning' }),
    'an authorized party alone': () => ({
      paste: accessToken({ ...bare, azp: 'https://app.example' }, plain),
      severity: 'warning',
    }),
    'a token of unknown use from an https issuer': () => ({ paste: accessToken(bare, plain), severity: 'warning' }),
  },
  spares: {
    'a client assertion, a request, an introspection response and an event': () => ({
      paste: [
        clientAssertion(),
        jws({ claims: { ...bareIssuer, response_type: 'code', redirect_uri: 'https://app.example/cb' } }),
        jws({ claims: { ...bareIssuer, token_introspection: { active: true } } }),
        jws({ claims: { ...bareIssuer, events: { 'https://schemas.example/event': {} } } }),
        sdJwt({ disclosures: [], claims: { exp: noon } }),
      ].join('\n'),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'an audience': () => ({ paste: accessToken() }),
    'a list with one': () => ({ paste: accessToken({ aud: ['https://api.example'] }) }),
    'an ID token': () => ({ paste: accessToken({ ...bare, nonce: 'n', at_hash: 'h' }, plain) }),
    'a logout token': () => ({ paste: accessToken({ aud: undefined }, { alg: 'RS256', typ: 'logout+jwt' }) }),
    'a refresh token': () => ({ paste: accessToken({ ...bare, typ: 'Refresh' }, plain) }),
    'a token of unknown use with a shared secret': () => ({ paste: accessToken(bare, { alg: 'HS256', typ: 'JWT' }) }),
    'a token of unknown use without expiry': () => ({ paste: accessToken({ ...bare, exp: undefined }, plain) }),
    'a token of unknown use from nowhere': () => ({ paste: accessToken({ ...bare, iss: 'kubernetes' }, plain) }),
    'a DPoP proof': () => ({
      paste: jws({ header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { jti: '1', htm: 'GET', iat: noon } }),
      context: { expected: { audience: 'https://api.example' } },
    }),
    'claims that cannot be read': () => ({
      paste: jws({ header: { alg: 'RS256', typ: 'at+jwt' }, payload: '{"iss" 1}' }),
    }),
    'an encrypted token': () => ({ paste: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM', typ: 'at+jwt' }) }),
    'the ID token beside an access token': () => ({
      paste: JSON.stringify({ access_token: accessToken(), id_token: accessToken(bare, plain) }),
    }),
  },
}

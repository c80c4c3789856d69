import { isJwt } from '../../token/claims.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** One of these makes a claims set of an object that a test or a web hook may have signed. */
const telling = ['iss', 'sub', 'aud', 'iat', 'nbf', 'jti', 'scope', 'scp', 'client_id']

export const expMissing = defineRule({
  id: 'exp-missing',
  stage: 'time',
  severity: 'warning',
  title: 'The token never expires',
  sources: [
    rfc(9068, '2.2'),
    rfc(7519, '4.1.4'),
    { label: 'OpenID Connect Core, section 2', url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  ],
  check({ token, now }) {
    const { claims, use, header } = token
    if (now === undefined || !claims || !isJwt(token) || token.nested) return inapplicable
    // Proofs and events have no end of their own; an offline token is meant to last.
    if (isAddressedElsewhere(use) || use === 'refresh-token') return inapplicable
    if (!telling.some((name) => Object.hasOwn(claims, name))) return inapplicable
    if (Object.hasOwn(claims, 'exp')) return pass
    const required = headerTypeOf(header) === 'at+jwt' || use === 'id-token'
    // The tokens of old service account Secrets are like that.
    const kubernetes = claims.iss === 'kubernetes/serviceaccount'
    // Adobe IMS: created_at and expires_in, in milliseconds.
    const other = ['expires_in', 'expires_at', 'expires'].some((name) => Object.hasOwn(claims, name))
    const severity = required ? ('error' as const) : kubernetes ? ('info' as const) : undefined
    return { outcome: 'flag', at: '/claims', evidence: { required, kubernetes, other }, ...(severity && { severity }) }
  },
  message: ({ other }) =>
    other
      ? 'There is no “exp” in this token; its end seems to stand in claims of its issuer’s own.'
      : 'There is no “exp” in this token, so nothing in it says when it ends.',
  why: ({ required, kubernetes }) =>
    (required
      ? 'A token of this type must have one. '
      : kubernetes
        ? 'Old Secrets of Kubernetes service accounts hold such tokens. '
        : 'The standard leaves it open, but many APIs refuse such a token: “The token has no expiration” says .NET (IDX10225). ') +
    'Where it is accepted, a copy can be used for ever.',
  fix: (_, { kubernetes }) => ({
    steps: kubernetes
      ? [
          {
            text: 'Ask for a token that expires, and delete the Secret.',
            snippets: [
              { label: 'A token for an hour', language: 'bash', text: 'kubectl create token SERVICE_ACCOUNT' },
            ],
          },
        ]
      : [
          { text: 'Let the code that issues the token set “exp”: seconds since 1970, minutes to an hour ahead.' },
          { text: 'Do not tell the API to do without it: then no token that got lost can be stopped.' },
        ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a token of one’s own': () => ({ paste: jws({ claims: { sub: 'user-1', iat: noon } }), context: { now: noon } }),
    'an access token by its type': () => ({
      paste: accessToken({ exp: undefined }),
      context: { now: noon },
      severity: 'error',
    }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', aud: 'a', nonce: 'n', at_hash: 'h' } }),
      context: { now: noon },
      severity: 'error',
    }),
    'an old token of Kubernetes': () => ({
      paste: jws({
        claims: { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:default:robot' },
      }),
      context: { now: noon },
      severity: 'info',
    }),
  },
  spares: {
    'an end': () => ({ paste: accessToken(), context: { now: noon } }),
    'an end that is no number': () => ({ paste: accessToken({ exp: 'soon' }), context: { now: noon } }),
    'an offline token': () => ({
      paste: accessToken({ typ: 'Offline', exp: undefined }, { alg: 'HS512' }),
      context: { now: noon },
    }),
    'a proof': () => ({
      paste: jws({ header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { jti: 'a', iat: noon, htm: 'GET' } }),
      context: { now: noon },
    }),
    'an event': () => ({
      paste: jws({ header: { alg: 'RS256', typ: 'secevent+jwt' }, claims: { iss: 'a', iat: noon, events: {} } }),
      context: { now: noon },
    }),
    'what a web hook signs': () => ({ paste: jws({ claims: { order: 17 } }), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken({ exp: undefined }) }),
  },
}

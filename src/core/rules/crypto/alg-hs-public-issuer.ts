import { algorithm } from '../../registry/algorithms.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const algHsPublicIssuer = defineRule({
  id: 'alg-hs-public-issuer',
  stage: 'crypto',
  severity: 'error',
  title: 'The token is signed with a shared secret, although its issuer publishes keys',
  sources: [
    rfc(7518, '3.2'),
    {
      label: 'Auth0: signing algorithms',
      url: 'https://auth0.com/docs/get-started/applications/signing-algorithms',
    },
  ],
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check({ token, provider, signature }) {
    const alg = token.header?.alg
    if (token.kind !== 'jws' || typeof alg !== 'string') return inapplicable
    if (algorithm(alg)?.family !== 'HMAC') return pass
    // Refresh tokens are for the issuer alone; ID tokens may be signed with the client's own secret.
    if (token.use === 'refresh-token' || token.use === 'id-token') return inapplicable
    if (provider?.confidence !== 'host' || provider.endpoints.jwks === undefined) return inapplicable
    // Whoever has the secret, and whose signature failed for it, needs the reason for that.
    if (signature.status === 'failed') return inapplicable
    const verified = signature.status === 'verified'
    return {
      outcome: 'flag',
      at: '/header/alg',
      evidence: { alg, name: provider.name },
      ...(verified && { severity: 'info' as const }),
    }
  },
  message: ({ alg, name }) =>
    `This token is signed with ${shown(alg)}, a shared secret, which an API that checks with the published keys of ${name} cannot check.`,
  why: () =>
    'A key set holds public keys only. An API that loads one answers that the algorithm is not supported or not allowed, or that a public key is missing. And every API that had the secret could make tokens itself.',
  fix: ({ issuer }) => ({
    steps: [
      {
        text: 'Set the signing algorithm of the API or the application at the provider to RS256, and get a new token.',
      },
      {
        text: `Let the API allow RS256 only, with the keys of ${issuer === undefined ? 'the issuer' : shown(issuer)}.`,
      },
      {
        text: 'If the secret is meant to be shared, give it to the API’s library in place of the key set, and allow that one algorithm. Never hand it the public key as a secret.',
      },
    ],
  }),
})

const auth0 = (alg: string, claims: Parameters<typeof accessToken>[0] = {}) =>
  accessToken({ iss: 'https://tenant.eu.auth0.com/', ...claims }, { alg, kid: 'key-1' })

export const cases: RuleCases = {
  flags: {
    Auth0: () => ({ paste: auth0('HS256') }),
    'Auth0, checked with the secret': () => ({
      paste: auth0('HS256'),
      context: {
        signatures: new Map([[auth0('HS256'), { status: 'verified', alg: 'HS256', origin: 'given', warnings: [] }]]),
      },
      severity: 'info',
    }),
  },
  spares: {
    'a published key': () => ({ paste: auth0('RS256') }),
    'an issuer of one’s own': () => ({ paste: accessToken({}, { alg: 'HS256' }) }),
    'a refresh token of Keycloak': () => ({
      paste: accessToken({ iss: 'https://sso.example/realms/main', typ: 'Refresh' }, { alg: 'HS512', kid: 'k' }),
    }),
    'an ID token with the client’s secret': () => ({
      paste: auth0('HS256', { nonce: 'n', at_hash: 'h', scope: undefined, client_id: undefined, email: 'a@b.example' }),
    }),
  },
}

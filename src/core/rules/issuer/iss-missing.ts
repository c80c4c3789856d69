import { tokenUse } from '../../token/token-use.ts'
import { accessToken, dpopProof, jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const issMissing = defineRule({
  id: 'iss-missing',
  stage: 'issuer',
  severity: 'error',
  title: 'The token names no issuer',
  sources: [
    rfc(9068, '2.2'),
    { label: 'OpenID Connect Core, section 2', url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  ],
  check({ token, expected }) {
    const { kind, use, claims, header } = token
    if (kind !== 'jws' || !claims || (use !== 'access-token' && use !== 'id-token')) return inapplicable
    if (claims.iss !== undefined) return pass
    const { hint: _, ...content } = token
    // Home-made tokens with a shared secret often have none, and only their carrier says what they are.
    const shared = typeof header?.alg === 'string' && header.alg.startsWith('HS')
    const doubts = [shared, tokenUse(content) !== use].filter(Boolean).length
    const severity = (expected.issuer ?? '').trim() === '' ? (['error', 'warning', 'info'] as const)[doubts] : 'error'
    return { outcome: 'flag', at: '/claims', evidence: {}, ...(severity && { severity }) }
  },
  message: (_, { expected }) =>
    (expected.issuer ?? '').trim() === ''
      ? 'Nothing in this token says who issued it (“iss”).'
      : `Your API trusts ${shown(expected.issuer ?? '')}, and this token does not say who issued it (“iss”).`,
  why: () =>
    'An API finds the right keys by the issuer and takes tokens of those it knows only. One that follows the standards refuses a token without.',
  fix: () => ({
    steps: [
      { text: 'If your own code makes the token, write the issuer’s address into “iss”, and let the API expect it.' },
      { text: 'If a provider made it, check that this is the token of its answer: theirs always name the issuer.' },
    ],
  }),
})

const shared = { alg: 'HS256', typ: 'JWT' }
const homeMade = (header: Readonly<Record<string, string>>) =>
  JSON.stringify({ access_token: jws({ header, claims: { sub: 'u', exp: noon } }) })

export const cases: RuleCases = {
  flags: {
    'an access token': () => ({ paste: accessToken({ iss: undefined }) }),
    'an ID token': () => ({
      paste: jws({ claims: { aud: 'client-1', azp: 'client-1', nonce: 'n', at_hash: 'h', sub: 'u' } }),
    }),
    'a shared secret': () => ({ paste: accessToken({ iss: undefined }, shared), severity: 'warning' }),
    'only its carrier says what it is': () => ({ paste: homeMade({ alg: 'RS256' }), severity: 'warning' }),
    'home-made': () => ({ paste: homeMade(shared), severity: 'info' }),
    'an issuer is expected': () => ({
      paste: accessToken({ iss: undefined }, shared),
      context: { expected: { issuer: 'https://issuer.example/' } },
    }),
  },
  spares: {
    'an issuer': () => ({ paste: accessToken() }),
    'a number': () => ({ paste: accessToken({ iss: 12_345 }) }),
    'a DPoP proof': () => ({ paste: dpopProof() }),
    'a token of unknown use': () => ({ paste: jws({ claims: { sub: 'u', exp: noon } }) }),
    'a refresh token': () => ({ paste: jws({ header: shared, claims: { token_type: 'refresh', sub: 'u' } }) }),
  },
}

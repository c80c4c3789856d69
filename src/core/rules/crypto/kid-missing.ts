import type { VerificationResult } from '../../model/verification.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { accessToken, checked, dpopProof } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Other ways of naming the key (RFC 7515 sections 4.1.2 to 4.1.8). */
const others = ['x5t', 'x5t#S256', 'x5c', 'x5u', 'jwk', 'jku'] as const

export const kidMissing = defineRule({
  id: 'kid-missing',
  stage: 'crypto',
  severity: 'warning',
  title: 'The token does not say which key signed it',
  sources: [
    rfc(7515, '4.1.4'),
    rfc(7517, '4.5'),
    {
      label: 'OpenID Connect Core, section 10.1',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#Signing',
    },
  ],
  check({ token: { kind, header, use }, issuer, signature }) {
    const family = algorithm(header?.alg)?.family
    if (kind !== 'jws' || !header || family === undefined || family === 'HMAC') return inapplicable
    // What a client signs is checked with that client's own keys.
    if (issuer === undefined || use === 'client-assertion' || use === 'dpop-proof') return inapplicable
    if (Object.hasOwn(header, 'kid') || others.some((name) => Object.hasOwn(header, name))) return pass
    const verified = signature.status === 'verified'
    // Most issuers have two keys, some a single one: only where the choice has failed is there something to warn of.
    const several = signature.status === 'unverifiable' && signature.because === 'several-matching-keys'
    return { outcome: 'flag', at: '/header', evidence: { verified }, ...(!several && { severity: 'info' as const }) }
  },
  message: () =>
    'The header of this token names no key (“kid” is missing), which works only while the issuer has a single one.',
  why: ({ verified }) =>
    (verified ? 'Here the right key was found by trying. ' : '') +
    'With several keys in the set, many libraries give up rather than try each: they report no “kid”, or more than one matching key. PyJWT and the verifiers of Okta and AWS ask for it even when there is one key only.',
  fix: () => ({
    steps: [
      {
        text: 'Let the issuer write the “kid” of the signing key into the header, the same text as in its published key.',
      },
      {
        text: 'Where that cannot be changed, give the API that one key directly, and remember to exchange it when the issuer does.',
      },
    ],
  }),
})

const nameless = (header: Record<string, string> = {}) => accessToken({}, { alg: 'RS256', ...header })

const as = (signature: VerificationResult, severity?: 'info'): RuleCase => ({
  ...checked(signature, nameless()),
  ...(severity && { severity }),
})

export const cases: RuleCases = {
  flags: {
    'no name': () => ({ paste: nameless(), severity: 'info' }),
    'no name, found by trying': () => as({ status: 'verified', alg: 'RS256', origin: 'issuer', warnings: [] }, 'info'),
    'no name, and several keys': () => as({ status: 'unverifiable', because: 'several-matching-keys' }),
  },
  spares: {
    'a name': () => ({ paste: accessToken() }),
    'the thumbprint of a certificate': () => ({ paste: nameless({ x5t: 't' }) }),
    'a shared secret': () => ({ paste: nameless({ alg: 'HS256' }) }),
    'no signature at all': () => ({ paste: nameless({ alg: 'none' }) }),
    'a proof of possession': () => ({ paste: dpopProof() }),
    'no issuer whose keys could be asked for': () => ({ paste: accessToken({ iss: undefined }, { alg: 'ES256' }) }),
  },
}

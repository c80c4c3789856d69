import { accessToken, checked, jws } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** The keys that are there: often enough one sees what they have in common. */
const present = (kids: readonly string[]) =>
  kids.length === 0
    ? ''
    : `${kids.length === 1 ? 'The key that is there is' : 'The keys that are there are'} ${shownList(kids, 5)}. `

export const kidNotInJwks = defineRule({
  id: 'kid-not-in-jwks',
  stage: 'crypto',
  severity: 'error',
  fleeting: true,
  title: 'The key that the token names is not in the key set, or did not sign it',
  sources: [
    rfc(7517, '4.5'),
    {
      label: 'OpenID Connect Core, section 10.1.1',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys',
    },
  ],
  // A check with another key than the one named says nothing about the content.
  suppresses: ['signature-bad'],
  check({ token, signature }) {
    const missing =
      signature.status === 'unverifiable'
        ? signature.because === 'no-matching-key'
        : signature.warnings.includes('kid-not-in-jwks')
    if (!missing) return inapplicable
    const kid = token.header?.kid
    const named = typeof kid === 'string' ? kid : undefined
    const alg = token.header?.alg
    return {
      outcome: 'flag',
      ...(named !== undefined && { at: '/header/kid' }),
      evidence: {
        kid: named,
        alg: typeof alg === 'string' ? alg : undefined,
        verified: signature.status === 'verified',
        signedBy: signature.status === 'verified' ? signature.kid : undefined,
        kids: signature.status === 'unverifiable' ? (signature.kids ?? []) : [],
      },
    }
  },
  message: ({ kid, alg, verified, signedBy }) =>
    verified && kid !== undefined
      ? `Your token says key ${shown(kid)}, but ${signedBy === undefined ? 'a key without a name' : `key ${shown(signedBy)}`} signed it.`
      : kid !== undefined
        ? `The key set has no key ${shown(kid)}, which is the one that this token names.`
        : `The key set has no key that fits this token${alg === undefined ? '' : ` (${shown(alg)})`}.`,
  why: ({ verified, kids }) =>
    verified
      ? 'An API looks the key up by the name in the header, does not find it or finds another one, and refuses the token although its signature fits. ' +
        'Either the issuer writes the wrong “kid”, or the key set gives its keys other names than the issuer does: an outdated copy, or one of another environment.'
      : `An API that cannot find the key cannot check the signature, and refuses the token. ${present(kids)}` +
        'Either the token is from another issuer, tenant or environment than the keys, or it is old and its key has been replaced since, or the keys are an outdated copy.',
  fix: ({ issuer }) => ({
    steps: [
      {
        text: `Compare where the keys come from with the issuer of the token${issuer === undefined ? '' : `, ${shown(issuer)}`}: host, tenant or realm, and path. The right address is the “jwks_uri” of that issuer’s metadata.`,
      },
      { text: 'Get a new token and check it against the same keys: if that works, the old token’s key was replaced.' },
      {
        text: 'If only the API fails, let it fetch the key set again when it meets an unknown key, and restart it once to empty its cache.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'no such key': () => checked({ status: 'unverifiable', because: 'no-matching-key' }),
    'no such key among others': () =>
      checked({ status: 'unverifiable', because: 'no-matching-key', kids: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
    'another key signed it': () =>
      checked({ status: 'verified', alg: 'RS256', kid: 'key-2', origin: 'issuer', warnings: ['kid-not-in-jwks'] }),
    'no key that fits': () =>
      checked({ status: 'unverifiable', because: 'no-matching-key' }, jws({ header: { alg: 'ES256' }, claims: {} })),
    'another key failed': () =>
      checked({ status: 'failed', alg: 'RS256', origin: 'issuer', warnings: ['kid-not-in-jwks'] }),
    'another key fits': () =>
      checked({ status: 'verified', alg: 'RS256', origin: 'given', warnings: ['weak-key', 'kid-not-in-jwks'] }),
  },
  spares: {
    'not checked': () => ({ paste: accessToken() }),
    'no connection': () => checked({ status: 'unverifiable', because: 'offline' }),
    'no key set at the address': () => checked({ status: 'unverifiable', because: 'not-jwks' }),
    'several keys': () => checked({ status: 'unverifiable', because: 'several-matching-keys' }),
    'a key that does not fit the algorithm': () => checked({ status: 'unverifiable', because: 'key-mismatch' }),
    verified: () => checked({ status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }),
    failed: () => checked({ status: 'failed', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }),
    'a refresh token of Keycloak, whose key is never published': () =>
      checked(
        { status: 'unverifiable', because: 'no-matching-key' },
        accessToken({ typ: 'Refresh' }, { alg: 'HS512' }),
      ),
    'a token of Okta’s Org authorization server': () =>
      checked(
        { status: 'unverifiable', because: 'no-matching-key' },
        accessToken({}, { alg: 'RS256', kid: 'k', typ: 'application/okta-internal-at+jwt' }),
      ),
  },
}

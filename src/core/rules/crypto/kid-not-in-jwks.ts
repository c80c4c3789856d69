import type { VerificationResult } from '../../model.ts'
import { accessToken, jws } from '../../testing.ts'
import { shown } from '../../wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable, rfc } from '../define.ts'

export const kidNotInJwks = defineRule({
  id: 'kid-not-in-jwks',
  stage: 'crypto',
  severity: 'error',
  title: 'The key that the token names is not in the key set',
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
      },
    }
  },
  message: ({ kid, alg }) =>
    kid !== undefined
      ? `The key set has no key ${shown(kid)}, which is the one that this token names.`
      : `The key set has no key that fits this token${alg === undefined ? '' : ` (${shown(alg)})`}.`,
  why: ({ verified }) =>
    (verified
      ? 'Another key of the set fits the signature, but an API looks the key up by its name and gives up when it is not there. '
      : 'An API that cannot find the key cannot check the signature, and refuses the token. ') +
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

const as = (signature: VerificationResult, paste = accessToken()): RuleCase => ({
  paste,
  context: { signatures: new Map([[paste, signature]]) },
})

export const cases: RuleCases = {
  flags: {
    'no such key': () => as({ status: 'unverifiable', because: 'no-matching-key' }),
    'no key that fits': () =>
      as({ status: 'unverifiable', because: 'no-matching-key' }, jws({ header: { alg: 'ES256' }, claims: {} })),
    'another key failed': () => as({ status: 'failed', alg: 'RS256', origin: 'issuer', warnings: ['kid-not-in-jwks'] }),
    'another key fits': () =>
      as({ status: 'verified', alg: 'RS256', origin: 'given', warnings: ['weak-key', 'kid-not-in-jwks'] }),
  },
  spares: {
    'not checked': () => ({ paste: accessToken() }),
    'no connection': () => as({ status: 'unverifiable', because: 'offline' }),
    'no key set at the address': () => as({ status: 'unverifiable', because: 'not-jwks' }),
    'several keys': () => as({ status: 'unverifiable', because: 'several-matching-keys' }),
    'a key that does not fit the algorithm': () => as({ status: 'unverifiable', because: 'key-mismatch' }),
    verified: () => as({ status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }),
    failed: () => as({ status: 'failed', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }),
    'a refresh token of Keycloak, whose key is never published': () =>
      as({ status: 'unverifiable', because: 'no-matching-key' }, accessToken({ typ: 'Refresh' }, { alg: 'HS512' })),
    'a token of Okta’s Org authorization server': () =>
      as(
        { status: 'unverifiable', because: 'no-matching-key' },
        accessToken({}, { alg: 'RS256', kid: 'k', typ: 'application/okta-internal-at+jwt' }),
      ),
  },
}

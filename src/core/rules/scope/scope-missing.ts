import { grantsOf } from '../../token/claims.ts'
import { accessToken, clientAssertion, dpopProof, jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const scopeMissing = defineRule({
  id: 'scope-missing',
  stage: 'scope',
  severity: 'error',
  title: 'The token lacks a scope that the API asks for',
  sources: [rfc(6750, '3.1'), rfc(6749, '3.3')],
  check({ token, artifact, expected, scopes }) {
    const wanted = (expected.scope ?? '').split(/[\s,]+/).filter((word) => word !== '')
    const { claims, use } = token
    if (wanted.length === 0 || (use !== 'access-token' && use !== 'unknown')) return inapplicable
    // Of a token that cannot be read, the answer that it came with says what was granted (RFC 6749 section 5.1).
    const told = token.hint === 'access-token' ? artifact.response?.scope?.split(/\s+/) : undefined
    const grants = claims ? grantsOf(claims) : told
    if (!grants) return inapplicable
    const granted = new Set(grants)
    const missing = wanted.filter((word) => !granted.has(word))
    if (missing.length === 0) return pass
    const at = claims?.scope === undefined && claims?.scp !== undefined ? '/claims/scp' : '/claims/scope'
    return { outcome: 'flag', ...(claims && { at }), evidence: { missing, has: claims ? scopes : grants } }
  },
  message: ({ missing }) => `Your API asks for ${shownList(missing)}, and this token was not granted it.`,
  why: ({ has }) =>
    `${has.length > 0 ? `It was granted ${shownList(has)}.` : 'It was granted no scope at all.'} ` +
    'The token itself may be fine: an API answers 403 “insufficient_scope” here rather than 401.',
  fix: (_, { missing }) => ({
    steps: [
      {
        text: `Ask for ${shownList(missing)} in the parameter “scope” when the token is requested, separated from the others by a space.`,
      },
      {
        text: 'Make sure that it may be granted: the scope exists at the authorization server, the client is allowed to ask for it, and the user or an administrator has consented.',
      },
      { text: 'Log in again: a token that is merely refreshed may keep the old scopes.' },
    ],
  }),
})

const expected = { scope: 'read:things write:things' }

export const cases: RuleCases = {
  flags: {
    'one of two': () => ({ paste: accessToken(), context: { expected } }),
    'no scope at all': () => ({ paste: accessToken({ scope: undefined }), context: { now: noon, expected } }),
    'an opaque token, whose answer says what was granted': () => ({
      paste: JSON.stringify({ access_token: 'V1StGXR8Z5jdHi6BmyTaQw', token_type: 'Bearer', scope: 'read:things' }),
      context: { expected },
    }),
    'another case': () => ({ paste: accessToken({ scope: 'READ:things write:things' }), context: { expected } }),
  },
  spares: {
    'a client assertion': () => ({ paste: clientAssertion(), context: { expected } }),
    'a DPoP proof': () => ({ paste: dpopProof(), context: { expected } }),
    'an opaque token, of which nothing is said': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', context: { expected } }),
    'an opaque token that was granted all': () => ({
      paste: JSON.stringify({ access_token: 'V1StGXR8Z5jdHi6BmyTaQw', token_type: 'Bearer', scope: expected.scope }),
      context: { expected },
    }),
    'nothing asked for': () => ({ paste: accessToken({ scope: undefined }) }),
    'all there': () => ({ paste: accessToken({ scope: 'openid write:things read:things' }), context: { expected } }),
    'as a list under scp': () => ({
      paste: accessToken({ scope: undefined, scp: ['read:things', 'write:things'] }),
      context: { expected },
    }),
    'as app roles': () => ({
      paste: accessToken({ scope: undefined, roles: ['read:things', 'write:things'] }),
      context: { expected },
    }),
    'as permissions': () => ({
      paste: accessToken({ permissions: ['read:things', 'write:things'] }),
      context: { expected },
    }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', nonce: 'n', at_hash: 'h' } }),
      context: { expected },
    }),
  },
}

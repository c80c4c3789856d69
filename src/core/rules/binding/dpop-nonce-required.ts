import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, dpopProof, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const wantsNonce = once((artifacts: readonly Artifact[]) =>
  artifacts.some(
    ({ error, challenges = [] }) =>
      error?.code === 'use_dpop_nonce' ||
      challenges.some(({ parameters }) =>
        parameters.some(([name, value]) => /^error$/i.test(name) && value === 'use_dpop_nonce'),
      ),
  ),
)

/** The proof that the server answered, or else the token that goes with it; the last, where several were sent. */
const answered = once((tokens: readonly Token[]) => {
  const proof = tokens.findLastIndex(({ use }) => use === 'dpop-proof')
  return proof >= 0 ? proof : tokens.findIndex(({ companion }) => !companion)
})

export const dpopNonceRequired = defineRule({
  id: 'dpop-nonce-required',
  stage: 'binding',
  severity: 'warning',
  title: 'The server asks for a nonce in the DPoP proof',
  sources: [
    rfc(9449, '8'),
    rfc(9449, '9'),
    { label: 'Okta: configure DPoP', url: 'https://developer.okta.com/docs/guides/dpop/' },
  ],
  companions: true,
  check({ token, tokens, index, artifacts }) {
    if (!wantsNonce(artifacts) || answered(tokens) !== index) return inapplicable
    const proof = token.use === 'dpop-proof'
    const stale = proof && token.claims !== undefined && Object.hasOwn(token.claims, 'nonce')
    return { outcome: 'flag', ...(stale && { at: '/claims/nonce' }), evidence: { stale } }
  },
  message: ({ stale }) =>
    stale
      ? 'The server asks for a newer nonce than the one in this DPoP proof (“use_dpop_nonce”).'
      : 'The server asks for a nonce in the DPoP proof (“use_dpop_nonce”), which is a usual first answer.',
  why: () =>
    'With the answer comes a “DPoP-Nonce” header. Its value has to stand in the next proof, so that proofs cannot be made ahead of time. A new value may come with any answer, also with a good one.',
  fix: () => ({
    steps: [
      {
        text: 'Take the value of the “DPoP-Nonce” header of the answer, put it into a new proof as “nonce”, and repeat the request once.',
      },
      {
        text: 'If the client runs in a browser, let the server name that header in “Access-Control-Expose-Headers”: a page cannot read it otherwise.',
      },
      { text: 'Better, let an SDK do it: those that know DPoP repeat the request by themselves and keep the nonce.' },
    ],
  }),
})

const challenge = 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error="use_dpop_nonce"\nDPoP-Nonce: abc\n\n'
const bound = () => accessToken({ cnf: { jkt: 'thumbprint' } })
const request = () => `Authorization: DPoP ${bound()}\nDPoP: ${dpopProof()}\n\n`

export const cases: RuleCases = {
  flags: {
    'a challenge': () => ({ paste: `${request()}${challenge}` }),
    'an error of the token endpoint': () => ({
      paste: `DPoP: ${dpopProof()}\n\n{"error":"use_dpop_nonce","error_description":"nonce is required"}`,
    }),
    'a challenge beside the token alone': () => ({ paste: `${bound()}\n\n${challenge}` }),
    'a proof that has a nonce': () => ({
      paste: `DPoP: ${jws({ header: { typ: 'dpop+jwt', alg: 'ES256' }, claims: { nonce: 'old' } })}\n\n${challenge}`,
    }),
  },
  spares: {
    'another error': () => ({ paste: `${request()}${challenge.replace('use_dpop_nonce', 'invalid_token')}` }),
    'an error description': () => ({
      paste: `${request()}WWW-Authenticate: Bearer error="invalid_token", error_description="use_dpop_nonce"`,
    }),
    'no answer': () => ({ paste: request() }),
  },
}

import { usesIn } from '../../facts/uses.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, dpopProof, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const dpopProofAsToken = defineRule({
  id: 'dpop-proof-as-token',
  stage: 'kind',
  severity: 'error',
  title: 'A DPoP proof stands where an access token should',
  sources: [rfc(9449, '4.2'), rfc(9449, '7.1')],
  suppresses: [...asAccessToken, 'signature-bad', 'kid-not-in-jwks', 'embedded-key'],
  check({ token, sent, tokens }) {
    if (token.use !== 'dpop-proof') return inapplicable
    // In its own header, or pasted beside the token that it goes with.
    if (!sent && (token.hint === 'dpop-proof' || usesIn(tokens).size > 1)) return inapplicable
    return { outcome: 'flag', evidence: { certain: headerTypeOf(token.header) === 'dpop+jwt' } }
  },
  message: ({ certain }) =>
    `This ${certain ? 'is' : 'looks like'} a DPoP proof: it belongs in the “DPoP” header, and the access token is another text.`,
  why: () =>
    'Your client signs a new proof for each request, to show that it holds the key that the access token is bound to. It names a method and an address but grants nothing, so an API refuses it as a token.',
  fix: () => ({
    steps: [
      {
        text: 'Send both, each in its own header.',
        snippets: [
          { label: 'Request', language: 'text', text: 'Authorization: DPoP <access token>\nDPoP: <this proof>' },
        ],
      },
      { text: 'Take the access token from the “access_token” of the token response, and paste it here.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${dpopProof()}` }),
    'sent with the scheme DPoP': () => ({ paste: `Authorization: DPoP ${dpopProof()}` }),
    'pasted as the token': () => ({ paste: dpopProof() }),
    'without its type': () => ({
      paste: jws({ claims: { jti: 'id-1', htm: 'POST', htu: 'https://api.example/things' } }),
    }),
    'in place of the token, with the token elsewhere': () => ({
      paste: `Authorization: Bearer ${dpopProof()}\n\n${accessToken()}`,
    }),
  },
  spares: {
    'beside its access token': () => ({ paste: `${accessToken()}\n${dpopProof()}` }),
    'in the other header': () => ({ paste: `Authorization: DPoP ${accessToken()}\nDPoP: ${dpopProof()}` }),
    'an access token': () => ({ paste: accessToken() }),
    'a method without an address': () => ({ paste: jws({ claims: { htm: 'GET', jti: 'j' } }) }),
  },
}

import { asObject } from '../../decode/json.ts'
import { once } from '../../facts/once.ts'
import type { Token } from '../../token/token.ts'
import { rfc } from '../../registry/sources.ts'
import { accessToken, dpopProof } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const hasProof = once((tokens: readonly Token[]): boolean => tokens.some(({ use }) => use === 'dpop-proof'))

export const dpopBound = defineRule({
  id: 'dpop-bound',
  stage: 'binding',
  severity: 'warning',
  title: 'The token is bound to a key of its client',
  sources: [rfc(9449, '6.1'), rfc(9449, '7.1')],
  check({ token, tokens, artifact, sent }) {
    const cnf = asObject(token.claims?.cnf)
    if (!cnf || !Object.hasOwn(cnf, 'jkt')) return inapplicable
    if (token.use !== 'access-token' && token.use !== 'unknown') return inapplicable
    // Sent as a bearer token it has a graver finding.
    if (sent && /^bearer$/i.test(artifact.scheme ?? '')) return inapplicable
    return hasProof(tokens) ? pass : { outcome: 'flag', at: '/claims/cnf/jkt', evidence: undefined }
  },
  message: () =>
    'This token works only together with a DPoP proof, signed with the key that it is bound to (“cnf” with “jkt”), and there is none in this paste.',
  why: () =>
    'The token holds the thumbprint of a key of its client. An API that checks it wants the scheme “DPoP” and a new proof with each request, made for that request and this token, and refuses the token without.',
  fix: () => ({
    steps: [
      {
        text: 'Send it with the scheme “DPoP” and a proof; an SDK that got the token also makes the proofs.',
        snippets: [
          {
            label: 'Request',
            language: 'text',
            text: 'Authorization: DPoP <this token>\nDPoP: <a proof for this request>',
          },
        ],
      },
      { text: 'Paste the whole request here, the header “DPoP” included, to see whether the proof fits.' },
    ],
  }),
})

const bound = () => accessToken({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } })

export const cases: RuleCases = {
  flags: {
    alone: () => ({ paste: bound() }),
    'with the scheme, and without a proof': () => ({ paste: `Authorization: DPoP ${bound()}` }),
    'in a token response': () => ({ paste: JSON.stringify({ access_token: bound(), token_type: 'DPoP' }) }),
  },
  spares: {
    'with a proof': () => ({ paste: `Authorization: DPoP ${bound()}\nDPoP: ${dpopProof()}` }),
    'as a bearer token, which has a rule of its own': () => ({ paste: `Authorization: Bearer ${bound()}` }),
    'bound to a certificate': () => ({ paste: accessToken({ cnf: { 'x5t#S256': 'thumbprint' } }) }),
    'bound to nothing': () => ({ paste: accessToken() }),
  },
}

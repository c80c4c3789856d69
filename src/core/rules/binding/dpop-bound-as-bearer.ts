import { asObject } from '../../decode/json.ts'
import { once } from '../../facts/once.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, dpopProof, jwe } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const withProof = once(
  (tokens: readonly Token[]): ReadonlySet<number> =>
    new Set(tokens.flatMap(({ use, artifact }) => (use === 'dpop-proof' ? [artifact] : []))),
)

export const dpopBoundAsBearer = defineRule({
  id: 'dpop-bound-as-bearer',
  stage: 'binding',
  severity: 'error',
  title: 'A token that is bound to a key is sent as a bearer token',
  sources: [rfc(9449, '7.1'), rfc(9449, '7.2'), rfc(9449, '6.1')],
  check({ token, tokens, artifact, sent }) {
    const cnf = asObject(token.claims?.cnf)
    if (!cnf || !Object.hasOwn(cnf, 'jkt')) return inapplicable
    if (token.use !== 'access-token' && token.use !== 'unknown') return inapplicable
    if (!sent || !/^bearer$/i.test(artifact.scheme ?? '')) return pass
    return { outcome: 'flag', at: '/claims/cnf/jkt', evidence: { proven: withProof(tokens).has(token.artifact) } }
  },
  message: ({ proven }) =>
    proven
      ? 'This token is bound to a key (“cnf.jkt”) and has its proof with it, but the scheme says “Bearer” instead of “DPoP”.'
      : 'This token is bound to a key (“cnf.jkt”), but it is sent as a bearer token, without a proof.',
  why: () =>
    'The authorization server has bound the token to a key of the client, so that it is of no use to somebody who only copies it. An API that knows DPoP takes it with the scheme “DPoP” and a fresh proof, and refuses it with “Bearer”. One that does not know DPoP may let it pass.',
  fix: (_, { proven }) => ({
    steps: [
      {
        text: proven ? 'Change the scheme.' : 'Send it with the scheme “DPoP”, and a new proof with each request.',
        snippets: [
          {
            label: 'Request',
            language: 'text',
            text: 'Authorization: DPoP <this token>\nDPoP: <a proof for this request>',
          },
        ],
      },
      {
        text: 'Let an SDK make the proofs: it holds the key. In auth0-spa-js the option is “useDpop”, in okta-auth-js “dpop”; openid-client and oauth4webapi have a DPoP handle.',
      },
      {
        text: 'If your API does not check proofs yet, turn off the sender constraint for it at the provider, and get a new token.',
      },
    ],
  }),
})

const bound = () => accessToken({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } })

export const cases: RuleCases = {
  flags: {
    'in a header': () => ({ paste: `Authorization: Bearer ${bound()}` }),
    'in a header, in small letters': () => ({ paste: `authorization: bearer ${bound()}` }),
    'in cURL': () => ({ paste: `curl https://api.example -H 'Authorization: Bearer ${bound()}'` }),
    'with a proof': () => ({ paste: `Authorization: Bearer ${bound()}\nDPoP: ${dpopProof()}` }),
  },
  spares: {
    'with the scheme DPoP': () => ({ paste: `Authorization: DPoP ${bound()}` }),
    'the token alone': () => ({ paste: bound() }),
    'a token response': () => ({ paste: JSON.stringify({ access_token: bound(), token_type: 'DPoP' }) }),
    'a token that is not bound': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'a token that is bound to a certificate': () => ({
      paste: `Authorization: Bearer ${accessToken({ cnf: { 'x5t#S256': 'thumbprint' } })}`,
    }),
    'an encrypted token': () => ({ paste: `Authorization: Bearer ${jwe({ alg: 'dir', enc: 'A256GCM' })}` }),
  },
}

import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, dpopProof, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Whether everything that was asked for is DPoP; a server that leaves the scheme out means Bearer. */
const wantsDpopAlone = once((artifacts: readonly Artifact[]) => {
  const schemes = artifacts.flatMap(({ challenges = [] }) => challenges.map(({ scheme }) => scheme.toLowerCase()))
  return schemes.includes('dpop') && !schemes.includes('bearer') && !schemes.includes('')
})

const isCandidate = ({ use, kind, companion }: Token) =>
  (use === 'access-token' || use === 'unknown') && kind !== 'placeholder' && !companion

const candidates = once((tokens: readonly Token[]) => tokens.filter(isCandidate).length)

export const bearerWhereDpopRequired = defineRule({
  id: 'bearer-where-dpop-required',
  stage: 'binding',
  severity: 'error',
  title: 'The API asks for DPoP, and the token is a bearer token',
  sources: [rfc(9449, '7.1')],
  check({ token, tokens, artifact, artifacts, sent }) {
    if (!wantsDpopAlone(artifacts) || !isCandidate(token)) return inapplicable
    if (!sent && candidates(tokens) > 1) return inapplicable
    // What an opaque token is bound to, nobody sees; the scheme that it was sent with, everybody.
    if (!token.claims)
      return sent && /^bearer$/i.test(artifact.scheme ?? '')
        ? { outcome: 'flag', evidence: { readable: false } }
        : inapplicable
    return Object.hasOwn(token.claims, 'cnf') ? pass : { outcome: 'flag', at: '/claims', evidence: { readable: true } }
  },
  message: ({ readable }) =>
    readable
      ? 'The API asks for a token that is bound to a key (DPoP), and this one is bound to none (there is no “cnf”).'
      : 'The API asks for a token that is bound to a key (DPoP), and this one was sent with the scheme “Bearer”.',
  why: () =>
    'Its challenge names the scheme “DPoP” and not “Bearer”. It wants a token that the authorization server has bound to a key of the client, and with each request a proof that the client holds that key.',
  fix: () => ({
    steps: [
      {
        text: 'Turn DPoP on in the client’s SDK (auth0-spa-js: “useDpop”, okta-auth-js: “dpop”; openid-client and oauth4webapi have a DPoP handle), so that the token request carries a proof.',
      },
      {
        text: 'Allow or require DPoP for the client at the provider, where it has such a setting.',
      },
      {
        text: 'Get a new token: it should have “cnf” with “jkt”. Then send it so.',
        snippets: [
          {
            label: 'Request',
            language: 'text',
            text: 'Authorization: DPoP <new token>\nDPoP: <a proof for this request>',
          },
        ],
      },
    ],
  }),
})

const challenge = 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP algs="ES256 PS256"\n\n'
const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'

export const cases: RuleCases = {
  flags: {
    'a token that was sent': () => ({ paste: `Authorization: Bearer ${accessToken()}\n\n${challenge}` }),
    'a token alone': () => ({ paste: `${accessToken()}\n\n${challenge}` }),
    'a token that is bound to nothing, with a proof': () => ({
      paste: `Authorization: DPoP ${accessToken()}\nDPoP: ${dpopProof()}\n\n${challenge}`,
    }),
    'an opaque token': () => ({ paste: `Authorization: Bearer ${opaque}\n\n${challenge}` }),
  },
  spares: {
    'a choice of both': () => ({
      paste: `Authorization: Bearer ${accessToken()}\n\nWWW-Authenticate: Bearer realm="api", DPoP algs="ES256"`,
    }),
    'a choice of both, on two lines': () => ({
      paste: `Authorization: Bearer ${accessToken()}\n\n${challenge.trim()}\nWWW-Authenticate: Bearer error="invalid_token"\n`,
    }),
    'a bound token': () => ({ paste: `${accessToken({ cnf: { jkt: 'thumbprint' } })}\n\n${challenge}` }),
    'an opaque token with the scheme DPoP': () => ({ paste: `Authorization: DPoP ${opaque}\n\n${challenge}` }),
    'several tokens, of which none was sent': () => ({
      paste: `${accessToken()}\n${accessToken({ jti: 'b' })}\n\n${challenge}`,
    }),
    'an ID token': () => ({
      paste: `${jws({ claims: { iss: 'https://issuer.example/', aud: 'a', azp: 'a', nonce: 'n', iat: noon } })}\n\n${challenge}`,
    }),
    'no challenge': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
  },
}

import { accessToken, flattened, jwe } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const jwsJsonSerialization = defineRule({
  id: 'jws-json-serialization',
  stage: 'structure',
  severity: 'error',
  title: 'The token is written as JSON instead of in its compact form',
  sources: [rfc(7515, '7.2'), rfc(7516, '7.2'), rfc(7519, '1')],
  check({ token }) {
    if (token.kind !== 'jws-json' && token.kind !== 'jwe-json') return inapplicable
    const signatures = token.parts.filter(({ label }) => label === 'signature').length
    return { outcome: 'flag', evidence: { encrypted: token.kind === 'jwe-json', several: signatures > 1 } }
  },
  message: ({ encrypted, several }) =>
    several
      ? 'This is a token with several signatures, written as JSON, which no bearer header can carry.'
      : `This is ${encrypted ? 'an encrypted' : 'a signed'} token written as JSON, where a bearer header needs the compact form with dots.`,
  why: () =>
    'JWTs exist in the compact form only, and so JWT libraries call anything else malformed. The JSON form is for other uses of JOSE: several signatures or recipients, unprotected headers.',
  fix: (_, { encrypted, several }) => ({
    steps: [
      {
        text: several
          ? 'Let the issuer make one token for each signer, in the compact form.'
          : 'Let the code that makes the token write it in the compact form: JWT libraries do by default. Members outside the protected header get lost on the way.',
        ...(!several && {
          snippets: [
            {
              label: 'The same token, compact',
              language: 'js',
              text: encrypted
                ? "[t.protected, t.encrypted_key ?? '', t.iv, t.ciphertext, t.tag].join('.')"
                : "[t.protected, t.payload, t.signature].join('.')",
            },
          ],
        }),
      },
      { text: 'Paste the compact token here to see what an API would say about it.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    flattened: () => ({ paste: JSON.stringify(flattened(accessToken())) }),
    'several signatures': () => {
      const { payload, ...signer } = flattened(accessToken())
      return { paste: JSON.stringify({ payload, signatures: [signer, signer] }) }
    },
    'among other text': () => ({ paste: `We send ${JSON.stringify(flattened(accessToken()))} to the API.` }),
    encrypted: () => {
      const [header, key, iv, ciphertext, tag] = jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }).split('.')
      return { paste: JSON.stringify({ protected: header, encrypted_key: key, iv, ciphertext, tag }) }
    },
  },
  spares: {
    'the compact form': () => ({ paste: accessToken() }),
    'a token response': () => ({ paste: JSON.stringify({ access_token: accessToken(), payload: 'x' }) }),
    'a web hook with a signature': () => ({ paste: '{"payload":"e30","signature":"sha256=abc"}' }),
  },
}

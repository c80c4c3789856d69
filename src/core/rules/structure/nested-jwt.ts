import { isEncrypted } from '../../decode/index.ts'
import { accessToken, jwe, jws, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const nestedJwt = defineRule({
  id: 'nested-jwt',
  stage: 'structure',
  severity: 'info',
  title: 'There is a token inside this token',
  sources: [rfc(7519, '5.2'), rfc(7519, 'appendix-A.2')],
  check({ token }) {
    const { cty } = token.header ?? {}
    const said = typeof cty === 'string' && cty.toLowerCase() === 'jwt'
    if (!token.nested && !said) return inapplicable
    const encrypted = isEncrypted(token)
    return {
      outcome: 'flag',
      at: token.nested ? '/claims' : '/header/cty',
      evidence: { open: token.nested === true, encrypted, said },
      // The header has to say it, and only then (RFC 7519 section 5.2); of ciphertext nobody can tell.
      ...((token.nested ? !said : !encrypted) && { severity: 'error' as const }),
    }
  },
  message({ open, encrypted, said }) {
    if (open && !said)
      return 'The payload of this token is itself a token, and its header does not say so (“cty” is not “JWT”).'
    if (open) return 'The payload of this token is itself a token, which is read on its own.'
    return encrypted
      ? 'Its header says that a signed token is inside the encryption.'
      : 'Its header says that the payload is itself a token, but there is none to be seen.'
  },
  why: ({ open, encrypted }) =>
    'Tokens are nested so that one party can sign or encrypt what another one has signed. ' +
    (encrypted && !open
      ? 'What the claims say, and who signed them, shows only after decryption.'
      : 'The claims are in the inner one; an API that expects them in the outer one finds no JSON there.'),
  fix: (_, { open, encrypted }) => ({
    steps: [
      {
        text: encrypted
          ? open
            ? 'Let your API do what was done here: decrypt the outer token first, then check the signature of the inner one.'
            : 'Decrypt it with the key that it was encrypted for, and paste what comes out here.'
          : 'Check the signature of the outer token first, then take its payload and check that like any other token.',
      },
      {
        text: 'If your API is not made for two layers, ask for a plain access token, or send the inner one if that was issued for the API.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a token in a token': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: accessToken() }),
      context: { now: noon },
    }),
    'one that its header does not announce': () => ({
      paste: `Bearer ${jws({ payload: accessToken() })}`,
      severity: 'error',
    }),
    'one that is announced and not there': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'JWT' }, claims: { iss: 'https://issuer.example/' } }),
      severity: 'error',
    }),
    'an encrypted token in a signed one': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }) }),
    }),
    'a signed token inside an encrypted one': () => ({
      paste: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' }),
    }),
    'in lower case': () => ({ paste: jwe({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'jwt' }) }),
  },
  spares: {
    'a token': () => ({ paste: accessToken() }),
    'another content type': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'application/json' }, claims: {} }),
    }),
    'a token in a claim': () => ({ paste: accessToken({ inner: accessToken() }) }),
    'a Cognito refresh token': () => ({ paste: jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }) }),
  },
}

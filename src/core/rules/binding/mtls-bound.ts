import { digestOf } from '../../decode/digest.ts'
import { asObject } from '../../decode/json.ts'
import { accessToken, filler, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const mtlsBound = defineRule({
  id: 'mtls-bound',
  stage: 'binding',
  severity: 'warning',
  title: 'The token is bound to a client certificate',
  sources: [rfc(8705, '3'), rfc(8705, '3.1')],
  check({ token, bindings }) {
    const cnf = asObject(token.claims?.cnf)
    if (!cnf || !Object.hasOwn(cnf, 'x5t#S256')) return inapplicable
    const outcome = bindings.find(({ check }) => check === 'cnf-certificate')?.outcome
    if (outcome === 'met') return pass
    const other = outcome === 'not-met'
    return {
      outcome: 'flag',
      at: '/claims/cnf/x5t#S256',
      evidence: { other },
      ...(other && { severity: 'error' as const }),
    }
  },
  message: ({ other }) =>
    other
      ? 'This token is bound to another client certificate (“cnf” with “x5t#S256”) than the one in your paste.'
      : 'This token works only over a TLS connection with the client certificate that it is bound to (“cnf” with “x5t#S256”).',
  why: () =>
    'The token holds the SHA-256 thumbprint of the certificate that the client showed when it asked for the token. The API compares it with the certificate of the connection; where a proxy ends TLS, the API sees none unless the proxy forwards it.',
  fix: (_, { other }) => ({
    steps: [
      {
        text: other
          ? 'Use the same certificate and key for the token request and for the call to the API; after a change of certificate, get a new token.'
          : 'Call the API with the certificate and key that the token request was made with.',
        snippets: [
          {
            label: 'Request',
            language: 'bash',
            text: 'curl --cert client.pem --key client.key -H "Authorization: Bearer <this token>" <address>',
          },
        ],
      },
      {
        text: 'If a proxy ends TLS in front of the API, let it ask for the client certificate and forward it in a header that the API reads and that nobody else can set.',
      },
      ...(other ? [] : [{ text: 'Paste the certificate here too, in PEM, to see whether it is the right one.' }]),
    ],
  }),
})

const der = 'MIIBejCCASGgAwIBAgIUUmwvBcKwJSWZMLC9xtUYlhh/YicwCgYIKoZIzj0EAwIw'
const pem = `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`
const bound = (thumbprint: string) => accessToken({ cnf: { 'x5t#S256': thumbprint } })

export const cases: RuleCases = {
  flags: {
    'a bound token': () => ({ paste: bound(filler(32)) }),
    'a bound token that was sent': () => ({ paste: `Authorization: Bearer ${bound(filler(32))}` }),
    'another certificate': () => ({ paste: `${bound(filler(32))}\n${pem}`, severity: 'error' }),
    'a key in PEM, which tells nothing': () => ({
      paste: `${bound(filler(32))}\n${pem.replaceAll('CERTIFICATE', 'KEY')}`,
    }),
  },
  spares: {
    'its certificate': () => ({
      paste: `${bound(digestOf(Uint8Array.from(atob(der), (character) => character.charCodeAt(0))))}\n${pem}`,
    }),
    'a token without it': () => ({ paste: `${accessToken()}\n${pem}` }),
    'a token that is bound to a key': () => ({ paste: accessToken({ cnf: { jkt: 'thumbprint' } }) }),
    'a thumbprint in the header': () => ({ paste: jws({ header: { alg: 'RS256', 'x5t#S256': filler(32) } }) }),
    'a claim that is no object': () => ({ paste: accessToken({ cnf: 'x5t#S256' }) }),
  },
}

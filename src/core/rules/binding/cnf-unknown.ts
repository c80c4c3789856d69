import { asObject } from '../../decode/json.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken, jws, sdJwt } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const cnfUnknown = defineRule({
  id: 'cnf-unknown',
  stage: 'binding',
  severity: 'info',
  title: 'The token is bound to a key in another way',
  sources: [rfc(7800, '3'), rfc(7800, '3.1')],
  check({ token }) {
    const cnf = asObject(token.claims?.cnf)
    if (!cnf || Object.hasOwn(cnf, 'jkt') || Object.hasOwn(cnf, 'x5t#S256')) return inapplicable
    // Wallets and attested clients are bound by the key itself, as they should be.
    const usual = isAddressedElsewhere(token.use) || headerTypeOf(token.header) === 'oauth-client-attestation+jwt'
    return usual ? inapplicable : { outcome: 'flag', at: '/claims/cnf', evidence: { names: Object.keys(cnf) } }
  },
  message: ({ names }) =>
    names.length > 0
      ? `This token is bound to a key (“cnf” with ${shownList(names)}), in a way that this page cannot check.`
      : 'This token says that it is bound to a key (“cnf”), but not to which.',
  why: () =>
    'Whoever sends such a token may have to prove that they hold the key. How is agreed between the client and the API: neither DPoP nor a client certificate is meant, which this page knows.',
  fix: () => ({
    steps: [
      { text: 'Ask whoever runs the API or the authorization server which proof it wants, and how it is sent.' },
      { text: 'If it wants none, leave the token as it is: the claim does no harm.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'the key itself': () => ({ paste: accessToken({ cnf: { jwk: { kty: 'EC' } } }) }),
    'the name of a key': () => ({ paste: accessToken({ cnf: { kid: 'key-2' } }) }),
    'a member that nobody registered': () => ({ paste: accessToken({ cnf: { xms_ksl: 'sw' } }) }),
    nothing: () => ({ paste: accessToken({ cnf: {} }) }),
  },
  spares: {
    'a thumbprint of a key': () => ({ paste: accessToken({ cnf: { jkt: 'thumbprint' } }) }),
    'a thumbprint of a certificate': () => ({ paste: accessToken({ cnf: { 'x5t#S256': 'thumbprint' } }) }),
    'no such claim': () => ({ paste: accessToken() }),
    'a claim that is no object': () => ({ paste: accessToken({ cnf: 'key' }) }),
    'a wallet credential': () => ({ paste: sdJwt({ disclosures: [], claims: { cnf: { jwk: { kty: 'EC' } } } }) }),
    'an attested client': () => ({
      paste: jws({
        header: { alg: 'ES256', typ: 'oauth-client-attestation+jwt' },
        claims: { sub: 'client-1', cnf: { jwk: { kty: 'EC' } } },
      }),
    }),
  },
}

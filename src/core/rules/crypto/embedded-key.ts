import { headerTypeOf } from '../../token/token-use.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import type { Token } from '../../token/token.ts'
import { underHost } from '../../providers/define.ts'
import { accessClaims, accessToken, jws } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const parameters = ['jwk', 'jku', 'x5u', 'x5c'] as const

/** Proofs of possession carry the key that they prove (RFC 9449 section 4.2; OpenID4VCI appendix F.1). */
const isProof = ({ use, header }: Token) => use === 'dpop-proof' || headerTypeOf(header) === 'openid4vci-proof+jwt'

/** Wallet credentials are checked by a chain of certificates, and so are App Store notices, which have no issuer. */
const isCheckedByChain = ({ token, issuer }: TokenFacts) =>
  /^(?:dc|vc)\+sd-jwt$/.test(headerTypeOf(token.header)) || (token.header?.alg === 'ES256' && issuer === undefined)

/** SAP BTP puts the address of its keys into every token, and its libraries compare the host. */
const isOfSap = ({ issuer, token: { header } }: TokenFacts) => [issuer, header?.jku].every(isSapAddress)
const isSapAddress = (address: unknown) =>
  typeof address === 'string' && URL.canParse(address) && underHost(new URL(address).hostname, 'hana.ondemand.com')

export const embeddedKey = defineRule({
  id: 'embedded-key',
  stage: 'crypto',
  severity: 'warning',
  title: 'The token names its own key',
  sources: [
    rfc(7515, '4.1.3'),
    rfc(8725, '3.10'),
    {
      label: 'SAP/cloud-security-services-integration-library, issue 242',
      url: 'https://github.com/SAP/cloud-security-services-integration-library/issues/242',
    },
  ],
  check(facts) {
    const { header, kind } = facts.token
    if (kind !== 'jws' || !header || isProof(facts.token)) return inapplicable
    const named = parameters.filter(
      (name) => Object.hasOwn(header, name) && !(name === 'x5c' && isCheckedByChain(facts)),
    )
    const [first] = named
    if (first === undefined) return inapplicable
    const whole = named.includes('jwk')
    const sap = named.length === 1 && isOfSap(facts)
    return {
      outcome: 'flag',
      at: `/header/${first}`,
      evidence: { named, whole, sap },
      ...(whole && { severity: 'error' as const }),
      ...(sap && { severity: 'info' as const }),
    }
  },
  message({ named, whole, sap }) {
    if (whole) return 'This token brings its own key along (“jwk”), which proves nothing about who signed it.'
    return sap
      ? `This token says where its keys are (${shownList(named)}), as SAP’s tokens do; an API must compare the host before it follows.`
      : `This token names its own key (${shownList(named)}), and an API must not simply trust it.`
  },
  why: ({ whole, sap }) =>
    sap
      ? 'SAP’s own libraries only fetch keys from the domain that is in the service binding. A verifier that fetches from any address in a header can be led to somebody else’s keys.'
      : `Anybody can make a key, sign a token with it and ${whole ? 'put the key' : 'put its address or certificate'} into the header. ` +
        'Most verifiers therefore pass over it and look for the key at the issuer, where this one may not be; one that trusts it can be tricked with a forged token.',
  fix: () => ({
    steps: [
      {
        text: 'Let the API take keys from its own configuration only: the issuer that it trusts and the “jwks_uri” of that issuer’s metadata.',
      },
      {
        text: 'If your provider needs the parameter, have the API compare the address with a list of allowed hosts, or check the certificates against an authority that it trusts.',
      },
      {
        text: 'If you did not expect it, ask where this token comes from: providers’ access tokens rarely have it, and DPoP proofs, which do, belong into the “DPoP” header.',
      },
    ],
  }),
})

const withHeader = (header: Parameters<typeof accessToken>[1], change: Parameters<typeof accessToken>[0] = {}) =>
  accessToken(change, { alg: 'RS256', typ: 'JWT', ...header })
const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
const sap = 'https://sub.authentication.eu10.hana.ondemand.com'

export const cases: RuleCases = {
  flags: {
    'a key': () => ({ paste: withHeader({ jwk }), severity: 'error' }),
    'a key and an address': () => ({
      paste: withHeader({ jwk, jku: 'https://keys.example/jwks' }),
      severity: 'error',
    }),
    'an address of keys': () => ({ paste: withHeader({ jku: 'https://keys.example/jwks' }) }),
    'an address of a certificate': () => ({ paste: withHeader({ x5u: 'https://keys.example/cert.pem' }) }),
    certificates: () => ({ paste: withHeader({ x5c: ['MIIB'] }) }),
    'certificates of an issuer, with ES256': () => ({ paste: withHeader({ alg: 'ES256', x5c: ['MIIB'] }) }),
    'SAP’s address of keys': () => ({
      paste: withHeader({ jku: `${sap}/token_keys` }, { iss: `${sap}/oauth/token` }),
      severity: 'info',
    }),
    'another address in a token of SAP’s': () => ({
      paste: withHeader({ jku: 'https://keys.example/token_keys' }, { iss: `${sap}/oauth/token` }),
    }),
    'a host that only ends like SAP’s': () => ({
      paste: withHeader({ jku: 'https://evil-hana.ondemand.com/k' }, { iss: 'https://evil-hana.ondemand.com' }),
    }),
  },
  spares: {
    'the name of a key': () => ({ paste: accessToken() }),
    'the thumbprint of a certificate': () => ({ paste: withHeader({ x5t: 't', 'x5t#S256': 't' }) }),
    'a DPoP proof': () => ({
      paste: jws({
        header: { typ: 'dpop+jwt', alg: 'ES256', jwk },
        claims: { htm: 'GET', htu: 'https://api.example', jti: 'j' },
      }),
    }),
    'a DPoP proof that does not say so': () => ({
      paste: jws({ header: { alg: 'ES256', jwk }, claims: { htm: 'GET', htu: 'https://api.example', jti: 'j' } }),
    }),
    'a proof for a credential issuer': () => ({
      paste: jws({
        header: { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk },
        claims: { aud: 'https://issuer.example' },
      }),
    }),
    'a notice of the App Store': () => ({
      paste: jws({
        header: { alg: 'ES256', x5c: ['MIIB', 'MIIC', 'MIID'] },
        claims: { bundleId: 'com.example.app', transactionId: '1' },
      }),
    }),
    'a wallet credential': () => ({
      paste: jws({ header: { alg: 'ES256', typ: 'dc+sd-jwt', x5c: ['MIIB'] }, claims: accessClaims() }),
    }),
    'a claim of that name': () => ({ paste: accessToken({ jwk, x5c: ['MIIB'] }) }),
  },
}

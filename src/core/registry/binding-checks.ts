/** What is checked about things that belong together, as rows: where it is written, and what each outcome means in words. */

import { rfc } from './sources.ts'

interface Row {
  source: { label: string; url: string }
  /** Sentences without values: a redacted copy says the same. */
  met: string
  'not-met': string
  unknown: string
}

const oidc = (section: string, anchor: string) => ({
  label: `OpenID Connect Core, section ${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
})

/** In the order shown. Of a DPoP proof: what it is, its key, its request, its token; then ID tokens, certificates, wallets. */
export const checks = {
  'proof-typ': {
    source: rfc(9449, '4.2'),
    met: 'The header says that this is a DPoP proof.',
    'not-met': 'The “typ” in the header is not “dpop+jwt”, so servers do not take this for a DPoP proof.',
    unknown: 'Whether the header says that this is a DPoP proof could not be told.',
  },
  'proof-alg': {
    source: rfc(9449, '4.2'),
    met: 'The proof is signed with a private key.',
    'not-met': 'The “alg” of the proof is none that signs with a private key, and a DPoP proof needs one.',
    unknown: 'This page does not know the “alg” of the proof, which has to be one that signs with a private key.',
  },
  'proof-jwk': {
    source: rfc(9449, '4.2'),
    met: 'The proof brings its public key along.',
    'not-met': 'The header of the proof has no public key (“jwk”), so nobody can check it.',
    unknown: 'The proof has a key (“jwk”) of a type that this page does not know.',
  },
  'proof-private-key': {
    source: rfc(9449, '4.2'),
    met: 'The key in the proof is a public one.',
    'not-met':
      'The proof gives its private key away (“jwk”): servers refuse it, and whoever has seen it can make proofs.',
    unknown: 'Whether the key in the proof is a public one could not be told.',
  },
  'proof-signature': {
    source: rfc(9449, '4.3'),
    met: 'The proof is signed with the key that it brings along.',
    'not-met': 'The signature of the proof does not match the key that it brings along.',
    unknown: 'Whether the proof is signed with the key that it brings along is not checked yet.',
  },
  'proof-jti': {
    source: rfc(9449, '4.2'),
    met: 'The proof has an identifier of its own.',
    'not-met': 'The proof has no identifier of its own (“jti”), by which a server recognises one that comes twice.',
    unknown: 'Whether the proof has an identifier of its own could not be told.',
  },
  'proof-htm': {
    source: rfc(9449, '4.3'),
    met: 'The proof is for the method of this request.',
    'not-met': 'The proof is not for the method of this request (“htm”).',
    unknown: 'Compare the method in the proof (“htm”) with that of the request, which is not in the paste.',
  },
  'proof-htu': {
    source: rfc(9449, '4.3'),
    met: 'The proof is for the address of this request.',
    'not-met': 'The proof is not for the address of this request (“htu”).',
    unknown: 'Compare the address in the proof (“htu”) with that of the request, which is not in the paste.',
  },
  'proof-htu-origin': {
    source: rfc(9449, '4.3'),
    met: 'The proof is for the scheme and host of this request.',
    'not-met':
      'The address in the proof (“htu”) has another scheme or host than the request. A proxy may have changed it: the server has to compare with the address that clients use.',
    unknown: 'Whether the proof is for the scheme and host of this request could not be told.',
  },
  'proof-iat': {
    source: rfc(9449, '11.1'),
    met: 'The proof was made just now.',
    'not-met':
      'The proof has no time of issue (“iat”) that a server would take: it is missing, no number, or in the future.',
    unknown: 'How old a proof may be, the server decides; most take it for seconds or a few minutes.',
  },
  'proof-nonce': {
    source: rfc(9449, '8'),
    met: 'The proof has the nonce of the server.',
    'not-met': 'The proof does not have the nonce of the server.',
    unknown: 'The proof has a nonce; only the server knows whether it is a current one.',
  },
  ath: {
    source: rfc(9449, '4.3'),
    met: 'The proof is for this access token.',
    'not-met': 'The proof is not for this access token (“ath”).',
    unknown: 'Which access token the proof is for could not be told from this paste (“ath”).',
  },
  jkt: {
    source: rfc(9449, '6.1'),
    met: 'The access token is bound to the key of the proof.',
    'not-met': 'The access token is bound to another key than that of the proof (“cnf.jkt”).',
    unknown: 'Which key the access token is bound to cannot be read from it.',
  },
  'token-bound': {
    source: rfc(9449, '7.1'),
    met: 'The access token is bound to a key.',
    'not-met': 'The access token names no key that it is bound to (“cnf.jkt”), though it is sent with a DPoP proof.',
    unknown: 'Whether the access token is bound to a key could not be told.',
  },
  'at-hash': {
    source: oidc('3.1.3.6', 'CodeIDToken'),
    met: 'The ID token was issued together with this access token.',
    'not-met': 'The ID token was not issued together with this access token (“at_hash”).',
    unknown: 'Whether the ID token was issued together with the access token could not be told (“at_hash”).',
  },
  'c-hash': {
    source: oidc('3.3.2.11', 'HybridIDToken'),
    met: 'The ID token was issued together with this authorization code.',
    'not-met': 'The ID token was not issued together with this authorization code (“c_hash”).',
    unknown: 'Whether the ID token was issued together with the authorization code could not be told (“c_hash”).',
  },
  'cnf-certificate': {
    source: rfc(8705, '3.1'),
    met: 'The token is bound to the pasted certificate.',
    'not-met': 'The token is bound to another certificate than the pasted one (“cnf” with “x5t#S256”).',
    unknown: 'The token is bound to a client certificate; paste that too, in PEM, to compare.',
  },
  'header-certificate': {
    source: rfc(7515, '4.1.8'),
    met: 'The header names the pasted certificate.',
    'not-met': 'The header names another certificate than the pasted one.',
    unknown: 'The header names a certificate, which is not among the pasted ones.',
  },
  'kb-typ': {
    source: rfc(9901, '4.3'),
    met: 'The key binding says what it is.',
    'not-met': 'The “typ” in the header of the key binding is not “kb+jwt”, so verifiers refuse it.',
    unknown: 'Whether the key binding says what it is could not be told.',
  },
  'kb-alg': {
    source: rfc(9901, '4.3'),
    met: 'The key binding is signed with a private key.',
    'not-met': 'The “alg” of the key binding is none that signs with a private key.',
    unknown: 'This page does not know the “alg” of the key binding, which has to be one that signs.',
  },
  'kb-claims': {
    source: rfc(9901, '4.3'),
    met: 'The key binding says when it was made, for whom, and in answer to which nonce.',
    'not-met': 'The key binding lacks claims that it must have.',
    unknown: 'What the key binding says could not be read.',
  },
  'sd-hash': {
    source: rfc(9901, '4.3.1'),
    met: 'The key binding covers this token with these disclosures.',
    'not-met': 'The key binding was made for another token or for other disclosures (“sd_hash”).',
    unknown: 'Whether the key binding covers this token and these disclosures could not be told (“sd_hash”).',
  },
  'kb-signature': {
    source: rfc(9901, '7.3'),
    met: 'The key binding is signed with the key that the issuer put into the token.',
    'not-met': 'The signature of the key binding does not match the key that the issuer put into the token (“cnf”).',
    unknown: 'Whether the key binding is signed with the key that the issuer put into the token is not checked yet.',
  },
} as const satisfies Readonly<Record<string, Row>>

/** What is checked. Closed: every check has its words here. */
export type BindingCheck = keyof typeof checks

export const isBindingCheck = (name: unknown): name is BindingCheck =>
  typeof name === 'string' && Object.hasOwn(checks, name)

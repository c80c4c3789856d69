import type { Unverifiable, VerificationResult } from '../../model/verification.ts'
import { rfc } from '../../registry/sources.ts'
import type { FixStep } from '../../model/finding.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

interface Words {
  message(issuer: string): string
  why: string
  steps: readonly FixStep[]
}

/** What the issuer's own documents say, and any verifier would read there; that they could not be read is another matter. */
const words: { readonly [because in Unverifiable]?: Words } = {
  'empty-jwks': {
    message: (issuer) => `The key set of ${issuer} holds no key, so nobody can check this token with it.`,
    why: 'An API that fetches these keys finds none and refuses every token. Providers show an empty set where tokens are signed with a shared secret, where the signing key was not made yet, or at the address of another application.',
    steps: [
      { text: 'Compare the address of the key set with the “jwks_uri” in the metadata of the issuer.' },
      {
        text: 'At the provider, let the tokens of this application be signed with a key pair (RS256 or ES256), and get a new token.',
      },
    ],
  },
  'nearer-place': {
    message: (issuer) =>
      `The metadata of ${issuer} names a place for its keys on a private machine or network, so nobody outside can read them.`,
    why: 'Anybody could write such an address into metadata, and whoever follows it sends a request into their own network: verifiers that care refuse it, and others cannot reach it. Usually a server behind a proxy was not told its public address.',
    steps: [
      {
        text: 'Tell the authorization server its public address (issuer, hostname or frontend URL), so that “jwks_uri” in the metadata begins with it.',
      },
      { text: 'If the issuer is not one of yours, trust none of its tokens.' },
    ],
  },
  'issuer-mismatch': {
    message: (issuer) =>
      `The metadata found at ${issuer} belongs to another issuer, so its keys prove nothing for this token.`,
    why: 'The issuer in the metadata has to be the one that the token names, character by character: otherwise anybody could answer for somebody else. Strict verifiers stop here, whatever the signature.',
    steps: [
      {
        text: 'Compare the two issuers; often they differ by a slash, by http and https, by a tenant or by a custom domain.',
      },
      { text: 'Let the API trust the issuer that the tokens name, and fetch the metadata from there.' },
    ],
  },
}

export const issuerKeysUnusable = defineRule({
  id: 'issuer-keys-unusable',
  stage: 'crypto',
  severity: 'error',
  title: 'The keys of the issuer cannot be used for its tokens',
  sources: [
    rfc(8414, '3.3'),
    rfc(7517, '5'),
    {
      label: 'OpenID Connect Discovery 1.0, section 4.3',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation',
    },
  ],
  check({ token, signature }) {
    if (signature.status !== 'unverifiable') return inapplicable
    const { because } = signature
    // A shared secret is in no key set.
    if (!words[because] || algorithm(token.header?.alg)?.family === 'HMAC') return inapplicable
    return { outcome: 'flag', at: '/claims/iss', evidence: { because } }
  },
  message: ({ because }, { issuer }) =>
    words[because]?.message(issuer === undefined ? 'the issuer' : shown(issuer)) ?? '',
  why: ({ because }) => words[because]?.why ?? '',
  fix: (_, { because }) => ({ steps: words[because]?.steps ?? [] }),
})

const as = (because: Unverifiable, alg = 'RS256'): RuleCase => {
  const paste = accessToken({}, { alg, kid: 'key-1' })
  const signature: VerificationResult = { status: 'unverifiable', because }
  return { paste, context: { signatures: new Map([[paste, signature]]) } }
}

export const cases: RuleCases = {
  flags: {
    'an empty set': () => as('empty-jwks'),
    'metadata of another issuer': () => as('issuer-mismatch'),
    'a place in a private network': () => as('nearer-place'),
  },
  spares: {
    'a shared secret, which no set holds': () => as('empty-jwks', 'HS256'),
    'what could not be reached': () => as('unreachable'),
    'what may not be read from a page': () => as('cors-closed'),
    'not checked': () => ({ paste: accessToken() }),
  },
}

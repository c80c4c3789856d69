import type { VerifierName } from './six-verifiers.ts'

/** Where a verifier decides otherwise than the page, and why that is right. For tests only. */
export interface Disagreement {
  /** The kinds of forged tokens that it is about. */
  kinds: readonly string[]
  verifiers: readonly VerifierName[]
  we: 'take' | 'refuse'
  reason: string
}

const all = [
  'jsonwebtoken',
  'jose',
  'express-oauth2-jwt-bearer',
  'express-jwt',
  'fast-jwt',
  'aws-jwt-verify',
] as const satisfies readonly VerifierName[]

export const disagreements: readonly Disagreement[] = [
  {
    kinds: ['healthy, scope as a list'],
    verifiers: ['aws-jwt-verify'],
    we: 'take',
    reason: 'It wants the text of RFC 8693 section 4.2; Duende and Okta write lists, and the others take them.',
  },
  {
    kinds: ['no exp'],
    verifiers: ['jsonwebtoken', 'jose', 'express-jwt', 'fast-jwt', 'aws-jwt-verify'],
    we: 'refuse',
    reason: 'They check exp where there is one. A token of the type at+jwt must have it (RFC 9068 section 2.2).',
  },
  {
    kinds: ['expired to the second'],
    verifiers: ['fast-jwt', 'aws-jwt-verify'],
    we: 'refuse',
    reason: 'They take the second of exp itself; RFC 7519 section 4.1.4 ends it before.',
  },
  {
    kinds: ['no audience'],
    verifiers: ['fast-jwt'],
    we: 'refuse',
    reason: 'allowedAud looks at aud where there is one; only requiredClaims asks for it.',
  },
  {
    kinds: ['no issuer'],
    verifiers: ['fast-jwt'],
    we: 'refuse',
    reason: 'allowedIss looks at iss where there is one; only requiredClaims asks for it.',
  },
  {
    kinds: ['a refresh token in the manner of Keycloak', 'a logout token with the audience of the API'],
    verifiers: all,
    we: 'refuse',
    reason:
      'None of them looks at the type unless told to: the confusion of RFC 8725 section 2.8, which the page names.',
  },
  {
    kinds: ['bound to a key, sent as Bearer'],
    verifiers: ['jsonwebtoken', 'jose', 'express-jwt', 'fast-jwt', 'aws-jwt-verify'],
    we: 'refuse',
    reason: 'They do not know cnf. RFC 9449 section 7.2 has the API refuse it, as express-oauth2-jwt-bearer does.',
  },
  {
    kinds: ['an unknown kid'],
    verifiers: ['jsonwebtoken', 'fast-jwt'],
    we: 'refuse',
    reason: 'They were given the key by hand and do not look at kid. With published keys it is looked up by kid.',
  },
  {
    kinds: ['no kid'],
    verifiers: ['aws-jwt-verify'],
    we: 'take',
    reason: 'It wants kid even where there is one key; the page says so as a remark (kid-missing).',
  },
  {
    kinds: ['exp in milliseconds'],
    verifiers: all,
    we: 'refuse',
    reason: 'To all of them it ends in some ten thousand years. An end that never comes is an error of the issuer.',
  },
  {
    kinds: ['iat as text'],
    verifiers: ['jsonwebtoken', 'express-jwt', 'fast-jwt'],
    we: 'refuse',
    reason: 'They do not look at iat unless an age is limited; RFC 7519 section 4.1.6 wants a number.',
  },
  {
    kinds: ['an extension that nobody knows', 'an empty list of extensions'],
    verifiers: ['jsonwebtoken', 'express-jwt', 'aws-jwt-verify'],
    we: 'refuse',
    reason: 'They do not look at crit, although RFC 7515 section 4.1.11 has them refuse.',
  },
]

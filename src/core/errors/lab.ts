/** What may be wrong with a token, or with how it is sent, as far as the lab tried it. */
export const defects = [
  'encrypted',
  'opaque',
  'two-parts',
  'signature-cut',
  'payload-cut',
  'padded',
  'quoted',
  'bearer-twice',
  'line-break',
  'expired',
  'not-yet',
  'other-audience',
  'no-audience',
  'other-issuer',
  'unknown-kid',
  'no-kid',
  'other-key',
  'hs256',
  'alg-none',
  'exp-as-text',
  'exp-in-milliseconds',
] as const
export type Defect = (typeof defects)[number]

/** In the versions that were tried. */
export const verifiers = [
  'jsonwebtoken 9.0.3',
  'jose 6.2.17',
  'express-jwt 8.5.1 with jwks-rsa 3.2.2',
  'express-oauth2-jwt-bearer 1.10.0',
  'fast-jwt 6.3.6',
  'aws-jwt-verify 5.2.1',
  '@okta/jwt-verifier 4.0.2',
  'PyJWT 2.15.1',
  'joserfc 1.7.5',
] as const

/** It takes the token. */
const takes = true
/** It was given its key by hand, or fetches the keys anew, so that there is no answer; or it answers without a word. */
const untried = undefined
type Cell = string | typeof takes | typeof untried

const threeParts = 'JWT string does not consist of exactly 3 parts (header, payload, signature)'
const failed = 'signature verification failed'
const Failed = 'Signature verification failed'
const payload = 'The token payload is not a valid base64url serialized JSON.'
const header = 'The token header is not a valid base64url serialized JSON.'
const format = 'Invalid Token or Protected Header formatting'
const noneFits = 'no applicable key found in the JSON Web Key Set'
const misleading = 'secret or public key must be provided'
const notForSets = 'Unsupported "alg" value for a JSON Web Key Set'
const notAllowed = 'The specified alg value is not allowed'
const unsupported = (alg: string) => `Unsupported algorithm "${alg}" for JWKS-based verification.`

/**
 * A column for each verifier. An RS256 key, an issuer with a slash at the end, one audience. `<expected>`, `<found>`,
 * `<kid>` and `<time>` stand for values.
 */
const answers: Readonly<Record<Defect, readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]>> = {
  encrypted: [
    'jwt malformed',
    'Invalid Compact JWS',
    'jwt malformed',
    unsupported('dir'),
    payload,
    threeParts,
    'Jwt cannot be parsed',
    'Invalid payload padding',
    'Invalid JSON Web Signature',
  ],
  opaque: [
    'jwt malformed',
    'Invalid Compact JWS',
    'jwt malformed',
    format,
    'The token is malformed.',
    threeParts,
    'Jwt cannot be parsed',
    'Not enough segments',
    'Invalid JSON Web Signature',
  ],
  'two-parts': [
    'jwt malformed',
    'Invalid Compact JWS',
    'jwt malformed',
    format,
    'The token is malformed.',
    threeParts,
    'TypeError',
    'Not enough segments',
    'Invalid JSON Web Signature',
  ],
  'signature-cut': [
    'invalid signature',
    failed,
    'invalid signature',
    failed,
    'The token signature is invalid.',
    'Invalid signature',
    Failed,
    'Invalid crypto padding',
    'bad_signature',
  ],
  'payload-cut': [
    'SyntaxError',
    failed,
    'SyntaxError',
    failed,
    payload,
    'Invalid JWT. Payload is not a valid JSON object: <reason>',
    'Jwt cannot be parsed',
    'Invalid payload padding',
    'Invalid payload',
  ],
  padded: [
    'invalid token',
    failed,
    'invalid token',
    failed,
    header,
    'Invalid signature',
    Failed,
    Failed,
    'Invalid header',
  ],
  quoted: [
    'invalid token',
    'JWS Protected Header is invalid',
    'invalid token',
    failed,
    header,
    threeParts,
    Failed,
    'Invalid header padding',
    'Invalid header',
  ],
  'bearer-twice': [
    'invalid token',
    'JWS Protected Header is invalid',
    'Format is Authorization: Bearer [token]',
    untried,
    header,
    threeParts,
    'Jwt cannot be parsed',
    'Invalid header padding',
    'Invalid header',
  ],
  'line-break': [
    'invalid token',
    takes,
    'invalid token',
    untried,
    'The token signature is invalid.',
    threeParts,
    takes,
    'Invalid crypto padding',
    'bad_signature',
  ],
  expired: [
    'jwt expired',
    '"exp" claim timestamp check failed',
    'jwt expired',
    '"exp" claim timestamp check failed',
    'The token has expired at <time>.',
    'Token expired at <time>',
    'Jwt is expired',
    'Signature has expired',
    'The token is expired',
  ],
  'not-yet': [
    'jwt not active',
    '"nbf" claim timestamp check failed',
    'jwt not active',
    '"nbf" claim timestamp check failed',
    'The token will be active at <time>.',
    "Token can't be used before <time>",
    'Jwt not active',
    'The token is not yet valid (nbf)',
    'The token is not yet valid',
  ],
  'other-audience': [
    'jwt audience invalid. expected: <expected>',
    'unexpected "aud" claim value',
    'jwt audience invalid. expected: <expected>',
    "Unexpected 'aud' value",
    'The aud claim value is not allowed.',
    'Audience not allowed: <found>. Expected: <expected>',
    'audience claim <found> does not match expected audience: <expected>',
    "Audience doesn't match",
    "Invalid claim: 'aud'",
  ],
  'no-audience': [
    'jwt audience invalid. expected: <expected>',
    'missing required "aud" claim',
    'jwt audience invalid. expected: <expected>',
    "Unexpected 'aud' value",
    takes,
    'Missing Audience. Expected: <expected>',
    'audience claim undefined does not match expected audience: <expected>',
    'Token is missing the "aud" claim',
    "Missing claim: 'aud'",
  ],
  'other-issuer': [
    'jwt issuer invalid. expected: <expected>',
    'unexpected "iss" claim value',
    'jwt issuer invalid. expected: <expected>',
    "Unexpected 'iss' value",
    'The iss claim value is not allowed.',
    'Issuer not allowed: <found>. Expected: <expected>',
    'issuer <found> does not match expected issuer: <expected>',
    'Invalid issuer',
    "Invalid claim: 'iss'",
  ],
  'unknown-kid': [
    untried,
    noneFits,
    misleading,
    noneFits,
    untried,
    untried,
    'Error while resolving signing key for kid "<kid>"',
    'Unable to find a signing key that matches: "<kid>"',
    "No key for kid: '<kid>'",
  ],
  'no-kid': [
    untried,
    takes,
    takes,
    takes,
    untried,
    'JWT header does not have valid kid claim',
    'Error while resolving signing key for kid "undefined"',
    'Unable to find a signing key that matches: "None"',
    takes,
  ],
  'other-key': [
    'invalid signature',
    failed,
    'invalid signature',
    failed,
    'The token signature is invalid.',
    'Invalid signature',
    Failed,
    Failed,
    'bad_signature',
  ],
  hs256: [
    'invalid algorithm',
    notForSets,
    misleading,
    unsupported('HS256'),
    'The token algorithm is invalid.',
    'JWT signature algorithm not allowed: HS256. Expected: RS256',
    'Unexpected signature algorithm',
    notAllowed,
    "Algorithm of 'HS256' is not allowed",
  ],
  'alg-none': [
    'jwt signature is required',
    notForSets,
    'invalid algorithm',
    unsupported('none'),
    'The token signature is missing.',
    threeParts,
    'Unexpected signature algorithm',
    notAllowed,
    "Algorithm of 'none' is not allowed",
  ],
  'exp-as-text': [
    'invalid exp value',
    '"exp" claim must be a number',
    'invalid exp value',
    '"exp" claim must be a number',
    'The exp claim must be a number.',
    'JWT payload exp claim is not a number',
    takes,
    takes,
    "Claim 'exp' must be a NumericDate value",
  ],
  'exp-in-milliseconds': [takes, takes, takes, takes, takes, takes, takes, takes, takes],
}

/** What a verifier says of such a token. A verifier that takes it, or for which it was not tried, is left out. */
export const answersOf = (defect: Defect): readonly { verifier: string; text: string }[] =>
  verifiers.flatMap((verifier, i) => {
    const text = answers[defect][i]
    return typeof text === 'string' ? [{ verifier, text }] : []
  })

/** The verifiers that take such a token although something is wrong with it. */
export const takersOf = (defect: Defect): readonly string[] => verifiers.filter((_, i) => answers[defect][i] === takes)

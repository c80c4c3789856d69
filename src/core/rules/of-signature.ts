import type { RuleId } from './index.ts'

/** Rules that speak only once a key was asked about a signature. */
const ofSignature: ReadonlySet<RuleId> = new Set([
  'signature-bad',
  'kid-not-in-jwks',
  'jwk-alg-mismatch',
  'weak-key',
  'key-type-mismatch',
  'duplicate-kid',
  'issuer-keys-unusable',
  'key-in-base64',
  'secret-as-text',
])

export const isOfSignature = (rule: RuleId) => ofSignature.has(rule)

import { errors } from 'jose'
import type { Unverifiable } from '../model/verification.ts'

type JoseErrorCode = errors.JOSEErrorCode

/**
 * What each of jose's error codes means for a signature. Exhaustive: a code that an upgrade adds breaks the build here,
 * not the page. `failed`: the key fits and the signature does not.
 */
const outcomes = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'failed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'alg-not-allowed',
  // Thrown for a `crit` extension that jose does not know, and for key types that it does not know.
  ERR_JOSE_NOT_SUPPORTED: 'unsupported-alg',
  ERR_JWS_INVALID: 'malformed',
  ERR_JWT_INVALID: 'malformed',
  ERR_JWK_INVALID: 'key-unreadable',
  ERR_JWKS_INVALID: 'not-jwks',
  ERR_JWKS_NO_MATCHING_KEY: 'no-matching-key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'several-matching-keys',
  ERR_JWKS_TIMEOUT: 'timeout',
  ERR_JWE_INVALID: 'encrypted',
  ERR_JWE_DECRYPTION_FAILED: 'encrypted',
  // Claims are judged by rules, never by jose: these cannot come out of a signature check.
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'malformed',
  ERR_JWT_EXPIRED: 'malformed',
  ERR_JOSE_GENERIC: 'malformed',
} satisfies Record<JoseErrorCode, Unverifiable | 'failed'>

const isKnown = (code: string): code is JoseErrorCode => Object.hasOwn(outcomes, code)

/**
 * Names what went wrong while checking a signature. jose's classes lose their names in a minified build, so the code
 * decides; what WebCrypto throws is told by the name that the platform gives it.
 */
export function outcomeOf(error: unknown): Unverifiable | 'failed' {
  if (error instanceof errors.JOSEError && isKnown(error.code)) return outcomes[error.code]
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotSupportedError' || name === 'OperationError') return 'unsupported-alg'
  // DataError, TypeError and whatever else an import throws: the key is not what it says it is.
  return 'key-unreadable'
}

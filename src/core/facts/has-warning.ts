import type { KeyWarning, VerificationResult } from '../model/verification.ts'

/** Whether a check was made, and found this to be odd about the key. */
export const hasWarning = (
  signature: VerificationResult,
  warning: KeyWarning,
): signature is Exclude<VerificationResult, { status: 'unverifiable' }> =>
  signature.status !== 'unverifiable' && signature.warnings.includes(warning)

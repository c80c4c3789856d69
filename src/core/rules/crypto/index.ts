import { algNone } from './alg-none.ts'
import { algTypo } from './alg-typo.ts'
import { algHsPublicIssuer } from './alg-hs-public-issuer.ts'
import { algNotAllowedByApi } from './alg-not-allowed-by-api.ts'
import { critUnknown } from './crit-unknown.ts'
import { kidNotInJwks } from './kid-not-in-jwks.ts'
import { keyInBase64 } from './key-in-base64.ts'
import { secretAsText } from './secret-as-text.ts'
import { jwkAlgMismatch } from './jwk-alg-mismatch.ts'
import { signatureBad } from './signature-bad.ts'
import { signatureOkScope } from './signature-ok-scope.ts'
import { embeddedKey } from './embedded-key.ts'
import { kidMissing } from './kid-missing.ts'
import { kidSuspicious } from './kid-suspicious.ts'
import { keyTypeMismatch } from './key-type-mismatch.ts'
import { duplicateKid } from './duplicate-kid.ts'
import { issuerKeysUnusable } from './issuer-keys-unusable.ts'
import { signatureOfOtherAlg } from './signature-of-other-alg.ts'
import { weakKey } from './weak-key.ts'
import { jwksAsSecret } from './jwks-as-secret.ts'
import { typUnexpected } from './typ-unexpected.ts'
import { typPayloadConfusion } from './typ-payload-confusion.ts'

/** In the order shown. */
export const cryptoRules = [
  algNone,
  algTypo,
  algHsPublicIssuer,
  algNotAllowedByApi,
  critUnknown,
  kidNotInJwks,
  jwkAlgMismatch,
  keyInBase64,
  secretAsText,
  signatureBad,
  signatureOkScope,
  embeddedKey,
  kidMissing,
  kidSuspicious,
  keyTypeMismatch,
  duplicateKid,
  issuerKeysUnusable,
  signatureOfOtherAlg,
  weakKey,
  jwksAsSecret,
  typUnexpected,
  typPayloadConfusion,
] as const

import { issMismatchExact } from './iss-mismatch-exact.ts'
import { issNearMiss } from './iss-near-miss.ts'
import { issType } from './iss-type.ts'
import { issMissing } from './iss-missing.ts'
import { issNotUrl } from './iss-not-url.ts'
import { issHttp } from './iss-http.ts'
import { entraVersionMismatch } from './entra-version-mismatch.ts'
import { entraCommonIssuer } from './entra-common-issuer.ts'
import { b2cPolicyIssuer } from './b2c-policy-issuer.ts'
import { oktaWrongAs } from './okta-wrong-as.ts'
import { customDomainIssuer } from './custom-domain-issuer.ts'
import { multiFormIssuer } from './multi-form-issuer.ts'
import { jwksNotUnderIssuer } from './jwks-not-under-issuer.ts'

/** In the order shown. */
export const issuerRules = [
  issMismatchExact,
  issNearMiss,
  issType,
  issMissing,
  issNotUrl,
  issHttp,
  entraVersionMismatch,
  entraCommonIssuer,
  b2cPolicyIssuer,
  oktaWrongAs,
  customDomainIssuer,
  multiFormIssuer,
  jwksNotUnderIssuer,
] as const

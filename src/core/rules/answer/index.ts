import { responseOpaquePlusId } from './response-opaque-plus-id.ts'
import { responseNoAccessToken } from './response-no-access-token.ts'
import { responseError } from './response-error.ts'
import { scopeReduced } from './scope-reduced.ts'
import { atHashMismatch } from './at-hash-mismatch.ts'
import { issParamMismatch } from './iss-param-mismatch.ts'
import { stateMissing } from './state-missing.ts'
import { implicitFlow } from './implicit-flow.ts'
import { loginRequiredSilent } from './login-required-silent.ts'
import { tokenTypeUnexpected } from './token-type-unexpected.ts'
import { introspectionInactive } from './introspection-inactive.ts'
import { introspectionClientError } from './introspection-client-error.ts'
import { revokeWrongType } from './revoke-wrong-type.ts'
import { resourceMetadataHint } from './resource-metadata-hint.ts'
import { metadataIssuerMismatch } from './metadata-issuer-mismatch.ts'
import { htmlInsteadOfJson } from './html-instead-of-json.ts'
import { noTokenArrived } from './no-token-arrived.ts'
import { errorTokenMismatch } from './error-token-mismatch.ts'
import { generic403Audience } from './generic-403-audience.ts'
import { secretKeyMissingMisleading } from './secret-key-missing-misleading.ts'
import { springBareInvalidToken } from './spring-bare-invalid-token.ts'
import { dotnetBareInvalidToken } from './dotnet-bare-invalid-token.ts'
import { corsMasks401 } from './cors-masks-401.ts'
import { errorReadsLike } from './error-reads-like.ts'
import { refusedWithoutReason } from './refused-without-reason.ts'
import { errorRecognised } from './error-recognised.ts'
import { errorUnknown } from './error-unknown.ts'

/** In the order shown. */
export const answerRules = [
  responseOpaquePlusId,
  responseNoAccessToken,
  responseError,
  scopeReduced,
  atHashMismatch,
  issParamMismatch,
  stateMissing,
  implicitFlow,
  loginRequiredSilent,
  tokenTypeUnexpected,
  introspectionInactive,
  introspectionClientError,
  revokeWrongType,
  resourceMetadataHint,
  metadataIssuerMismatch,
  htmlInsteadOfJson,
  noTokenArrived,
  errorTokenMismatch,
  generic403Audience,
  secretKeyMissingMisleading,
  springBareInvalidToken,
  dotnetBareInvalidToken,
  corsMasks401,
  errorRecognised,
  errorReadsLike,
  errorUnknown,
  refusedWithoutReason,
] as const

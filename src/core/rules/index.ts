import { secretNotToken } from './leak/secret-not-token.ts'
import { supabaseServiceRole } from './leak/supabase-service-role.ts'
import { tokenInUrl } from './leak/token-in-url.ts'
import { tokenInErrorText } from './leak/token-in-error-text.ts'
import { personalDataInToken } from './leak/personal-data-in-token.ts'
import { liveCredential } from './leak/live-credential.ts'
import { placeholderValue } from './transport/placeholder-value.ts'
import { bearerDoubled } from './transport/bearer-doubled.ts'
import { schemeMissing } from './transport/scheme-missing.ts'
import { schemeWrong } from './transport/scheme-wrong.ts'
import { headerWhitespace } from './transport/header-whitespace.ts'
import { quotedToken } from './transport/quoted-token.ts'
import { percentEncodedToken } from './transport/percent-encoded-token.ts'
import { wholeResponseSent } from './transport/whole-response-sent.ts'
import { doubleEncoded } from './transport/double-encoded.ts'
import { basicCredentials } from './transport/basic-credentials.ts'
import { multipleTokens } from './transport/multiple-tokens.ts'
import { oversizedHeader } from './transport/oversized-header.ts'
import { albPaddedToken } from './transport/alb-padded-token.ts'
import { partCount } from './structure/part-count.ts'
import { truncatedToken } from './structure/truncated-token.ts'
import { notBase64url } from './structure/not-base64url.ts'
import { badJson } from './structure/bad-json.ts'
import { opaqueToken } from './structure/opaque-token.ts'
import { knownCredentialPrefix } from './structure/known-credential-prefix.ts'
import { jwtLookalike } from './structure/jwt-lookalike.ts'
import { jwsJsonSerialization } from './structure/jws-json-serialization.ts'
import { sdJwtRule } from './structure/sd-jwt.ts'
import { algMissing } from './structure/alg-missing.ts'
import { unencodedPayload } from './structure/unencoded-payload.ts'
import { duplicateClaim } from './structure/duplicate-claim.ts'
import { nestedJwt } from './structure/nested-jwt.ts'
import { auth0JweNoAudience } from './kind/auth0-jwe-no-audience.ts'
import { sessionCookieJwe } from './kind/session-cookie-jwe.ts'
import { openiddictEncryptedToken } from './kind/openiddict-encrypted-token.ts'
import { auth0ApiJwe } from './kind/auth0-api-jwe.ts'
import { jweGeneric } from './kind/jwe-generic.ts'
import { idTokenAsAccessToken } from './kind/id-token-as-access-token.ts'
import { accessTokenAsIdToken } from './kind/access-token-as-id-token.ts'
import { refreshTokenSent } from './kind/refresh-token-sent.ts'
import { authorizationCodeSent } from './kind/authorization-code-sent.ts'
import { dpopProofAsToken } from './kind/dpop-proof-as-token.ts'
import { clientAssertionSent } from './kind/client-assertion-sent.ts'
import { googleSaJwt } from './kind/google-sa-jwt.ts'
import { logoutTokenSent } from './kind/logout-token-sent.ts'
import { requestObjectSent } from './kind/request-object-sent.ts'
import { securityEventToken } from './kind/security-event-token.ts'
import { introspectionJwt } from './kind/introspection-jwt.ts'
import { firebaseCustomToken } from './kind/firebase-custom-token.ts'
import { firebaseSessionCookie } from './kind/firebase-session-cookie.ts'
import { supabaseApiKeyAsUser } from './kind/supabase-api-key-as-user.ts'
import { descopeSessionKind } from './kind/descope-session-kind.ts'
import { clerkMachineToken } from './kind/clerk-machine-token.ts'
import { ciIdentityToken } from './kind/ci-identity-token.ts'
import { k8sToken } from './kind/k8s-token.ts'
import { appleTokenKind } from './kind/apple-token-kind.ts'
import { keycloakLightweight } from './kind/keycloak-lightweight.ts'
import { keycloakSubMissing } from './kind/keycloak-sub-missing.ts'
import { graphTokenUnverifiable } from './quirk/graph-token-unverifiable.ts'
import { googleOpaque } from './quirk/google-opaque.ts'
import { oktaOrgAs } from './quirk/okta-org-as.ts'
import { auth0ManagementToken } from './quirk/auth0-management-token.ts'
import { cognitoSdkToken } from './quirk/cognito-sdk-token.ts'
import { issMismatchExact } from './issuer/iss-mismatch-exact.ts'
import { issNearMiss } from './issuer/iss-near-miss.ts'
import { issMissing } from './issuer/iss-missing.ts'
import { issNotUrl } from './issuer/iss-not-url.ts'
import { issHttp } from './issuer/iss-http.ts'
import { entraVersionMismatch } from './issuer/entra-version-mismatch.ts'
import { entraCommonIssuer } from './issuer/entra-common-issuer.ts'
import { b2cPolicyIssuer } from './issuer/b2c-policy-issuer.ts'
import { oktaWrongAs } from './issuer/okta-wrong-as.ts'
import { customDomainIssuer } from './issuer/custom-domain-issuer.ts'
import { multiFormIssuer } from './issuer/multi-form-issuer.ts'
import { jwksNotUnderIssuer } from './issuer/jwks-not-under-issuer.ts'
import { audMissing } from './audience/aud-missing.ts'
import { audEmptyArray } from './audience/aud-empty-array.ts'
import { audMismatch } from './audience/aud-mismatch.ts'
import { audNearMiss } from './audience/aud-near-miss.ts'
import { audUserinfoOnly } from './audience/aud-userinfo-only.ts'
import { audKeycloakAccount } from './audience/aud-keycloak-account.ts'
import { audOktaDefault } from './audience/aud-okta-default.ts'
import { audEntraForm } from './audience/aud-entra-form.ts'
import { audEntraFirstParty } from './audience/aud-entra-first-party.ts'
import { audCognitoResource } from './audience/aud-cognito-resource.ts'
import { audMrrtFallback } from './audience/aud-mrrt-fallback.ts'
import { audMultiple } from './audience/aud-multiple.ts'
import { azpMismatch } from './audience/azp-mismatch.ts'
import { audWif } from './audience/aud-wif.ts'
import { algNone } from './crypto/alg-none.ts'
import { algTypo } from './crypto/alg-typo.ts'
import { algHsPublicIssuer } from './crypto/alg-hs-public-issuer.ts'
import { algNotAllowedByApi } from './crypto/alg-not-allowed-by-api.ts'
import { critUnknown } from './crypto/crit-unknown.ts'
import { kidNotInJwks } from './crypto/kid-not-in-jwks.ts'
import { jwkAlgMismatch } from './crypto/jwk-alg-mismatch.ts'
import { signatureBad } from './crypto/signature-bad.ts'
import { signatureOkScope } from './crypto/signature-ok-scope.ts'
import { embeddedKey } from './crypto/embedded-key.ts'
import { kidMissing } from './crypto/kid-missing.ts'
import { kidSuspicious } from './crypto/kid-suspicious.ts'
import { weakKey } from './crypto/weak-key.ts'
import { jwksAsSecret } from './crypto/jwks-as-secret.ts'
import { typUnexpected } from './crypto/typ-unexpected.ts'
import { typPayloadConfusion } from './crypto/typ-payload-confusion.ts'
import { expired } from './time/expired.ts'
import { expiresSoon } from './time/expires-soon.ts'
import { notYetValid } from './time/not-yet-valid.ts'
import { iatInFuture } from './time/iat-in-future.ts'
import { clockSuspect } from './time/clock-suspect.ts'
import { timeInMilliseconds } from './time/time-in-milliseconds.ts'
import { timeNotNumber } from './time/time-not-number.ts'
import { expMissing } from './time/exp-missing.ts'
import { timeOrder } from './time/time-order.ts'
import { lifetimeLong } from './time/lifetime-long.ts'
import { responseExpMismatch } from './time/response-exp-mismatch.ts'
import { scopeMissing } from './scope/scope-missing.ts'
import { scopeClaimName } from './scope/scope-claim-name.ts'
import { scopeFormat } from './scope/scope-format.ts'
import { entraAppOnly } from './scope/entra-app-only.ts'
import { entraNoScpNoRoles } from './scope/entra-no-scp-no-roles.ts'
import { groupsOverage } from './scope/groups-overage.ts'
import { openidScopeMissing } from './scope/openid-scope-missing.ts'
import { rfc9068Claims } from './scope/rfc9068-claims.ts'
import { hasuraClaimsMissing } from './scope/hasura-claims-missing.ts'
import { subType } from './scope/sub-type.ts'
import { rbacAfterValid } from './scope/rbac-after-valid.ts'
import { dpopBoundAsBearer } from './binding/dpop-bound-as-bearer.ts'
import { dpopProofMismatch } from './binding/dpop-proof-mismatch.ts'
import { bearerWhereDpopRequired } from './binding/bearer-where-dpop-required.ts'
import { mtlsBound } from './binding/mtls-bound.ts'
import { dpopNonceRequired } from './binding/dpop-nonce-required.ts'
import { cnfUnknown } from './binding/cnf-unknown.ts'
import { stepUpNeeded } from './step-up/step-up-needed.ts'
import { entraClaimsChallenge } from './step-up/entra-claims-challenge.ts'
import { authTimeOld } from './step-up/auth-time-old.ts'
import { responseOpaquePlusId } from './answer/response-opaque-plus-id.ts'
import { responseNoAccessToken } from './answer/response-no-access-token.ts'
import { responseError } from './answer/response-error.ts'
import { scopeReduced } from './answer/scope-reduced.ts'
import { atHashMismatch } from './answer/at-hash-mismatch.ts'
import { issParamMismatch } from './answer/iss-param-mismatch.ts'
import { stateMissing } from './answer/state-missing.ts'
import { implicitFlow } from './answer/implicit-flow.ts'
import { loginRequiredSilent } from './answer/login-required-silent.ts'
import { tokenTypeUnexpected } from './answer/token-type-unexpected.ts'
import { introspectionInactive } from './answer/introspection-inactive.ts'
import { introspectionClientError } from './answer/introspection-client-error.ts'
import { revokeWrongType } from './answer/revoke-wrong-type.ts'
import { resourceMetadataHint } from './answer/resource-metadata-hint.ts'
import { metadataIssuerMismatch } from './answer/metadata-issuer-mismatch.ts'
import { htmlInsteadOfJson } from './answer/html-instead-of-json.ts'
import { noTokenArrived } from './answer/no-token-arrived.ts'
import { errorTokenMismatch } from './answer/error-token-mismatch.ts'
import { generic403Audience } from './answer/generic-403-audience.ts'
import { secretKeyMissingMisleading } from './answer/secret-key-missing-misleading.ts'
import { springBareInvalidToken } from './answer/spring-bare-invalid-token.ts'
import { dotnetBareInvalidToken } from './answer/dotnet-bare-invalid-token.ts'
import { corsMasks401 } from './answer/cors-masks-401.ts'
import { errorRecognised } from './answer/error-recognised.ts'
import { requestAudienceMissing } from './request/request-audience-missing.ts'
import { requestOktaOrgAs } from './request/request-okta-org-as.ts'
import { requestEntraTwoResources } from './request/request-entra-two-resources.ts'
import { requestImplicitFlow } from './request/request-implicit-flow.ts'
import { requestPkceMissing } from './request/request-pkce-missing.ts'
import { requestRedirectUri } from './request/request-redirect-uri.ts'

/** Within a stage, the order shown. */
export const rules = [
  secretNotToken,
  supabaseServiceRole,
  tokenInUrl,
  tokenInErrorText,
  personalDataInToken,
  liveCredential,
  placeholderValue,
  bearerDoubled,
  schemeMissing,
  schemeWrong,
  headerWhitespace,
  quotedToken,
  percentEncodedToken,
  wholeResponseSent,
  doubleEncoded,
  basicCredentials,
  multipleTokens,
  oversizedHeader,
  albPaddedToken,
  partCount,
  truncatedToken,
  notBase64url,
  badJson,
  opaqueToken,
  knownCredentialPrefix,
  jwtLookalike,
  jwsJsonSerialization,
  sdJwtRule,
  algMissing,
  unencodedPayload,
  duplicateClaim,
  nestedJwt,
  auth0JweNoAudience,
  sessionCookieJwe,
  openiddictEncryptedToken,
  auth0ApiJwe,
  jweGeneric,
  idTokenAsAccessToken,
  accessTokenAsIdToken,
  refreshTokenSent,
  authorizationCodeSent,
  dpopProofAsToken,
  clientAssertionSent,
  googleSaJwt,
  logoutTokenSent,
  requestObjectSent,
  securityEventToken,
  introspectionJwt,
  firebaseCustomToken,
  firebaseSessionCookie,
  supabaseApiKeyAsUser,
  descopeSessionKind,
  clerkMachineToken,
  ciIdentityToken,
  k8sToken,
  appleTokenKind,
  keycloakLightweight,
  keycloakSubMissing,
  graphTokenUnverifiable,
  googleOpaque,
  oktaOrgAs,
  auth0ManagementToken,
  cognitoSdkToken,
  issMismatchExact,
  issNearMiss,
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
  audMissing,
  audEmptyArray,
  audMismatch,
  audNearMiss,
  audUserinfoOnly,
  audKeycloakAccount,
  audOktaDefault,
  audEntraForm,
  audEntraFirstParty,
  audCognitoResource,
  audMrrtFallback,
  audMultiple,
  azpMismatch,
  audWif,
  algNone,
  algTypo,
  algHsPublicIssuer,
  algNotAllowedByApi,
  critUnknown,
  kidNotInJwks,
  jwkAlgMismatch,
  signatureBad,
  signatureOkScope,
  embeddedKey,
  kidMissing,
  kidSuspicious,
  weakKey,
  jwksAsSecret,
  typUnexpected,
  typPayloadConfusion,
  expired,
  expiresSoon,
  notYetValid,
  iatInFuture,
  clockSuspect,
  timeInMilliseconds,
  timeNotNumber,
  expMissing,
  timeOrder,
  lifetimeLong,
  responseExpMismatch,
  scopeMissing,
  scopeClaimName,
  scopeFormat,
  entraAppOnly,
  entraNoScpNoRoles,
  groupsOverage,
  openidScopeMissing,
  rfc9068Claims,
  hasuraClaimsMissing,
  subType,
  rbacAfterValid,
  dpopBoundAsBearer,
  dpopProofMismatch,
  bearerWhereDpopRequired,
  mtlsBound,
  dpopNonceRequired,
  cnfUnknown,
  stepUpNeeded,
  entraClaimsChallenge,
  authTimeOld,
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
  requestAudienceMissing,
  requestOktaOrgAs,
  requestEntraTwoResources,
  requestImplicitFlow,
  requestPkceMissing,
  requestRedirectUri,
] as const

export type RuleId = (typeof rules)[number]['id']

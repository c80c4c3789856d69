import { liveCredential } from './leak/live-credential.ts'
import { secretNotToken } from './leak/secret-not-token.ts'
import { placeholderValue } from './transport/placeholder-value.ts'
import { albPaddedToken } from './transport/alb-padded-token.ts'
import { bearerDoubled } from './transport/bearer-doubled.ts'
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
import { jweGeneric } from './kind/jwe-generic.ts'
import { idTokenAsAccessToken } from './kind/id-token-as-access-token.ts'
import { refreshTokenSent } from './kind/refresh-token-sent.ts'
import { dpopProofAsToken } from './kind/dpop-proof-as-token.ts'
import { clientAssertionSent } from './kind/client-assertion-sent.ts'
import { logoutTokenSent } from './kind/logout-token-sent.ts'
import { requestObjectSent } from './kind/request-object-sent.ts'
import { securityEventToken } from './kind/security-event-token.ts'
import { introspectionJwt } from './kind/introspection-jwt.ts'
import { graphTokenUnverifiable } from './quirk/graph-token-unverifiable.ts'
import { googleOpaque } from './quirk/google-opaque.ts'
import { oktaOrgAs } from './quirk/okta-org-as.ts'
import { issMismatchExact } from './issuer/iss-mismatch-exact.ts'
import { issNearMiss } from './issuer/iss-near-miss.ts'
import { audMissing } from './audience/aud-missing.ts'
import { audMismatch } from './audience/aud-mismatch.ts'
import { audNearMiss } from './audience/aud-near-miss.ts'
import { algNone } from './crypto/alg-none.ts'
import { algTypo } from './crypto/alg-typo.ts'
import { algHsPublicIssuer } from './crypto/alg-hs-public-issuer.ts'
import { critUnknown } from './crypto/crit-unknown.ts'
import { kidNotInJwks } from './crypto/kid-not-in-jwks.ts'
import { jwkAlgMismatch } from './crypto/jwk-alg-mismatch.ts'
import { signatureBad } from './crypto/signature-bad.ts'
import { embeddedKey } from './crypto/embedded-key.ts'
import { kidMissing } from './crypto/kid-missing.ts'
import { kidSuspicious } from './crypto/kid-suspicious.ts'
import { weakKey } from './crypto/weak-key.ts'
import { expired } from './time/expired.ts'
import { expiresSoon } from './time/expires-soon.ts'
import { notYetValid } from './time/not-yet-valid.ts'
import { timeInMilliseconds } from './time/time-in-milliseconds.ts'
import { scopeMissing } from './scope/scope-missing.ts'
import { dpopBoundAsBearer } from './binding/dpop-bound-as-bearer.ts'
import { dpopProofMismatch } from './binding/dpop-proof-mismatch.ts'
import { bearerWhereDpopRequired } from './binding/bearer-where-dpop-required.ts'
import { mtlsBound } from './binding/mtls-bound.ts'
import { dpopNonceRequired } from './binding/dpop-nonce-required.ts'
import { cnfUnknown } from './binding/cnf-unknown.ts'
import { requestAudienceMissing } from './request/request-audience-missing.ts'
import { requestOktaOrgAs } from './request/request-okta-org-as.ts'

/** Within a stage, the order shown. */
export const rules = [
  liveCredential,
  secretNotToken,
  placeholderValue,
  bearerDoubled,
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
  jweGeneric,
  idTokenAsAccessToken,
  refreshTokenSent,
  dpopProofAsToken,
  clientAssertionSent,
  logoutTokenSent,
  requestObjectSent,
  securityEventToken,
  introspectionJwt,
  graphTokenUnverifiable,
  googleOpaque,
  oktaOrgAs,
  issMismatchExact,
  issNearMiss,
  audMissing,
  audMismatch,
  audNearMiss,
  algNone,
  algTypo,
  algHsPublicIssuer,
  critUnknown,
  kidNotInJwks,
  jwkAlgMismatch,
  signatureBad,
  embeddedKey,
  kidMissing,
  kidSuspicious,
  weakKey,
  expired,
  expiresSoon,
  notYetValid,
  timeInMilliseconds,
  scopeMissing,
  dpopBoundAsBearer,
  dpopProofMismatch,
  bearerWhereDpopRequired,
  mtlsBound,
  dpopNonceRequired,
  cnfUnknown,
  requestAudienceMissing,
  requestOktaOrgAs,
] as const

export type RuleId = (typeof rules)[number]['id']

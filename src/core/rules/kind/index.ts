import { specialToken } from './special-token.ts'
import { auth0JweNoAudience } from './auth0-jwe-no-audience.ts'
import { sessionCookieJwe } from './session-cookie-jwe.ts'
import { openiddictEncryptedToken } from './openiddict-encrypted-token.ts'
import { auth0ApiJwe } from './auth0-api-jwe.ts'
import { jweGeneric } from './jwe-generic.ts'
import { idTokenAsAccessToken } from './id-token-as-access-token.ts'
import { accessTokenAsIdToken } from './access-token-as-id-token.ts'
import { refreshTokenSent } from './refresh-token-sent.ts'
import { authorizationCodeSent } from './authorization-code-sent.ts'
import { dpopProofAsToken } from './dpop-proof-as-token.ts'
import { clientAssertionSent } from './client-assertion-sent.ts'
import { appleSecretLifetime } from './apple-secret-lifetime.ts'
import { googleSaJwt } from './google-sa-jwt.ts'
import { logoutTokenSent } from './logout-token-sent.ts'
import { requestObjectSent } from './request-object-sent.ts'
import { securityEventToken } from './security-event-token.ts'
import { introspectionJwt } from './introspection-jwt.ts'
import { firebaseCustomToken } from './firebase-custom-token.ts'
import { firebaseSessionCookie } from './firebase-session-cookie.ts'
import { supabaseApiKeyAsUser } from './supabase-api-key-as-user.ts'
import { descopeSessionKind } from './descope-session-kind.ts'
import { clerkMachineToken } from './clerk-machine-token.ts'
import { ciIdentityToken } from './ci-identity-token.ts'
import { k8sToken } from './k8s-token.ts'
import { appleTokenKind } from './apple-token-kind.ts'
import { keycloakLightweight } from './keycloak-lightweight.ts'
import { keycloakSubMissing } from './keycloak-sub-missing.ts'

/** In the order shown. */
export const kindRules = [
  specialToken,
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
  appleSecretLifetime,
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
] as const

import { audType } from './aud-type.ts'
import { audMissing } from './aud-missing.ts'
import { audEmptyArray } from './aud-empty-array.ts'
import { audMismatch } from './aud-mismatch.ts'
import { audNearMiss } from './aud-near-miss.ts'
import { audUserinfoOnly } from './aud-userinfo-only.ts'
import { audKeycloakAccount } from './aud-keycloak-account.ts'
import { audOktaDefault } from './aud-okta-default.ts'
import { audEntraForm } from './aud-entra-form.ts'
import { audEntraFirstParty } from './aud-entra-first-party.ts'
import { audCognitoResource } from './aud-cognito-resource.ts'
import { audMrrtFallback } from './aud-mrrt-fallback.ts'
import { audMultiple } from './aud-multiple.ts'
import { azpMismatch } from './azp-mismatch.ts'
import { audWif } from './aud-wif.ts'

/** In the order shown. */
export const audienceRules = [
  audType,
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
] as const

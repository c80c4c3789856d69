import { partCount } from './part-count.ts'
import { truncatedToken } from './truncated-token.ts'
import { notBase64url } from './not-base64url.ts'
import { badJson } from './bad-json.ts'
import { opaqueToken } from './opaque-token.ts'
import { knownCredentialPrefix } from './known-credential-prefix.ts'
import { jwtLookalike } from './jwt-lookalike.ts'
import { jwsJsonSerialization } from './jws-json-serialization.ts'
import { sdJwtRule } from './sd-jwt.ts'
import { sdJwtDisclosure } from './sd-jwt-disclosure.ts'
import { algMissing } from './alg-missing.ts'
import { unencodedPayload } from './unencoded-payload.ts'
import { duplicateClaim } from './duplicate-claim.ts'
import { nestedJwt } from './nested-jwt.ts'
import { pageFailedToRead } from './page-failed-to-read.ts'

/** In the order shown. */
export const structureRules = [
  pageFailedToRead,
  partCount,
  truncatedToken,
  notBase64url,
  badJson,
  opaqueToken,
  knownCredentialPrefix,
  jwtLookalike,
  jwsJsonSerialization,
  sdJwtDisclosure,
  sdJwtRule,
  algMissing,
  unencodedPayload,
  duplicateClaim,
  nestedJwt,
] as const

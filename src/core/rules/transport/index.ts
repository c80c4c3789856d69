import { placeholderValue } from './placeholder-value.ts'
import { bearerDoubled } from './bearer-doubled.ts'
import { schemeMissing } from './scheme-missing.ts'
import { schemeWrong } from './scheme-wrong.ts'
import { headerWhitespace } from './header-whitespace.ts'
import { quotedToken } from './quoted-token.ts'
import { percentEncodedToken } from './percent-encoded-token.ts'
import { tokenPrefix } from './token-prefix.ts'
import { wholeResponseSent } from './whole-response-sent.ts'
import { doubleEncoded } from './double-encoded.ts'
import { basicCredentials } from './basic-credentials.ts'
import { multipleTokens } from './multiple-tokens.ts'
import { oversizedHeader } from './oversized-header.ts'
import { tooManyTokens } from './too-many-tokens.ts'
import { albPaddedToken } from './alb-padded-token.ts'

/** In the order shown. */
export const transportRules = [
  placeholderValue,
  bearerDoubled,
  schemeMissing,
  schemeWrong,
  headerWhitespace,
  quotedToken,
  percentEncodedToken,
  tokenPrefix,
  wholeResponseSent,
  doubleEncoded,
  basicCredentials,
  multipleTokens,
  oversizedHeader,
  albPaddedToken,
  tooManyTokens,
] as const

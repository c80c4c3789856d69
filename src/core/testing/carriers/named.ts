import type { Json } from '../../model/primitives.ts'
import type { TokenUse } from '../../registry/token-uses.ts'
import { jws, noon } from '../forge.ts'
import type { Right } from './define.ts'

export type Members = Readonly<Record<string, Json>>

/** Of a token that lives for five minutes. */
export const times = { iat: noon - 60, exp: noon + 240 }
/** A header of ES256. */
export const es256 = (typ?: string, more: Members = {}): Members => ({
  alg: 'ES256',
  kid: 'key-1',
  ...(typ && { typ }),
  ...more,
})

/** Named rightly, and nothing held against it. */
export const named = (use: TokenUse, paste: string, more: Right = {}): readonly [string, Right] => [
  paste,
  { tokens: [{ use }], headline: null, noError: true, silent: ['live-credential', 'exp-missing'], ...more },
]
/** The same of a signed token with this header and these claims. */
export const special = (use: TokenUse, header: Members, claims: Members, more: Right = {}) =>
  named(use, jws({ header, claims }), more)

import { specialNames, specialToken } from './special/index.ts'

/** What a token can be for, with the name that people use. Kept apart from its kind: an access token may be signed or opaque. */
export const tokenUses = {
  'access-token': 'access token',
  'id-token': 'ID token',
  'refresh-token': 'refresh token',
  'logout-token': 'logout token',
  'dpop-proof': 'DPoP proof',
  'client-assertion': 'client assertion',
  assertion: 'assertion for a token endpoint',
  'request-object': 'signed authorization request',
  'introspection-response': 'signed introspection response',
  'security-event': 'security event token',
  credential: 'verifiable credential',
  unknown: 'token',
  ...specialNames,
} as const

export type TokenUse = keyof typeof tokenUses

/** Whether a text that somebody else wrote names a use. */
export const isTokenUse = (text: unknown): text is TokenUse =>
  typeof text === 'string' && Object.hasOwn(tokenUses, text)

const elsewhere: ReadonlySet<TokenUse> = new Set([
  'logout-token',
  'dpop-proof',
  'client-assertion',
  'assertion',
  'request-object',
  'introspection-response',
  'security-event',
  'credential',
])

/** Whether a token of this use is addressed to something else than an API, so that what an API expects of a token is not asked of it. */
export const isAddressedElsewhere = (use: TokenUse) => {
  const special = specialToken(use)
  return special ? special.ownServices !== true : elsewhere.has(use)
}

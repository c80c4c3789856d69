import type { Token } from './token.ts'
import { headerTypeOf } from './token-use.ts'

/**
 * What the protected header of a JWE gives away about its maker: the only readable part of it.
 * `auth0-userinfo`: for Auth0 itself. `next-session`, `authjs-session`, `auth0-session`: cookies of web frameworks.
 * `uploaded-key`: for an API that has given the provider a key. `key-agreement`: for a wallet, a bank or a client.
 */
type Encryption =
  | 'auth0-userinfo'
  | 'next-session'
  | 'authjs-session'
  | 'auth0-session'
  | 'openiddict'
  | 'cognito-refresh'
  | 'uploaded-key'
  | 'key-agreement'
  | 'other'

/** The shape of a whole JWE with a readable header; undefined for anything else. Kinds exclude each other. */
export function encryptionOf({
  kind,
  header,
  parts,
}: Pick<Token, 'kind' | 'header' | 'parts'>): Encryption | undefined {
  if (kind !== 'jwe' || !header || partsBetweenDots({ parts }).length !== 5) return undefined
  const { alg, enc } = header
  const has = (name: string) => Object.hasOwn(header, name)
  if (alg === 'dir' && enc === 'A256GCM') {
    if (typeof header.iss === 'string') {
      // node oidc-provider's encrypted access tokens name an audience and a content type beside the issuer.
      return ['aud', 'cty', 'kid', 'uat'].some(has) ? 'other' : 'auth0-userinfo'
    }
    if (['iat', 'uat', 'exp'].every(has)) return 'auth0-session'
    return Object.keys(header).length === 2 ? 'next-session' : 'other'
  }
  if (alg === 'dir' && enc === 'A256CBC-HS512' && has('kid') && !has('iss')) return 'authjs-session'
  if ((alg === 'RSA-OAEP' || alg === 'A256KW') && enc === 'A256CBC-HS512' && headerTypeOf(header) === 'at+jwt')
    return 'openiddict'
  // A token that is encrypted for an API names the API's key or its own type; Cognito's names neither.
  if (alg === 'RSA-OAEP' && enc === 'A256GCM' && !['typ', 'kid', 'iss', 'aud'].some(has)) return 'cognito-refresh'
  if (typeof alg !== 'string') return 'other'
  if (alg.startsWith('RSA-OAEP') && has('kid')) return 'uploaded-key'
  if (alg.startsWith('ECDH-ES')) return 'key-agreement'
  return 'other'
}

/** The parts that stand in the token: what was found inside of an opened JWE is one more. */
export const partsBetweenDots = ({ parts }: Pick<Token, 'parts'>) => parts.filter(({ decrypted }) => !decrypted)

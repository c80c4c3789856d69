import { algorithm } from '../../registry/algorithms.ts'
import { keyManagement } from '../../registry/encryption-algorithms.ts'
import type { Jwk } from '../jwk.ts'
import { curveNames } from './curves.ts'

const types: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP', 'AKP', 'oct'])

/** Whether the page can do anything with a key of this type and curve (RFC 7518 section 6.1, RFC 8037 section 2). */
export const isKnownType = ({ kty, crv }: Jwk): boolean =>
  types.has(kty) && ((kty !== 'EC' && kty !== 'OKP') || (typeof crv === 'string' && curveNames.has(crv)))

/** Type and curve in words: “RSA”, “EC P-256”. */
export const typeOf = ({ kty, crv }: Jwk): string => [kty, crv].filter((part) => typeof part === 'string').join(' ')

const agreementCurves: ReadonlySet<unknown> = new Set(['X25519', 'X448'])

/** A key for encryption, by its `use`, its algorithm or its curve (RFC 7517 sections 4.2 and 4.4). */
export const isForEncryption = ({ use, alg, crv }: Jwk): boolean =>
  use === 'enc' || agreementCurves.has(crv) || (typeof alg === 'string' && keyManagement(alg) !== undefined)

const encryptionOperations = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits']

/** A public key whose signatures are to be checked with it. */
export const isForSignatures = (jwk: Jwk): boolean =>
  isKnownType(jwk) && jwk.kty !== 'oct' && !isForEncryption(jwk) && (jwk.use === undefined || jwk.use === 'sig')

/** `use` and `key_ops` say different things, which RFC 7517 section 4.3 excludes. */
export function isTorn({ use, key_ops: operations }: Jwk): boolean {
  if (!Array.isArray(operations)) return false
  const signs = operations.includes('sign') || operations.includes('verify')
  const encrypts = encryptionOperations.some((operation) => operations.includes(operation))
  return (use === 'sig' && encrypts) || (use === 'enc' && signs)
}

/** The key is of another type or curve than its own `alg` needs. */
export function isMisnamed({ kty, crv, alg }: Jwk): boolean {
  if (typeof alg !== 'string' || typeof kty !== 'string') return false
  const row = algorithm(alg)
  if (row) return row.kty !== kty || (row.curves.length > 0 && !(typeof crv === 'string' && row.curves.includes(crv)))
  return keyManagement(alg)?.kty.every((name) => name !== kty) ?? false
}

/** Members of a private key or a shared secret (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1, RFC 9964 section 3). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/** The private members that a key has. */
export const privateMembersOf = (jwk: Jwk): readonly string[] =>
  privateMembers.filter((name) => jwk[name] !== undefined)

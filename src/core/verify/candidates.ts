import { algorithm, algorithmOfCurve } from '../registry/algorithms.ts'
import type { Jwk } from './jwk.ts'
import type { Signer } from './signers.ts'

/** A key with which a signature can be computed. */
export interface Candidate {
  key: Jwk
  /** The token means it: by its `kid`, or because neither of them names anything else. */
  meant: boolean
  /** Its curve, `use`, `key_ops` and `alg` allow this check (RFC 7517 sections 4.2 to 4.4). */
  allowed: boolean
}

/** The keys that the token means by its `kid` (RFC 7515 section 4.1.4, RFC 7517 section 4.5). */
export function meantKeys(keys: readonly Jwk[], { kid }: Signer): readonly Jwk[] {
  // Where no key has a name, none is at odds with the token's.
  return kid === undefined || keys.every((key) => key.kid === undefined) ? keys : keys.filter((key) => key.kid === kid)
}

/** Keys to try, the likeliest first: those that are meant before others, those that allow it before those that do not. */
export function candidatesFor(keys: readonly Jwk[], signer: Signer): readonly Candidate[] {
  const meant = new Set(meantKeys(keys, signer))
  const candidates = keys
    .filter((key) => isComputable(key, signer))
    .map((key) => ({ key, meant: meant.has(key), allowed: isAllowed(key, signer) }))
  const rank = (candidate: Candidate) => (candidate.meant ? 0 : 2) + (candidate.allowed ? 0 : 1)
  return candidates.toSorted((a, b) => rank(a) - rank(b))
}

/** Whether there is anything to compute with this key, be it meant for it or not. */
function isComputable(key: Jwk, { alg, row }: Signer): boolean {
  if (key.kty !== row.kty) return false
  // An AKP key is one of a parameter set, which its `alg` names.
  if (row.kty === 'AKP') return key.alg === undefined || key.alg === alg
  return row.curves.length === 0 || algorithm(algorithmOfCurve(key.crv))?.family === row.family
}

function isAllowed({ crv, use, key_ops: operations, alg: named }: Jwk, { alg, row }: Signer): boolean {
  if (row.curves.length > 0 && !(typeof crv === 'string' && row.curves.includes(crv))) return false
  if (use !== undefined && use !== 'sig') return false
  if (Array.isArray(operations) && !operations.includes('verify') && !operations.includes('sign')) return false
  if (named === undefined || named === alg) return true
  // EdDSA is the older name of what RFC 9864 calls by the curve.
  return row.family === 'EdDSA' && (named === 'EdDSA' || (alg === 'EdDSA' && named === crv))
}

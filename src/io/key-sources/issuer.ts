import { asObject } from '../../core/decode/json.ts'
import type { Unverifiable } from '../../core/model.ts'
import type { KeyPlan } from '../../core/verify/discovery.ts'
import type { Jwk } from '../../core/verify/verify.ts'
import type { Http } from '../http.ts'

/** Keys with the addresses that they were read from, or why there are none and where that showed. */
export type IssuerKeys =
  | {
      ok: true
      keys: readonly Jwk[]
      from: string
      /** The metadata that named the place; absent when the place was known. */ metadata?: string
    }
  | {
      ok: false
      because: Unverifiable
      url: string
      status?: number
      /** For `issuer-mismatch`: what the document says of itself. */ found?: string
    }

/**
 * Fetches an issuer's keys: metadata → `jwks_uri` → JWK Set. Metadata that names another issuer is refused (RFC 8414
 * section 3.3): its keys would prove nothing about this one. Rejects only when cancelled.
 */
export async function fetchIssuerKeys(plan: KeyPlan, http: Http, signal: AbortSignal): Promise<IssuerKeys> {
  let failure: IssuerKeys | undefined
  for (const url of plan.metadata) {
    // The second place is asked only when the first has nothing.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await http(url, 'metadata of the issuer', signal)
    if (!answer.ok) {
      failure = graver(failure, answer)
      continue
    }
    const { issuer, jwks_uri: place } = answer.document
    if (typeof issuer !== 'string' && typeof place !== 'string') {
      failure = graver(failure, { ok: false, because: 'not-metadata', url })
      continue
    }
    if (issuer !== plan.issuer)
      return { ok: false, because: 'issuer-mismatch', url, found: typeof issuer === 'string' ? issuer : '' }
    if (typeof place !== 'string') return { ok: false, because: 'not-metadata', url }
    // oxlint-disable-next-line no-await-in-loop
    return await fetchJwks(place, http, signal, url)
  }
  if (plan.jwks !== undefined) return await fetchJwks(plan.jwks, http, signal)
  return failure ?? { ok: false, because: 'unreadable', url: plan.issuer }
}

async function fetchJwks(url: string, http: Http, signal: AbortSignal, metadata?: string): Promise<IssuerKeys> {
  const answer = await http(url, 'JWKS of the issuer', signal)
  if (!answer.ok) return answer
  const { keys } = answer.document
  if (!Array.isArray(keys)) return { ok: false, because: 'not-jwks', url }
  const objects = keys.map(asObject).filter((key) => key !== undefined)
  return { ok: true, keys: objects, from: url, ...(metadata !== undefined && { metadata }) }
}

type Failed = Extract<IssuerKeys, { ok: false }>

/** Of two places that failed, the one that says more: an answer says more than silence, and silence more than “not here”. */
function graver(earlier: IssuerKeys | undefined, later: Failed): Failed {
  if (!earlier || earlier.ok) return later
  const weight = ({ because }: Failed) => (because === 'not-found' ? 0 : because === 'unreadable' ? 1 : 2)
  return weight(later) >= weight(earlier) ? later : earlier
}

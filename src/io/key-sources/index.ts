import type { KeyPlan } from '../../core/verify/discovery.ts'
import type { Http } from '../http.ts'
import type { FetchedKeys } from './define.ts'
import { fetchHeaderKeys, type HeaderPlan } from './header-url.ts'
import { fetchIssuerKeys } from './issuer.ts'
import { fetchUrlKeys, type UrlPlan } from './jwks-url.ts'

/** Every way to keys that are fetched. A further one is its file and its two lines here. */
export type AnyPlan = KeyPlan | UrlPlan | HeaderPlan

/** Fetches what a plan says, and nothing else. Rejects only when cancelled. */
export function fetchKeys(plan: AnyPlan, http: Http, signal: AbortSignal): Promise<FetchedKeys> {
  if (plan.source === 'issuer') return fetchIssuerKeys(plan, http, signal)
  if (plan.source === 'jwks-url') return fetchUrlKeys(plan, http, signal)
  return fetchHeaderKeys(plan, http, signal)
}

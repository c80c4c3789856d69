import { useQuery } from '@tanstack/react-query'
import type { KeyPlan } from '../core/verify/discovery.ts'
import { fetchJson } from '../io/http.ts'
import type { IssuerKeys } from '../io/key-sources/issuer.ts'
import { fetchIssuerKeys } from '../io/key-sources/issuer.ts'

export interface IssuerKeysState {
  keys?: IssuerKeys
  underWay: boolean
  /** Sends the requests of the plan. Nothing is sent before. */
  ask: () => void
}

/**
 * The keys of an issuer: fetched when the person asks, and only then, and kept for a while under the plan's addresses,
 * so that the next token of the same issuer needs no request.
 */
export function useIssuerKeys(plan: KeyPlan | undefined): IssuerKeysState {
  const name = plan ? [plan.issuer, ...plan.metadata, plan.jwks ?? ''].join(' ') : ''
  const query = useQuery({
    queryKey: ['issuer-keys', name],
    queryFn: async ({ signal }) => (plan ? await fetchIssuerKeys(plan, fetchJson, signal) : null),
    // Never by itself: not when a component appears, and not when what was fetched has been forgotten.
    enabled: false,
  })
  return {
    ...(query.data && { keys: query.data }),
    underWay: query.isFetching,
    ask: () => void query.refetch(),
  }
}

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { fetchText } from '../io/http.ts'
import type { FetchedKeys } from '../io/key-sources/define.ts'
import type { AnyPlan } from '../io/key-sources/index.ts'
import { fetchKeys } from '../io/key-sources/index.ts'

export interface FetchedKeysState {
  keys?: FetchedKeys
  underWay: boolean
  /** A part of this page that reads keys did not come; `ask` tries again. */
  lost: boolean
  /** Sends the requests of the plan. Nothing is sent before, unless it is allowed. */
  ask: () => void
}

/**
 * The keys of a plan: fetched when the person asks, and only then, and kept for a while under the plan, so that the next
 * token of the same issuer needs no request. `allowed`: the person has said that this plan may be asked without a click.
 */
export function useFetchedKeys(plan: AnyPlan | undefined, allowed = false): FetchedKeysState {
  const { data, isFetching, isError, refetch } = useQuery({
    // A plan is plain data: what would be asked alike is asked once.
    queryKey: ['keys', plan ?? null],
    queryFn: async ({ signal }) => (plan ? await fetchKeys(plan, fetchText, signal) : null),
    // Never by itself: not when a component appears, and not when what was fetched has been forgotten.
    enabled: allowed && plan !== undefined,
  })
  const ask = useCallback(() => void refetch(), [refetch])
  return { ...(data && { keys: data }), underWay: isFetching, lost: isError, ask }
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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

/** The keys of an issuer, fetched when the person asks and kept for the tab's life under the plan's addresses. */
export function useIssuerKeys(plan: KeyPlan | undefined): IssuerKeysState {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const name = plan ? [plan.issuer, ...plan.metadata, plan.jwks ?? ''].join(' ') : ''
  const query = useQuery({
    queryKey: ['issuer-keys', name],
    queryFn: async ({ signal }) => (plan ? await fetchIssuerKeys(plan, fetchJson, signal) : null),
    enabled: asked.has(name),
  })
  return {
    ...(query.data && asked.has(name) && { keys: query.data }),
    underWay: query.isFetching,
    ask() {
      if (asked.has(name)) void query.refetch()
      else setAsked(new Set([...asked, name]))
    },
  }
}

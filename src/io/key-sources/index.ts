import type { KeyPlan } from '../../core/verify/discovery.ts'
import type { Token } from '../../core/token/token.ts'
import type { Endpoints } from '../../core/model/provider.ts'
import type { Http } from '../http.ts'
import type { FetchedKeys, KeySource, NamedPlan } from './define.ts'
import { headerUrl, type HeaderPlan } from './header-url.ts'
import { issuer } from './issuer.ts'
import { jwksUrl, type UrlPlan } from './jwks-url.ts'
import { namedPlace } from './named-place.ts'

export type AnyPlan = KeyPlan | NamedPlan | UrlPlan | HeaderPlan

/** Every way to keys that are fetched, by the name in its plans. */
const sources: { readonly [Source in AnyPlan['source']]: KeySource<Extract<AnyPlan, { source: Source }>> } = {
  issuer,
  'named-place': namedPlace,
  'jwks-url': jwksUrl,
  'header-url': headerUrl,
}

const rows: readonly Pick<KeySource<AnyPlan>, 'offered' | 'typed'>[] = Object.values(sources)

/** Where a token itself leads to keys, the issuer’s own place before those that it merely names. Nothing is fetched. */
export const offeredPlans = (token: Token, endpoints: Endpoints | undefined): readonly AnyPlan[] =>
  rows.flatMap((source) => source.offered?.(token, endpoints) ?? [])

/** The plan for an address that was typed into the box for keys; undefined when it is none. `kid`: the token's. */
export function typedPlan(text: string, kid?: unknown): AnyPlan | undefined {
  for (const source of rows) {
    const plan = source.typed?.(text, kid)
    if (plan) return plan
  }
  return undefined
}

/** Fetches what a plan says, and nothing else. Rejects only when cancelled. */
export function fetchKeys(plan: AnyPlan, http: Http, signal: AbortSignal): Promise<FetchedKeys> {
  // The row is the one of this plan, which the compiler cannot see.
  // oxlint-disable-next-line no-unsafe-type-assertion
  return (sources[plan.source] as KeySource<AnyPlan>).fetch(plan, http, signal)
}

import { addressIn } from '../../core/verify/keys/address-in.ts'
import type { KeySource, Plan } from './define.ts'
import { fetchDocument } from './document.ts'

/** An address that the person typed; any published form of keys may stand there. */
export interface UrlPlan extends Plan {
  source: 'jwks-url'
  origin: 'given'
  url: string
  /** The token's `kid`. */
  kid?: string
}

/** The plan for what was typed into the box for keys; undefined when that is no http(s) address. `kid`: the token's. */
export function planForUrl(text: string, kid?: unknown): UrlPlan | undefined {
  const url = addressIn(text)
  if (url === undefined) return undefined
  return { source: 'jwks-url', origin: 'given', url, asks: [url], ...(typeof kid === 'string' && { kid }) }
}

export const jwksUrl: KeySource<UrlPlan> = {
  typed: planForUrl,
  fetch: ({ url, kid }, http, signal) =>
    fetchDocument({ url, purpose: 'keys at the address that you gave', kid }, http, signal),
}

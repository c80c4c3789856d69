import type { KeySource, NamedPlan } from './define.ts'
import { fetchDocument } from './document.ts'

/** Follows what metadata has named elsewhere (`NamedPlan`). No token leads there by itself, and nobody types it. */
export const namedPlace: KeySource<NamedPlan> = {
  async fetch({ url, metadata, issuer, kid }, http, signal) {
    const keys = await fetchDocument({ url, purpose: 'keys of the issuer, at another origin', kid }, http, signal)
    return { ...keys, metadata, ...(keys.ok && { issuer }) }
  },
}

import type { UsedKeys } from '../used-keys.ts'
import { KeyList } from './key-list.tsx'

/** Keys that were pasted without a token: what they are, and what is odd about them. */
export function KeysPane({ keys }: { keys: UsedKeys }) {
  return (
    <section aria-label="Keys" className="border-b border-line pb-3">
      <h2 className="font-semibold">{keys.keys.length === 1 ? 'A key' : `${keys.keys.length} keys`}</h2>
      <KeyList {...keys} used={undefined} wanted={undefined} open />
      <p className="mt-2 text-sm text-muted">
        Paste a token beside them, and its signature is checked with them. A key that is private or shared is a secret:
        it stays in this page.
      </p>
    </section>
  )
}

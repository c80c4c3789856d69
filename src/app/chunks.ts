import { chunk } from './chunk.ts'

/** All parts of the page that come later than the first paint. */
export const chunks = {
  /** The core with all that it knows, and the panes that show it. */
  inspector: chunk(() => import('./inspector.tsx')),
  /** The pages of rules and providers. */
  pages: chunk(() => import('./pages/pages-pane.tsx')),
  /** How an API checks such tokens. */
  verifier: chunk(() => import('./panes/verifier-body.tsx')),
  verify: chunk(() => import('../core/verify/verify.ts')),
  keys: chunk(() => import('../core/verify/keys/read-keys.ts')),
  decrypt: chunk(() => import('../core/verify/decrypt.ts')),
  nonce: chunk(() => import('../core/verify/hashed-nonce.ts')),
}

/**
 * What a paste or a click may need, fetched while nobody waits: then neither of them makes the page ask its host for
 * anything, and an old tab has it although the host may hold a newer version by then. What does not come is asked for
 * again when it is needed.
 */
export function warmChunks(): void {
  const rest = async () => {
    for (const one of [chunks.verify, chunks.keys, chunks.decrypt, chunks.nonce, chunks.verifier, chunks.pages]) {
      // One after another: none of them is urgent.
      // oxlint-disable-next-line no-await-in-loop
      await one.load().catch(() => undefined)
    }
  }
  const idle = () => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void rest(), { timeout: 2000 })
    else setTimeout(() => void rest(), 200)
  }
  chunks.inspector.load().then(idle, () => undefined)
}

import { chunk } from './chunk.ts'
import { chunks } from './chunks.ts'

/** What the page as a whole needs after the first paint. */
export const pageChunks = {
  /** The core with all that it knows, and the panes that show it. */
  inspector: chunk(() => import('./inspector.tsx')),
  /** What a file holds. */
  file: chunk(() => import('./panes/file-pane.tsx')),
  /** The pages of rules and providers. */
  catalogue: chunk(() => import('./pages/pages-pane.tsx')),
}

/**
 * What a paste or a click may need, fetched while nobody waits: then neither of them makes the page ask its host for
 * anything, and an old tab has it although the host may hold a newer version by then. What does not come is asked for
 * again when it is needed.
 */
export function warmChunks(): void {
  const rest = async () => {
    for (const one of [...Object.values(chunks), pageChunks.file, pageChunks.catalogue]) {
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
  pageChunks.inspector.load().then(idle, () => undefined)
}

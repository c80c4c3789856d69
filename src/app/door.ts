/** What the page does not need to paint: the core with all that it knows, and the panes that show it. One lazy chunk. */
export { readPaste } from '../core/inspect.ts'
export { decodePermalink } from '../core/share/envelope.ts'
export { Results } from './results.tsx'

import type { ScanNews } from './scan-worker.ts'
import { trustedScript } from './trusted-script.ts'

/**
 * Reads a file in a worker, in pieces, and tells what it has found so far. Returns the way to stop it. Nothing of the
 * file reaches the page but the rows; nothing is kept when the worker has ended.
 */
export function scanFile(file: Blob, onNews: (news: ScanNews) => void): () => void {
  const worker = new Worker(trustedScript('scan'), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<ScanNews>) => {
    onNews(data)
    if (data.done) worker.terminate()
  })
  worker.addEventListener('error', () => {
    onNews({ read: 0, count: 0, rows: [], done: true, failed: true })
    worker.terminate()
  })
  worker.postMessage(file)
  return () => worker.terminate()
}

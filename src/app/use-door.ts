import { useEffect, useState } from 'react'

type Door = typeof import('./door.ts')

// At module level, so that the chunk is asked for once, and right after the first paint.
const loadDoor = () => import('./door.ts')

/**
 * What a paste or a click may need: fetched while nobody waits, so that neither of them makes the page ask its host for
 * anything. A chunk that does not come now is asked for again when it is needed.
 */
const later = [() => import('../core/verify/verify.ts'), () => import('./panes/verifier-body.tsx')]

function loadLater(): void {
  for (const load of later) load().catch(() => undefined)
}

function warm(): void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(loadLater, { timeout: 2000 })
  else setTimeout(loadLater, 200)
}

/** The core behind the page, in a chunk of its own; undefined until it has come. */
export function useDoor(): Door | undefined {
  const [door, setDoor] = useState<Door>()
  useEffect(() => {
    void loadDoor().then(setDoor).then(warm)
  }, [])
  return door
}

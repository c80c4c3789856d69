import { useEffect, useState } from 'react'

type Door = typeof import('./door.ts')

// At module level, so that the chunk is asked for once, and right after the first paint.
const loadDoor = () => import('./door.ts')

/** The core behind the page, in a chunk of its own; undefined until it has come. */
export function useDoor(): Door | undefined {
  const [door, setDoor] = useState<Door>()
  useEffect(() => {
    void loadDoor().then(setDoor)
  }, [])
  return door
}

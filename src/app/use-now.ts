import { useEffect, useState } from 'react'
import { clock } from '../io/clock.ts'

/** Seconds since the epoch, renewed while the page is open: often enough for a minute's worth of “expires in”. */
export function useNow(everySeconds = 5): number {
  const [now, setNow] = useState(clock.now)
  useEffect(() => clock.every(everySeconds, () => setNow(clock.now())), [everySeconds])
  return now
}

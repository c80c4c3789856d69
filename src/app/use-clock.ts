import { useEffect, useState } from 'react'
import { clock } from '../io/clock.ts'

/**
 * Seconds since the epoch, renewed when `next` says so, which is told the time and answers with a later one. A new function
 * begins anew: what comes is judged by the time at which it comes.
 */
export function useClock(next: (now: number) => number): number {
  const [at, setAt] = useState(() => ({ next, now: clock.now() }))
  if (at.next !== next) setAt({ next, now: clock.now() })
  const { now } = at
  useEffect(() => {
    const renew = () => setAt({ next, now: clock.now() })
    const stop = clock.after(Math.max(0.2, next(now) - clock.now()), renew)
    // Timers sleep with the machine, and in a tab that nobody sees.
    const look = () => {
      if (document.visibilityState === 'visible') renew()
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [next, now])
  return now
}

export const everyMinute = (now: number) => now + 60

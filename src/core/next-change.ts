import { secondsOf } from './token/claims.ts'
import type { Token } from './token/token.ts'

/** At least as often the words are renewed: they tell times to the minute, and rules of later days may have edges of their own. */
const minute = 60

/** Seconds around one of its times in which the page tells seconds. */
const countedDown = 90

/** More tokens than this are not judged anew every second, however near an end is. */
const mostEachSecond = 20

/** What clocks may differ by before a rule speaks, and how long before its end a token is said to be near it; seconds. */
const offsets = [0, -60, 60, -120, 120, -300, 300]

/**
 * When the same tokens may be judged another way, in seconds since the epoch and later than `now`: at the edge of a rule
 * about time, or when a time is told in other words. `tolerance`: of clocks, in seconds.
 */
export function nextChange(tokens: readonly Token[], now: number, tolerance = minute): number {
  let next = now + minute
  let near = false
  for (const { claims } of tokens) {
    for (const name of ['exp', 'nbf', 'iat', 'auth_time'] as const) {
      const time = secondsOf(claims, name)
      if (time === undefined) continue
      near ||= Math.abs(time - now) <= countedDown
      for (const offset of [...offsets, tolerance, -tolerance]) {
        // The first whole second beyond it: rules differ in whether the edge itself still counts.
        const edge = Math.floor(time + offset)
        for (const candidate of [edge, edge + 1]) if (candidate > now && candidate < next) next = candidate
      }
    }
  }
  return near ? Math.min(next, now + (tokens.length > mostEachSecond ? 5 : 1)) : next
}

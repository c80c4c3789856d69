/** The only place that asks what time it is. */
export const clock = {
  /** Seconds since the epoch, with fractions cut off. */
  now: () => Math.floor(Date.now() / 1000),
  /** Milliseconds since the epoch. */
  milliseconds: () => Date.now(),
  /** Calls back about every `seconds`; returns the way to stop it. */
  every(seconds: number, callback: () => void) {
    const timer = setInterval(callback, seconds * 1000)
    return () => clearInterval(timer)
  },
  /** Calls back once, after so many seconds; returns the way to stop it. */
  after(seconds: number, callback: () => void) {
    const timer = setTimeout(callback, seconds * 1000)
    return () => clearTimeout(timer)
  },
}

/** The only place that asks what time it is. Seconds since the epoch, with fractions cut off. */
export const clock = {
  now: () => Math.floor(Date.now() / 1000),
  /** Calls back about every `seconds`; returns the way to stop it. */
  every(seconds: number, callback: () => void) {
    const timer = setInterval(callback, seconds * 1000)
    return () => clearInterval(timer)
  },
}

import type { Attempt, Failure } from '../model/failure.ts'

/**
 * Keeps what throws from hiding everything else. Nothing should; but somebody's paste may be longer than the stack of a
 * regular expression, and then the rest of it is still worth reading. The error itself is dropped: it may quote the paste. `before`:
 * failures of earlier steps.
 */
export function attempts(before: readonly Failure[] = []): { attempt: Attempt; failures: () => readonly Failure[] } {
  const failures = new Map(before.map((place) => [nameOf(place), place]))
  return {
    failures: () => [...failures.values()],
    attempt(step, otherwise, place = {}) {
      try {
        return step()
      } catch {
        failures.set(nameOf(place), place)
        return otherwise
      }
    },
  }
}

const nameOf = ({ token, artifact, from }: Failure) => [token, artifact, from].join()

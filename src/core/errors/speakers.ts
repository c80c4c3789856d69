import type { ErrorReading } from '../model/error-reading.ts'

/** Whoever says the same in the same place: of two that may have written it, neither is asserted. */
export const speakersOf = (reading: ErrorReading, errors: readonly ErrorReading[]): readonly string[] => [
  ...new Set([
    reading.emitter,
    ...errors.flatMap(({ emitter, span, conditions }) =>
      span[0] === reading.span[0] && span[1] === reading.span[1] && conditions.join() === reading.conditions.join()
        ? [emitter]
        : [],
    ),
  ]),
]

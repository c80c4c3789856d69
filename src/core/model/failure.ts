/** What this page has not looked at, by its place alone: indexes into `tokens` and `artifacts`; neither: some of the paste. */
export interface Failure {
  token?: number
  artifact?: number
  /** Nothing from this character on was read: there is too much of it. */
  from?: number
}

/** Runs a step that should never throw; if it does all the same, answers `otherwise` and notes the place. */
export type Attempt = <T>(step: () => T, otherwise: T, place?: Failure) => T

/** What this page has failed to look at, by its place alone: indexes into `tokens` and `artifacts`; neither: some of the paste. */
export interface Failure {
  token?: number
  artifact?: number
}

/** Runs a step that should never throw; if it does all the same, answers `otherwise` and notes the place. */
export type Attempt = <T>(step: () => T, otherwise: T, place?: Failure) => T

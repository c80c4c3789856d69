import { configReaders } from './configs/index.ts'

/** Stands in every manifest of a Secret. */
export const secretSign = /\bSecret\b/

/** Whether the YAML in a paste matters, so that what reads it has to be there: settings of an API, or a Secret. */
export const asksForYaml = (paste: string): boolean =>
  /^[ \t]*(?:-[ \t]+)?["']?[\w.$/@-]{1,200}["']?[ \t]*:/m.test(paste) &&
  (secretSign.test(paste) || configReaders.some(({ yaml, sign }) => yaml === true && sign.test(paste)))

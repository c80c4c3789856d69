import type { Json } from '../model/primitives.ts'
import { readCopy } from '../share/read-copy.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

/** What somebody else's page made of a paste, to be shared without what is secret in it. */
export const redactedCopy: Recogniser = {
  carrier: 'redacted-copy',
  label: 'redacted copy',
  // A token that somebody put into a copy is not shown as one.
  whole: true,
  find: (paste) => readCopy(paste),
}

const copyOf = (artifacts: Json) => JSON.stringify({ copy: 'token-inspector', artifacts })

export const cases: RecogniserCases = {
  hits: {
    'a copy': () => ({
      paste: copyOf([
        {
          carrier: 'redacted-copy',
          label: 'token',
          tokens: [{ kind: 'opaque', use: 'unknown', length: 40, parts: [] }],
        },
      ]),
      tokens: [''],
    }),
  },
  misses: {
    'other JSON': () => '{"copy":"something"}',
    'a damaged copy': () => '{"copy":"token-inspector","artifacts":[',
    'a copy of nothing': () => copyOf([]),
  },
}

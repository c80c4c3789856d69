import { isPublicWord } from '../registry/public-words.ts'
import { isPublic, mask } from '../text/mask.ts'
import { isShareable, withoutPrivate } from '../text/private.ts'
import { standIns } from './stand-ins.ts'

/**
 * How much a link tells. `redacted`: systems by their names, nothing of people and nothing that opens a door.
 * `pseudonymous`: the names of tenants, clients and APIs are replaced, each by the same stand-in. `diagnosis`: stand-ins
 * only where a finding can rest on them; the names of other members are masked, too.
 */
export const levels = ['diagnosis', 'redacted', 'pseudonymous'] as const
export type Level = (typeof levels)[number]

/** What decides over each value of one copy. */
export interface Masking {
  level: Level
  /** Values that the copy holds anyway, as they were written. */
  known: ReadonlySet<string>
  /** JSON Pointers of the members of the token at hand whose values were masked. */
  masked: Set<string>
  /** A value that names a system, as the copy may tell it. */
  system: (value: string) => string
  /** The name of a member as the copy may tell it; undefined for one that is masked. */
  nameOf: (name: string) => string | undefined
}

export function maskingFor(level: Level, known: ReadonlySet<string>): Masking {
  const replaced = level === 'redacted' ? (value: string) => value : standIns()
  return {
    level,
    known,
    masked: new Set(),
    system: (value) => inStandIns(withoutPrivate(value), replaced),
    nameOf(name) {
      if (!isPublic(name) || !isShareable(name)) return undefined
      // A namespace is an address, and addresses have names of companies in them.
      if (level === 'pseudonymous') return /[:/.]/.test(name) ? replaced(name) : name
      return level === 'redacted' || name.split(/[^A-Za-z\d]+/).every(isPublicWord) ? name : undefined
    },
  }
}

/** The mask itself is no name. */
const inStandIns = (value: string, replaced: (value: string) => string) => value.split(mask).map(replaced).join(mask)

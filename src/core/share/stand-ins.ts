import { isPublicWord } from '../registry/public-words.ts'

/** Letters of radio traffic, since they can be told apart when somebody reads them out. */
const names =
  'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'.split(
    ' ',
  )

/** Ids that Microsoft documents: of Graph, of the tenant for personal accounts, of the command line. */
const publicIds: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
])

const pieces = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\p{L}\p{N}]+/giu

/**
 * Replaces the names of tenants, clients and APIs, each by the same stand-in wherever it stands; what belongs to a protocol
 * or to a provider's address stays, and so do signs between the words, numbers up to three digits and the case of a word.
 */
export function standIns(): (value: string) => string {
  const known = new Map<string, string>()
  const standFor = (word: string): string => {
    const lower = word.toLowerCase()
    const before = known.get(lower)
    if (before !== undefined) return before
    const at = known.size
    const made = word.includes('-')
      ? `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`
      : /^\d+$/.test(word)
        ? String(10 ** (Math.min(word.length, 15) - 1) + at)
        : `${names[at % names.length] ?? ''}${at < names.length ? '' : Math.floor(at / names.length)}`
    known.set(lower, made)
    return made
  }
  return (value) =>
    value.replaceAll(pieces, (word) => {
      if (publicIds.has(word.toLowerCase()) || isPublicWord(word) || /^\d{1,3}$/.test(word)) return word
      // Of the regions of clouds and the versions of protocols.
      if (/^v\d{1,2}$/i.test(word)) return word
      return inCaseOf(word, standFor(word))
    })
}

/** Some compare without regard to case, and some do not: the difference has to stay. */
function inCaseOf(word: string, made: string): string {
  if (word === word.toLowerCase()) return made
  if (word === word.toUpperCase()) return made.toUpperCase()
  return `${made.charAt(0).toUpperCase()}${made.slice(1)}`
}

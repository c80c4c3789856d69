import { shown } from './text/wording.ts'
import { expectationFor } from './rules/by-expectation.ts'
import { isOfSignature } from './rules/of-signature.ts'
import { isSameToken, type Meaning, meanings, type Remembered, type Summary } from './summary.ts'

export interface Change {
  meaning: Meaning
  label: string
  /** Empty where there is none, undefined where nobody can read it. */
  before: readonly string[] | undefined
  after: readonly string[] | undefined
  /** What came and what went; without either it is as it was. */
  added: readonly string[]
  removed: readonly string[]
}

export interface Comparison {
  /**
   * `solved`: the cause is gone and nothing graver leads. `same`: it is still there. `other`: it is gone, and something
   * else leads. `open`: it is about the signature or about an expectation, against which this one was not checked.
   */
  outcome: 'solved' | 'same' | 'other' | 'open'
  /** Something shows that the two belong together. */
  certain: boolean
  /** Whether the cause is gone. */
  sentence: string
  /** What would be next. */
  next: string
  /** What can go wrong after the change although nothing of it is seen here. */
  afterwards: readonly string[]
  changes: readonly Change[]
  /** Beside the cause, and beside what leads now. */
  gone: readonly Remembered[]
  come: readonly Remembered[]
  stay: readonly Remembered[]
}

/**
 * Whether a token that was pasted after another looks like what came of a fix: another one of the same issuer or provider
 * and, where both can be read, of the same app, about the same person or for the same API. One that names no issuer, as an
 * opaque token, may belong to any.
 */
export function isFollowUp(before: Summary, after: Summary): boolean {
  if (!before.headline?.fixable || isSameToken(before, after)) return false
  return !areStrangers(before, after) && (isOfSameIssuer(before, after) || isOfNobody(before))
}

const isOfSameIssuer = (before: Summary, after: Summary) =>
  (before.host !== undefined && before.host === after.host) ||
  (before.provider !== undefined && before.provider.id === after.provider?.id)

const isOfNobody = ({ host, provider }: Summary) => host === undefined && !provider

const areStrangers = ({ parties }: Summary, after: Summary) =>
  parties.length > 0 && after.parties.length > 0 && !after.parties.some((party) => parties.includes(party))

/** Two tokens side by side by what they mean, and whether the former one's cause is gone. Never throws. */
export function compare(before: Summary, after: Summary): Comparison {
  const had = new Set(before.findings.map(({ rule }) => rule))
  const has = new Set(after.findings.map(({ rule }) => rule))
  const outcome = outcomeOf(before, after, has)
  return {
    outcome,
    ...wordsOf(outcome, before, after),
    certain: !isOfNobody(before),
    afterwards: outcome === 'same' ? [] : (before.headline?.afterwards ?? []),
    changes: changesOf(before, after),
    gone: before.findings.filter(({ rule }) => !has.has(rule) && rule !== before.headline?.rule),
    come: after.findings.filter(({ rule }) => !had.has(rule) && rule !== after.headline?.rule),
    stay: after.findings.filter(({ rule }) => had.has(rule) && rule !== before.headline?.rule),
  }
}

function outcomeOf(before: Summary, after: Summary, has: ReadonlySet<string>): Comparison['outcome'] {
  const { headline } = before
  if (headline && has.has(headline.rule)) return 'same'
  if (after.headline) return 'other'
  return headline && unchecked(headline, before, after) !== undefined ? 'open' : 'solved'
}

/** What has to be known of this token too, before anything can be said of the former one's cause. */
function unchecked({ rule }: Remembered, before: Summary, after: Summary): 'signature' | 'expectation' | undefined {
  if (isOfSignature(rule)) return after.signature === 'unverifiable' ? 'signature' : undefined
  const field = expectationFor(rule)
  // Without what the former one failed at, an error text that was left out would pass for a cure.
  return field && before.expected[field] === 'not-met' && after.expected[field] === undefined
    ? 'expectation'
    : undefined
}

const isReadable = ({ values }: Summary) => values.audience !== undefined

function wordsOf(
  outcome: Comparison['outcome'],
  before: Summary,
  after: Summary,
): Pick<Comparison, 'sentence' | 'next'> {
  const { headline } = before
  const cause = headline ? shown(headline.title) : 'What was wrong'
  // A rule that could not look has found nothing, which is not the same as nothing being there.
  const missing = headline && unchecked(headline, before, after)
  const untold = headline && (missing !== undefined || (isReadable(before) && !isReadable(after)))
  const words: Readonly<Record<Comparison['outcome'], readonly [sentence: string, next: string]>> = {
    solved: [
      isOfNobody(before)
        ? `If this is the token that came of the change, it helped: ${cause} is gone.`
        : `It helped: ${cause} is gone.`,
      `Nothing more is to be seen here${after.signature === 'verified' ? '' : ', though the signature has not been checked'}. Try the token at your API.`,
    ],
    same: [
      `Not yet: ${cause} is still there.`,
      'An issued token never changes. If this one was issued before the change, or came out of a cache, log out, log in and paste again.',
    ],
    open:
      missing === 'expectation'
        ? [
            `Whether ${cause} is gone cannot be told yet: nothing here says what your API expects.`,
            'Fill it in below, or paste the error text beside this token too.',
          ]
        : [
            `Whether ${cause} is gone cannot be told yet: the signature of this token has not been checked.`,
            'Check it below, with the keys of the issuer or with one of your own.',
          ],
    other: [
      untold ? `Whether ${cause} is gone cannot be told of this token yet.` : `${cause} is gone.`,
      after.headline ? `Next: ${shown(after.headline.title)}.` : '',
    ],
  }
  const [sentence, next] = words[outcome]
  return { sentence, next }
}

/** What is worth a row even where one of the two cannot be read. */
const atLeast: ReadonlySet<string> = new Set(['kind', 'server', 'issuer', 'audience', 'scope'])

function changesOf(before: Summary, after: Summary): Change[] {
  const readable = isReadable(before) && isReadable(after)
  const names = Object.keys(meanings).filter(
    (name): name is Meaning => Object.hasOwn(meanings, name) && (readable || atLeast.has(name)),
  )
  return names.flatMap((meaning) => {
    const [old, now] = [before.values[meaning], after.values[meaning]]
    if ((old ?? []).length === 0 && (now ?? []).length === 0) return []
    const added = (now ?? []).filter((value) => !old?.includes(value))
    const removed = (old ?? []).filter((value) => !now?.includes(value))
    return [{ meaning, label: meanings[meaning], before: old, after: now, added, removed }]
  })
}

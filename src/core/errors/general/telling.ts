import type { Condition } from '../../registry/conditions.ts'
import { heldAs } from './in-token.ts'
import { isCode, isProse, isUneventful } from './kinds-of-text.ts'
import { type Pair, pairIn } from './pairs.ts'
import type { Statement } from './statements.ts'
import { claimConditions, fault, isLookup, ofTokens, otherTokens, subjects } from './subjects.ts'

/** What a statement says was wrong. */
export interface Telling {
  condition: Condition
  pair?: Pair
  /** The claim that it names, where it is none that a condition stands for. */
  claim?: string
}

interface Beside {
  /** Values of the tokens of the paste, with what each speaks for. */
  values: ReadonlyMap<string, Condition>
  withToken: boolean
}

/** Beside a token, of one statement. */
const mostBeside = 14
/** A longer statement has to speak of tokens besides. */
const mostOnTheirOwn = 8
/** Longer ones are prose, unless they name two values. */
const longestWords = 45

/** What a statement tells, if it is an error text and about a token; by its words, or by the values that it names. */
export function tellingOf(
  { cased, text }: Statement,
  window: Pick<Statement, 'cased' | 'text'>,
  { values, withToken }: Beside,
): Telling | undefined {
  if (isCode(cased) || otherTokens.test(text)) return undefined
  const words = wordsOf(cased)
  const faulty =
    fault.test(words) ||
    fault.test(text) ||
    subjects.some(({ says }) => says?.test(words)) ||
    /\bmust be an? (?:number|string|integer|array|object|boolean|list)\b/.test(words)
  const pair = differing(pairIn(window))
  // In a language whose words are not known here, the values alone speak.
  if (!faulty && !pair)
    return withToken && foreign.test(text) && !isUneventful(text) ? byValues(cased, values, false) : undefined
  const held = pair?.got?.map((value) => heldAs(values, value)).find((condition) => condition !== undefined)
  const plainly = pair !== undefined && (pair.expected !== undefined || held !== undefined)
  if (!plainly && (isProse(text) || isUneventful(text) || words.split(' ').length > longestWords)) return undefined
  // Beside a token a short statement is about it; a long one has to say so.
  const inContext =
    ofTokens.test(words) ||
    /\b(?:[rpeh]s(?:256|384|512)|eddsa)\b/.test(text) ||
    claimIn(text) !== undefined ||
    (withToken && words.split(' ').length <= mostBeside)
  const told = byWords(words, text, { faulty, inContext, plainly })
  if (told) {
    // What the value stands for in the token says more than a word that goes with any refusal.
    const condition = held && vague.has(told.condition) && told.claim === undefined ? held : told.condition
    return { ...told, condition, ...(pair && { pair }) }
  }
  if (held && pair) return { condition: held, pair }
  return withToken ? byValues(cased, values, faulty) : undefined
}

/** Letters beyond ASCII; quotation marks and dashes are none. */
const foreign = /[\u00C0-\u024F\u0370-\u1FFF\u3040-\uD7FF]/

const vague: ReadonlySet<Condition> = new Set(['sig', 'malformed', 'missing', 'revoked', 'claim', 'key'])

/** A pair whose two sides are the same says that something is right. */
const differing = (pair: Pair | undefined): Pair | undefined =>
  pair?.expected && pair.got && pair.got.some((value) => pair.expected?.includes(value)) ? undefined : pair

/** In lower case, with the words of identifiers apart, without addresses and other values. */
function wordsOf(cased: string): string {
  return cased
    .replaceAll(/[a-z]{1,12}:\/\/[^\s'",;)\]}>]{1,400}/gi, ' ')
    .replaceAll(/(?<![A-Za-zÀ-ÿ])'([^']{0,200})'/g, (_, inner: string) =>
      /^[A-Za-z_]{2,24}(?: [a-z]{2,12})?$/.test(inner) ? ` ${inner} ` : ' ',
    )
    .replaceAll('DPoP', 'dpop')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/(?<=[A-Za-z])[_\-./]+(?=[A-Za-z])/g, ' ')
    .replaceAll(/[()[\]{}"'<>]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
}

function byWords(
  words: string,
  text: string,
  { faulty, inContext, plainly }: { faulty: boolean; inContext: boolean; plainly: boolean },
): Telling | undefined {
  const claim = claimIn(text)
  if (claim !== undefined && (faulty || plainly) && inContext) {
    const condition = claimConditions[claim] ?? 'claim'
    // An “exp” that is no number, an “iat” that is absent: the claim is at fault, not the time.
    const absent = /\b(?:missing|required|absent|not present|must be (?:a|an)|not an? (?:number|integer)|no)\b/.test(
      words,
    )
    if ((condition === 'expired' || condition === 'not-yet') && !absent) return { condition }
    return condition === 'claim' || condition === 'expired' || condition === 'not-yet'
      ? { condition: 'claim', claim }
      : { condition }
  }
  const clauses = words.split(/(?<=[a-z\d]) ?[:;]\s|\s[-–—]\s/)
  for (const clause of [...clauses.toReversed(), words]) {
    const bad = fault.test(clause) || (faulty && clauses.length > 1 && clause.split(' ').length <= 4)
    const mayBe = subjects.filter(
      ({ not, loose }) =>
        !not?.test(words) &&
        !not?.test(text) &&
        (inContext || plainly || !(loose || words.split(' ').length > mostOnTheirOwn)),
    )
    const subject =
      mayBe.find(({ says }) => says?.test(clause)) ??
      (bad || plainly ? mayBe.find(({ names }) => names.test(clause)) : undefined)
    if (subject) return { condition: keyOrSignature(subject.condition, clause) }
  }
  return missing.test(words) ? { condition: 'missing' } : undefined
}

/** A signature cannot be checked without a key: which of the two is said to be wrong. */
const keyOrSignature = (condition: Condition, clause: string): Condition =>
  condition === 'key' && /\bsignature\b/.test(clause) && !isLookup(clause) ? 'sig' : condition

const missing =
  /\b(?:unable to|could not|couldn't|cannot|can't|did not|failed to) (?:find|extract|locate|get|obtain|read) (?:an? |the |any )?(?:access |bearer |auth |authorization |jwt )?(?:token|jwt|authorization header)\b|\b(?:no|missing|without|empty) (?:an? |the |any |valid )?(?:auth(?:orization|entication)? |access |bearer |security |jwt )?(?:token|jwt|bearer|credentials|authorization header|auth header)\b|\b(?:token|jwt|bearer|authorization header|credentials|authorization) (?:is |was |were |are )?(?:missing|required|absent|empty|not (?:provided|found|present|supplied|sent|set|given|included))\b/

const known: ReadonlySet<string> = new Set([
  ...Object.keys(claimConditions),
  'sub',
  'jti',
  'nonce',
  'email',
  'email_verified',
  'tid',
  'oid',
  'amr',
  'org_id',
  'at_hash',
  'c_hash',
  'policy',
  'groups',
  'username',
  'preferred_username',
  'upn',
  'name',
  'sid',
  'hd',
])

/** The claim that a text names: `'sub' claim`, `claim [iss]`, `policy claim`, `aud (audience) claim`, `claim: sub`. */
function claimIn(text: string): string | undefined {
  for (const { 1: name } of text.matchAll(
    /['[(<]?([a-z][a-z_:/.-]{1,60}[a-z])['\])>]?(?: \([a-z ]{1,30}\))? claims?\b/g,
  ))
    if (name !== undefined && (known.has(name) || /[_:/]/.test(name))) return name
  for (const { 1: name } of text.matchAll(
    /\bclaims?(?: named| value| for| of| is| missing)?[ :=]{1,3}['[(<]?([a-z][a-z_:/.-]{1,60}[a-z])\b/g,
  ))
    if (name !== undefined && (known.has(name) || /[_:/]/.test(name))) return name
  const [, time] = /\b(exp|iat|nbf)\b (?:must be|is not|has to be|should be) an? /.exec(text) ?? []
  if (time !== undefined) return time
  if (/\b(?:tokens?|jwt|claims)\b/.test(text))
    for (const { 1: name } of text.matchAll(/\b(?:attribute|field|property|member) '?([a-z][a-z_]{1,40}[a-z])\b/g))
      if (name !== undefined && known.has(name)) return name
  return /\bnonce\b/.test(text) &&
    !/\bnonce (?:too|for (?:gas|account))\b/.test(text) &&
    /\b(?:nonce) ?(?:mismatch|does|did|is|was|in|claim|value|validation)|\b(?:invalid|wrong|unexpected|bad|missing) nonce\b/.test(
      text,
    )
    ? 'nonce'
    : undefined
}

/** A text in any language: one of its values stands in the token, and another is like it, or something is said to be wrong. */
function byValues(cased: string, values: ReadonlyMap<string, Condition>, faulty: boolean): Telling | undefined {
  const marked = [
    ...cased.matchAll(/'([^'\s]{3,200})'|\[([^[\]\s]{3,200})\]|([a-z][a-z+.-]{1,12}:\/\/[^\s'",;)\]}>]{2,200})/gi),
  ]
    .map(({ 1: a, 2: b, 3: c }) => (a ?? b ?? c ?? '').replace(/[.,:]{1,3}$/, ''))
    .slice(0, 12)
  const own = marked.find((value) => heldAs(values, value) !== undefined)
  const condition = own === undefined ? undefined : heldAs(values, own)
  if (own === undefined || condition === undefined || condition === 'claim') return undefined
  const other = marked.find((value) => value !== own && !values.has(value) && alike(value, own))
  if (other !== undefined) return { condition, pair: { expected: [other], got: [own], told: false } }
  return faulty ? { condition, pair: { got: [own], told: false } } : undefined
}

const shapeOf = (value: string) => (value.includes('://') ? 'address' : /^[A-Z]{2}\d{3}$/.test(value) ? 'alg' : 'word')
const alike = (a: string, b: string) => shapeOf(a) === shapeOf(b)

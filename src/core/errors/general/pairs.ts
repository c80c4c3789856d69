import { valueBefore, valuesAt } from './values.ts'

/** What an error text says was expected, and what it got. */
export interface Pair {
  expected?: readonly string[]
  got?: readonly string[]
  /** Words say which is which. */
  told: boolean
}

/** Behind these stands what is expected. The loose ones only before a value that is marked as one. */
const expects =
  /(?<![a-z])(?:expected[a-z_]{0,14}|expecting|expects?|should(?: have)? (?:be|been|equal|contain)|must (?:be|equal|contain|match|include)|wanted|wants?|desired|required[a-z_]{0,14}|requires|allowed[a-z_]{0,14}|accepted[a-z_]{0,14}|accepts(?: only)?|configured[a-z_]{0,14}|trusted[a-z_]{0,14}|permitted|supported|valid(?:issuers?|audiences?| issuers?| audiences?| values?| algorithms?)|erwartet|attendue?|attendait|esperad[oa]|esperaba|se esperaba|atteso|attesa)(?![a-z])/g
const looseExpects =
  /^(?:required|requires|allowed|accepted|accepts|configured|trusted|permitted|supported|want|wants|must|should)/
const gets =
  /(?<![a-z])(?:got|gotten|received[a-z_]{0,14}|but was|but is|but found|but had|but has|but it is|but it was|found|actual[a-z_]{0,14}|given|provided|presented|yet it is|yet|saw|contains|contained|came with|was issued (?:for|by)|issued (?:for|by)|token[_ ]?(?:issuer|audience|aud|iss|alg|kid)|has value|with value|is|was|has|had|have|erhalten|reçue?|recibid[oa]|ricevut[oa]|war|ist)(?![a-z])/g
const looseGets =
  /^(?:found|given|provided|presented|yet|saw|contains|contained|came with|was issued|issued|is|was|has|had|have|token|with|war|ist)/

/** Between the two: left what was got, right what is expected. */
const relations =
  /(?:does not|doesn't|did not|didn't|do not|don't) (?:match|equal|correspond to|contain|include)|(?:is|are|was) not (?:equal to|in|one of|among|within|part of|contained in)|isn't (?:in|one of)|not (?:equal to|one of|among|in)|mismatch(?:es|ed)?(?: with)?|differs? from|(?:is|was) different from|!==?|<>|≠|, (?:and |but )?not(?= ['h[])|\bvs\.?(?= )|\bversus\b|instead of|rather than|stimmt nicht mit|ne correspond pas à|no coincide con|non corrisponde a/g

interface Found {
  list: readonly string[]
  at: number
  loose: boolean
}

/**
 * The expected value and the actual one, in the common wordings: `expected X, got Y`, `X does not match Y`, `X != Y`,
 * `must contain [a], yet it is [b]`, `{"expected":"X","actual":"Y"}`. `cased`: with its own case; `text`: the same in lower case.
 */
export function pairIn({ cased, text }: { cased: string; text: string }): Pair | undefined {
  const wanted = sided(cased, text, expects, looseExpects)
  const seen = sided(cased, text, gets, looseGets)
  const expected = wanted.find(({ loose }) => !loose) ?? wanted[0]
  const got = seen.find(({ loose, at }) => !loose && at !== expected?.at) ?? seen.find(({ at }) => at !== expected?.at)
  if (expected && got) return { expected: expected.list, got: got.list, told: true }
  for (const { index, 0: words } of text.matchAll(relations)) {
    const right = valuesAt(cased, index + words.length, false)
    const left = valueBefore(cased, index)
    if (right && expected && words.endsWith('not') && words.startsWith(','))
      return { expected: expected.list, got: right.list, told: true }
    if (left && expected && !left.some((value) => expected.list.includes(value)))
      return { expected: expected.list, got: left, told: true }
    if (!right || !left) continue
    // “X instead of Y” and “X does not match the expected Y”: Y is what was wanted.
    return { expected: right.list, got: left, told: !/^(?:!|<>|≠|vs|versus|mismatch)/.test(words) }
  }
  const other =
    expected && /\b(?:none|not|invalid|wrong|mismatch|n't)\b/.test(text)
      ? markedBefore(cased, expected.list)
      : undefined
  if (expected && other) return { expected: expected.list, got: [other], told: true }
  const clear = expected && !expected.loose ? { expected: expected.list, told: true } : undefined
  const one = got && !got.loose ? { got: got.list, told: true } : undefined
  return clear ?? one
}

/** The first value that is marked as one, and is none of the expected. */
function markedBefore(cased: string, expected: readonly string[]): string | undefined {
  for (const { 1: a, 2: b, 3: c } of cased.matchAll(
    /\[([^[\]\s]{3,200})\]|'([^'\s]{3,200})'|([a-z]{2,12}:\/\/[^\s'",;)\]}>]{2,200})/gi,
  )) {
    const value = (a ?? b ?? c ?? '').replaceAll("'", '').replace(/[.,:]{1,3}$/, '')
    if (/[:/.]/.test(value) && !expected.includes(value)) return value
  }
  return undefined
}

/** The values behind signs of one kind. */
function sided(cased: string, text: string, signs: RegExp, looseSigns: RegExp): Found[] {
  const found: Found[] = []
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if (found.length >= 8) break
    const loose = looseSigns.test(sign)
    const values = valuesAt(cased, index + sign.length, !loose)
    if (values) found.push({ list: values.list, at: values.end, loose })
  }
  return found
}

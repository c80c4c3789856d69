import { isCompactJose } from '../decode/define.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksRandom } from './define.ts'
import { looseTokenUseOf } from './oauth-names.ts'

/** The end of a name for a token with the sign behind it, or a scheme. */
const sign = /(?:token|jwt)["'`]?[ \t]{0,3}(?:=>?|:)[ \t]{0,3}["'`]?|\bbearer[ \t]{1,3}/gi
const value = /[A-Za-z0-9._~+/-]{20,4096}={0,2}/y
const ends = /[\s"'`,;)\]}&<|\\]/

/**
 * An opaque token in the middle of a line, behind a word that says so: `token=…`, `Bearer …`. Self-contained tokens need
 * no such word and are left to others. In prose the same words precede other long words, so that the value has to look
 * like chance: a letter, a digit or a change of case at every fourth character or more often.
 */
export const logLine: Recogniser = {
  carrier: 'log-line',
  label: 'log line',
  find(paste) {
    const found: Found[] = []
    for (const match of paste.matchAll(sign)) {
      const start = match.index + match[0].length
      value.lastIndex = start
      const text = value.exec(paste)?.[0].replace(/\.$/, '') ?? ''
      const end = start + text.length
      const next = paste[end] === '.' ? paste[end + 1] : paste[end]
      if (!isScrambled(text) || isCompactJose(text) || (next !== undefined && !ends.test(next))) continue
      const scheme = /^bearer/i.exec(match[0])?.[0]
      if (scheme !== undefined) {
        found.push({ span: [match.index, end], scheme, sightings: [{ span: [start, end], text }] })
        continue
      }
      const before = paste.slice(Math.max(0, match.index - 40), match.index + nameEnd(match[0]))
      const name = /(?<![\w.-])[\d_.-]*([A-Za-z][\w.-]*)$/.exec(before)?.[1]
      const hint = name !== undefined && looseTokenUseOf(name)
      // “The kid of the token: …”, “error for access token: …” name something of a token, and no token.
      if (name !== undefined && hint && !ofToken.test(paste.slice(Math.max(0, match.index - 40), match.index)))
        found.push({
          span: [match.index + nameEnd(match[0]) - name.length, end],
          sightings: [{ span: [start, end], text, hint }],
        })
    }
    return found
  },
}

/** Before the last word of a name. */
const ofToken = /\b(?:of|for|from|about)(?: (?:the|an?|this|that|your))?(?: [a-z]{2,10})?[ _-]?$/i

const nameEnd = (match: string) => match.search(/[^A-Za-z]/)

/** As random as chance makes it, and no words that are joined by signs. */
export function isScrambled(text: string): boolean {
  // Signs join words as well as they stand in a random value.
  const plain = text.replaceAll(/[^A-Za-z0-9]/g, '')
  if (!looksRandom(text) || !/\d.*\d/.test(plain) || plain.replaceAll(/\d/g, '').length < 4) return false
  let changes = 0
  for (let i = 1; i < plain.length; i += 1)
    if (kindOf(plain.charCodeAt(i)) !== kindOf(plain.charCodeAt(i - 1))) changes += 1
  return changes * 4 >= plain.length
}

/** Small letter, capital or digit. */
const kindOf = (code: number) => (code >= 97 ? 0 : code >= 65 ? 1 : 2)

const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
const hit = (paste: string) => ({ paste, tokens: [opaque] })

export const cases: RecogniserCases = {
  hits: {
    'a name': () => hit(`12:00:01 INFO verifying token=${opaque} path=/things`),
    'a scheme': () => hit(`12:00:01 sent Bearer ${opaque}, got 401`),
    'a name with a colon': () => hit(`rejected (jwt: ${opaque})`),
    'a quoted value': () => hit(`user=1 access_token="${opaque}" ok`),
    'inside of a JSON message': () => hit(`{"level":"info","msg":"got refreshToken=${opaque}"}`),
    'at the end of a sentence': () => hit(`The API was called with the token: ${opaque}.`),
  },
  misses: {
    'prose about a scheme': () => 'Use Bearer authentication-with-RFC6750-tokens for it.',
    'prose about a token': () => 'About the token: see-section-4.1.2-of-the-document now.',
    'prose with a name': () => 'A token = something_that_is_long_and_has_a_2_in_it here.',
    'an address': () => 'the token: https://issuer.example/oauth2/v1/token2 was asked',
    'a type': () => 'got token_type=Bearer tokenCount=12345678901234567890 fine',
    'a token of a form': () => `post csrf_token=${opaque} x`,
    'something of a token': () => `identity zone of the access token: "${opaque}"`,
    'a remark about one': () => `error for access token: ${opaque} not found`,
    'a number': () => 'token=1234567890123456789012345 x',
  },
}

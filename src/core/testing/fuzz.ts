/** Broken pastes by number, and what must hold of each. For tests only, and for `npm run fuzz`. */
import fc from 'fast-check'
import { inspect, type Inspection } from '../inspect.ts'
import { makeLink, openLink } from '../share/share.ts'
import { paste as anyPaste } from './any-paste.ts'
import { noon } from './forge.ts'
import { longTexts, manyTokens } from './long-texts.ts'

/** Numbers from 0 up to below 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What text is not supposed to hold, or not so many times. `many`: up to so often. */
const junk: readonly ((many: number) => string)[] = [
  () => '\uD800',
  () => '\uDC00\uD800',
  () => '\0',
  () => '\u202E\u2066',
  () => '\uFEFF\u200B\u00AD',
  () => '\r\n\u2028\u2029',
  () => '"',
  () => "'",
  () => '\\',
  () => '%',
  () => '%25%32%35',
  () => '=',
  () => '.',
  () => '~',
  () => '{"',
  () => '}]',
  () => ':',
  () => '\n---\n',
  () => '<![CDATA[',
  () => '&#0;',
  () => '1e400',
  () => '-0',
  () => '__proto__',
  () => 'toString',
  (many) => '9'.repeat(Math.min(many, 5000)),
  (many) => '['.repeat(many),
  (many) => '{"a":'.repeat(many),
  (many) => '- '.repeat(many),
  (many) => '<a>'.repeat(many),
  (many) => 'a'.repeat(many),
  (many) => 'aB3_-'.repeat(many / 5),
  (many) => 'aB3+/'.repeat(many / 5),
  (many) => 'QUJD=='.repeat(many / 6),
  (many) => '0f'.repeat(many / 2),
  (many) => '-eyJhbGciOi'.repeat(many / 11),
  (many) => '\u0000'.repeat(many),
  (many) => '\uD83D\uDE00'.repeat(many / 2),
  (many) => ' '.repeat(many),
]

/** Without the halves of surrogate pairs, which no address can hold. */
const wellFormed = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text))
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** What people and programs put around a text. */
const carriers: readonly ((text: string) => string)[] = [
  (text) =>
    JSON.stringify({
      log: { entries: [{ request: { url: text, postData: { text } }, response: { content: { text } } }] },
    }),
  (text) => JSON.stringify({ access_token: text, id_token: [text], expires_in: text }),
  (text) => `kind: Secret\ndata:\n  token: ${base64(text)}\nstringData:\n  "a": ${text}\n`,
  (text) => `<samlp:Response><a>${text}</a>`,
  (text) => `<!doctype html><html><body>${text}</body></html>`,
  (text) => `GET /${text} HTTP/1.1\nAuthorization: Bearer ${text}\nCookie: a=${text}\n\n${text}`,
  (text) => `curl 'https://a.example' -H "Authorization: Bearer ${text}" --data $'${text}'`,
  (text) => `fetch("https://a.example", {"headers":{"authorization":${JSON.stringify(text)}}})`,
  (text) => `https://a.example/callback?state=1#access_token=${encodeURIComponent(wellFormed(text))}`,
  (text) => `WWW-Authenticate: Bearer error="invalid_token", error_description="${text}"`,
  (text) => `-----BEGIN PUBLIC KEY-----\n${base64(text)}\n-----END PUBLIC KEY-----`,
  (text) => `jwt audience invalid. expected: ${text}`,
  (text) => base64(text),
  (text) => encodeURIComponent(wellFormed(text)),
  (text) => `#v1=${base64(JSON.stringify({ copy: text, asOf: 1, expected: { issuer: text } }))}`,
  (text) =>
    JSON.stringify({ copy: 'token-inspector', artifacts: [{ carrier: text, tokens: [{ kind: text, parts: [] }] }] }),
  (text) => `{"copy":"token-inspector","artifacts":[${text}],"errors":[${text}],"told":{"findings":[${text}]}}`,
]

const killers = Object.values({ ...longTexts, ...manyTokens })

/**
 * The paste of a number: a sound or a long text, carried, cut, repeated and littered. `longest`: characters of a run; one
 * in a hundred is so long, the others are short.
 */
export function fuzzPaste(seed: number, longest: number): string {
  const next = numbers(seed)
  const below = (most: number) => Math.floor(next() * most)
  const pick = <One>(list: readonly One[]): One => {
    const one = list[below(list.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  const reach = () => (below(100) === 0 ? longest : 10 + below(400))
  const sound = () => fc.sample(anyPaste, { seed: below(2 ** 31), numRuns: 1 })[0] ?? ''
  let text = below(3) === 0 ? pick(killers)(reach()) : sound()
  const wounds: readonly (() => string)[] = [
    () => text + pick(junk)(reach()),
    () => {
      const at = below(text.length + 1)
      return text.slice(0, at) + pick(junk)(reach()) + text.slice(at + below(4))
    },
    () => text.slice(below(text.length)),
    () => text.slice(0, below(text.length + 1)),
    () => text + text.slice(below(text.length)),
    () => pick(carriers)(text),
    () => `${text}\n${sound()}`,
    () => text.replaceAll(pick(['"', '.', ' ', '\n', 'e', '=']), pick(junk)(3)),
  ]
  for (let left = below(6); left > 0; left -= 1) {
    const wounded = pick(wounds)()
    // Carried over and over, an escape of an escape doubles each time.
    if (wounded.length <= 4 * longest) text = wounded
  }
  return text
}

const context = {
  now: noon,
  expected: { issuer: 'https://issuer.example/', audience: 'https://api.example', scope: 'read:things' },
}

const failed = ({ findings }: Inspection) => findings.some(({ rule }) => rule === 'page-failed-to-read')

/** What does not hold of a paste, through the door, as a copy and as a link; undefined when all does. */
export async function faultOf(paste: string): Promise<string | undefined> {
  try {
    const inspection = inspect(paste, context)
    if (failed(inspection)) return 'the door failed to read it'
    JSON.stringify(inspection)
    for (const { span } of inspection.tokens)
      if (span[0] > span[1] || span[1] > paste.length) return 'a token beyond the paste'
    await openLink(paste)
    const link = await makeLink(paste, context)
    if (!('fragment' in link)) return undefined
    const opened = await openLink(link.fragment)
    if (!('copy' in opened)) return 'its own link does not open'
    if (failed(inspect(opened.copy, { now: opened.asOf, expected: opened.expected })))
      return 'the door failed to read its copy'
    return failed(inspect(link.fragment, context)) ? 'the door failed to read its link' : undefined
  } catch (error) {
    return `threw ${String(error).slice(0, 200)}`
  }
}

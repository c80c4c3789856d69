import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { accessToken, noon } from '../../testing/forge.ts'

/**
 * Refusals in the wordings of many systems, most of which have no row: what each says was wrong, and the text. `A` stands for
 * the value of the token, `B` for the expected one.
 */
const unseenTexts = readFileSync(new URL('../../testing/unseen-texts.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const)

const own = { aud: 'https://api.a.example', iss: 'https://id.a.example' }
const wanted = { aud: 'https://api.b.example/v2', iss: 'https://login.b.example' }

const filled = (condition: string, text: string) =>
  condition === 'aud' || condition === 'iss'
    ? text.replaceAll(/\bA\b/g, own[condition]).replaceAll(/\bB\b/g, wanted[condition])
    : text

/** What leads, and what it says. */
function told(text: string) {
  const { errors, findings, headline } = inspect(text, { now: noon })
  const leader = findings.find(({ rule }) => rule === headline)
  return { of: errors[0]?.conditions ?? [], words: `${leader?.message} ${leader?.why}` }
}

describe('texts of systems that no row knows', () => {
  it.each(unseenTexts)('%s: %s', (condition, written) => {
    const text = filled(condition, written)
    const beside = told(`${accessToken(own)}\n${text}`)
    expect(beside.of).toContain(condition)
    if ((condition === 'aud' || condition === 'iss') && /\bB\b/.test(written))
      expect(beside.words).toContain(wanted[condition])
  })
})

/** Wordings of a pair; `S`: what it is about, `B`: what is expected, `A`: what came. */
const pairs = [
  'S: expected B, got A',
  'invalid S: expected "B", received "A"',
  'S mismatch (expected=B, actual=A)',
  'unexpected S: got A, want B',
  'S "A" does not match "B"',
  'S A is not one of [B]',
  'S should be B but was A',
  'S must be "B", yet it is "A"',
  'S rejected: "A" != "B"',
  'wrong S, found A instead of B',
  'token refused: S A is not equal to B',
  '{"error":"S refused","expected":"B","actual":"A"}',
  'S check failed. Allowed values: [B]. Received: A',
]
const subjects = {
  aud: ['audience', 'aud', 'aud claim', 'token audience'],
  iss: ['issuer', 'iss', 'iss claim'],
  alg: ['alg', 'algorithm', 'signing algorithm'],
}
const noises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `2026-03-01T12:00:00Z ERROR [http-1] ${text}`,
  (text) => `Error: ${text}\n    at check (/srv/app/check.js:12:5)`,
  (text) => `level=error ts=1772366400 ${text}`,
  (text) => `WWW-Authenticate: Bearer error="invalid_token"\n\n${text}`,
]
const host = fc.string({
  minLength: 3,
  maxLength: 12,
  unit: fc.constantFrom('a', 'b', 'c', 'e', 'n', 'o', 's', 't', 'x', 'y'),
})
const algs = ['RS384', 'ES256', 'PS256', 'EdDSA', 'ES512'] as const

describe('any wording with two values', () => {
  it('names the claim whose value stands in the text, and both values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('aud', 'iss', 'alg'),
        fc.constantFrom(...pairs),
        fc.constantFrom(...noises),
        fc.nat(),
        fc.tuple(host, host).filter(([a, b]) => a !== b),
        (condition, wording, noise, pick, [one, two]) => {
          const names = subjects[condition]
          const [a, b] =
            condition === 'alg'
              ? ['RS256', algs[pick % algs.length] ?? 'ES256']
              : [`https://${one}.example/x`, `https://${two}.example/y`]
          const token =
            condition === 'alg' ? accessToken({}, { alg: a, kid: 'k', typ: 'at+jwt' }) : accessToken({ [condition]: a })
          const text = wording
            .replaceAll(/\bS\b/g, names[pick % names.length] ?? condition)
            .replaceAll(/\bA\b/g, a)
            .replaceAll(/\bB\b/g, b)
          const { errors } = inspect(`${token}\n${noise(text)}`, { now: noon })
          const [first] = errors
          const fact = { aud: 'audience', iss: 'issuer', alg: 'algorithm' } as const
          expect(first?.conditions, text).toContain(condition)
          expect(first?.facts[fact[condition]], text).toBe(b)
          expect(first?.facts.found?.[fact[condition]], text).toBe(a)
        },
      ),
      { numRuns: 600 },
    )
  })

  it('tells by the values alone what a text in another language is about', () => {
    const claims = { iss: 'https://id.a.example', aud: 'https://api.a.example' }
    const finnish = (value: string, other: string) =>
      `${accessToken(claims)}\nMyöntäjä tai yleisö "${value}" ei kelpaa, odotettiin "${other}"`
    const of = (text: string) => inspect(text, { now: noon }).errors[0]?.conditions
    expect(of(finnish(claims.iss, 'https://id.c.example'))).toEqual(['iss'])
    expect(of(finnish(claims.aud, 'https://api.c.example'))).toEqual(['aud'])
    expect(of(finnish('https://id.d.example', 'https://id.c.example'))).toBeUndefined()
  })
})

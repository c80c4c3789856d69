import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditions } from '../registry/conditions.ts'
import { readPattern, wordsOf } from './patterns.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import { isGeneral } from './general/read-generally.ts'
import { readErrors } from './read-errors.ts'
import type { Row } from './rows/define.ts'
import { emitters } from './rows/index.ts'
import { sourceOf } from './source.ts'

interface Message {
  id: string
  /** `-`: it does not tell. */
  condition: string
  text: string
}

/** One message a line: the row that it stands in, what it must be explained with, and the text as it is said. */
const messages: readonly Message[] = readFileSync(new URL('../testing/real-messages.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [, id = '', condition = '', text = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? []
    return { id, condition, text }
  })

/** But for those of the reader of unknown texts, which looks for none. */
const rows: readonly Row[] = emitters.flatMap((emitter) => emitter.rows).filter(([id]) => !isGeneral({ id }))
const patternsOf = (row: Row) => [row[2]].flat()
const series = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `E${from + i}`)

/** Ids that links may carry since they were first given out: none of them may go. */
const first291 = [
  ...series(1, 20).map((id) => id.replace('E', 'E0').replace(/^E0(\d)$/, 'E00$1')),
  ...series(101, 172),
  ...series(201, 255),
  ...series(301, 329),
  ...series(401, 430),
  ...series(501, 576),
  ...series(601, 609),
]

const samples: Readonly<Record<string, string>> = {
  token: 'eyJhbGciOiJub25lIn0.e30.',
  'its exp': '2026-01-02T03:04:05Z',
  'its nbf': '2026-01-02T03:04:05Z',
  aud: 'https://api.example',
  'its aud': 'https://other.example',
  iss: 'https://issuer.example/',
  'its iss': 'https://other.example/',
}
const sampleOf = (slot: string) => samples[slot] ?? 'some'

const explains = (readings: readonly ErrorReading[], { id, condition }: Message) =>
  readings.some(
    (reading) =>
      reading.id === id && (condition === '-' ? reading.conditions.length === 0 : reading.conditions[0] === condition),
  )

const first = (text: string) => readErrors(text)[0]

describe('the catalogue', () => {
  it('keeps the ids that were given out', () => {
    const ids = new Set<string>(rows.map(([id]) => id))
    expect([...first291].filter((id) => !ids.has(id))).toEqual([])
    expect(first291).toHaveLength(291)
  })

  it('has a real message for each of them', () => {
    const told = new Set(messages.map(({ id }) => id))
    expect(first291.filter((id) => !told.has(id))).toEqual([])
  })

  it('reads the texts of every row, with values in their slots', () => {
    for (const row of rows)
      for (const written of patternsOf(row)) {
        const { onlyNamed } = readPattern(written)
        const text = written
          .replace(/^[~=!]{0,3}/, '')
          .replaceAll(/<([a-z][a-z ]*)>/g, (_, slot: string) => sampleOf(slot))
        const hint = emitters.find((emitter) => emitter.rows.includes(row))?.hints?.split(' ')[0] ?? ''
        const readings = readErrors(onlyNamed ? `${hint}: ${text}` : text)
        // Of texts that several have, those that are told are of the same matter.
        const same = readings.some(
          ({ id, conditions: of }) => id === row[0] || [row[1]].flat().some((one) => of.includes(one)),
        )
        expect(same || readings.length === 3, `${row[0]}: ${text}`).toBe(true)
      }
  })

  it('names sources that can be opened', () => {
    for (const { source } of emitters) {
      expect(URL.canParse(sourceOf(source).url), source).toBe(true)
      expect(sourceOf(source).label, source).not.toMatch(/https:|^$/)
    }
  })

  it('finds every pattern by a word of its own, and bounds it', () => {
    for (const row of rows)
      for (const written of patternsOf(row)) {
        const pattern = readPattern(written)
        expect(wordsOf(pattern).length, written).toBeGreaterThan(0)
        expect(written.length, written).toBeLessThanOrEqual(200)
        expect(
          pattern.slots.every((slot) => slots.has(slot)),
          written,
        ).toBe(true)
      }
  })

  it('has words of its own for every condition', () => {
    for (const [key, { means, look }] of Object.entries(conditions)) {
      expect(means, key).toMatch(/^\S.*[.]$/)
      expect(look, key).toMatch(/^\S.*[.?]$/)
    }
  })

  it('says nothing that it must not say', () => {
    for (const [id, , , says = '', look = ''] of rows) {
      expect(`${says} ${look}`, id).not.toMatch(/\b(?:in)?valid token|simply|just|please/i)
      for (const words of [says, look]) if (words !== '') expect(words, id).toMatch(/^\S.*[.?]$/s)
    }
  })
})

const slots: ReadonlySet<string> = new Set([
  'x',
  'token',
  'aud',
  'iss',
  'scope',
  'alg',
  'typ',
  'claim',
  ...['aud', 'iss', 'scope', 'alg', 'typ', 'kid', 'client', 'value', 'exp', 'nbf'].map((name) => `its ${name}`),
])

describe('real messages', () => {
  it.each(messages.map((message) => [message.id, message.text, message] as const))('%s: %s', (_, text, message) => {
    expect(explains(readErrors(text), message)).toBe(true)
  })

  /** Ways in which a message reaches the clipboard. */
  const noises: readonly ((text: string) => string)[] = [
    (text) =>
      `2026-11-21T10:00:00.123Z ERROR [http-8080] o.e.Filter - request failed\nError: ${text}\n    at Layer.handle (/srv/app/router.js:95:5)\n    at next (/srv/app/route.js:149:13)`,
    (text) =>
      `\u001b[31merror\u001b[39m: \u001b[1m${text}\u001b[22m\n\u001b[90m    at processTicks (node:internal/process:95:5)\u001b[39m`,
    (text) =>
      `HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ statusCode: 401, message: text })}`,
    (text) => JSON.stringify({ level: 'error', body: JSON.stringify({ error_description: text }) }),
    (text) => `Nov 21 10:00:00 host app[12]: "${text}"`,
    (text) => `It says:\n\n> ${text.replaceAll(' ', '\n  ')}\n\nWhat now?`,
    (text) => `error=${text.replaceAll("'", '’').replace(/"([^"]*)"/g, '“$1”')}`,
  ]

  it('are explained in the noise of a log: thirty taken at random', () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    // Texts that only the whole line makes out, such as a header, are not put into other lines.
    const plain = messages.filter(({ text }) => /^[A-Za-z]/.test(text) && !/www-auth|^location|^https?:|=/i.test(text))
    const taken = fc.sample(fc.record({ message: fc.constantFrom(...plain), noise: fc.nat(noises.length - 1) }), {
      seed,
      numRuns: 30,
    })
    for (const { message, noise } of taken)
      expect(
        explains(readErrors(noises[noise]?.(message.text) ?? ''), message),
        `seed ${seed}: ${message.id} in noise ${noise}: ${message.text}`,
      ).toBe(true)
  })
})

describe('near misses', () => {
  it.each([
    'The jwt is malformed by design in this example.',
    'We keep the invalid token in a table and look at it later.',
    'See how an invalid signature is shown to people.',
    'function expired_token_handler() {}',
    'const INVALID_SIGNATURE_LENGTH = 64',
    'The user is Unauthorized to paint the house',
    'jwt expiredAt = 5',
    'jwt  must be  given to the provider',
    'xjwt malformed',
    'IDX102140',
    'error_description="The sun is not active"',
    'the bearer of this letter',
    'request timed out',
    'User not found',
    'The access token is invalid or so they say in this book',
    'handle_server_error(access_denied_count)',
    'Access denied.',
    '401',
    '',
  ])('%s', (text) => {
    expect(readErrors(text).map(({ id }) => id)).toEqual([])
  })

  it('a general text counts only where it stands alone', () => {
    for (const alone of [
      'invalid token',
      '{"error": "invalid token"}',
      'JsonWebTokenError: invalid token',
      'Oops\ninvalid token\nat foo',
      "message: 'invalid token',",
    ])
      expect(
        readErrors(alone).map(({ id }) => id),
        alone,
      ).toContain('E104')
  })
})

describe('which reading comes first', () => {
  it('the one whose emitter is named', () => {
    const text = 'Signature verification failed'
    expect(readErrors(text)).toHaveLength(3)
    expect(readErrors(`PHP Fatal error: Uncaught Firebase\\JWT\\SignatureInvalidException: ${text}`)[0]?.id).toBe(
      'E224',
    )
    expect(readErrors(`JWT::VerificationError (${text}) from ruby-jwt`).map(({ id }) => id)).toEqual(['E231'])
    expect(readErrors(`jwt.exceptions.InvalidSignatureError in pyjwt: ${text}`).map(({ id }) => id)).toEqual(['E206'])
  })

  it('the one with the same capital letters', () => {
    expect(first('jwt expired')?.emitter).toBe('jsonwebtoken')
    expect(first('JWT expired')?.emitter).not.toBe('jsonwebtoken')
    expect(first('signature verification failed')?.emitter).toBe('jose')
  })

  it('the longer one, and nothing for what is inside of it', () => {
    expect(readErrors('Signed JWT rejected: Invalid signature').map(({ id }) => id)).toEqual(['E310'])
    expect(readErrors('Jwt expired at 2026-01-02T03:04:05Z').map(({ id }) => id)).toEqual(['E305'])
  })

  it('what tells the condition before what does not', () => {
    const challenge =
      'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Jwt expired at 2026-01-02T03:04:05Z"'
    expect(readErrors(challenge).map(({ id }) => id)).toEqual(['E305', 'E003', 'E301'])
  })

  it('a generic description of Spring does not name others', () => {
    const challenge = 'Bearer error="invalid_token", error_description="Invalid token"'
    expect(readErrors(challenge).map(({ id }) => id)).toEqual(['E003', 'E301'])
  })

  it('the same told by a code and a sentence once', () => {
    const body = '{"code":"token_not_valid","messages":[{"message":"Token is invalid or expired"}]}'
    expect(readErrors(body)).toHaveLength(1)
  })

  it('at most three of a place, and each once', () => {
    expect(readErrors('Signature verification failed\n'.repeat(50))).toHaveLength(3)
  })

  it('a message that was not read in the source is worded as a likeness', () => {
    expect(first('You do not have permission to view this directory or page.')?.says).toMatch(/^This looks like/)
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...messages.map(({ text }) => text)),
    fc.constantFrom('\u001b[', '\\', '"', "'", '%', '%2', '\\u00', '\\u001b[31m', '&quot', '\n', ' ', 'İ', '\uD800'),
  )
  const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

  it('is read without throwing; spans are inside of it and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { span, says, look, facts } of readErrors(text)) {
          expect(span[0]).toBeGreaterThanOrEqual(0)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(text.length)
          expect(says).not.toBe('')
          expect(look).not.toBe('')
          expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
        }
      }),
    )
  })

  it('shows the message where it stands', () => {
    const text = '  {"a":1}  \u001b[31mJsonWebTokenError:\n  jwt\n  malformed\u001b[39m'
    const [reading] = readErrors(text)
    expect(text.slice(...(reading?.span ?? [0, 0]))).toBe('jwt\n  malformed')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paste as anyPaste } from './testing/any-paste.ts'
import { inspect } from './inspect.ts'
import type { Inspection } from './inspect.ts'
import type { Context } from './model/inspection.ts'
import type { KeyWarning, Unverifiable, VerificationResult } from './model/verification.ts'
import { rules } from './rules/index.ts'
import { accessClaims, accessToken, filler, jwe, jws, noon } from './testing/forge.ts'

const issuer = 'https://issuer.example/'
const audience = 'https://api.example'
const scope = 'read:things'
const fitting: Context = { now: noon, expected: { issuer, audience, scope } }

const auth0Opaque = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })
const oktaOrg = accessToken(
  { iss: 'https://org.okta.com', aud: 'https://org.okta.com', cid: '0oa1', client_id: undefined },
  { alg: 'RS256', kid: 'key-1' },
)
const idToken = jws({
  header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
  claims: { iss: issuer, sub: 'user-1', aud: 'client-1', azp: 'client-1', nonce: 'n', exp: noon + 3000, iat: noon },
})

/** UTF-16 code units in any order, halves of pairs included. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units))

const wholeTokens = [
  accessToken(),
  accessToken({ exp: noon - 90_000 }),
  accessToken({ typ: 'Refresh' }),
  jws({ header: { alg: 'none' }, claims: accessClaims(), signature: '' }),
  jws({
    payload: '{"iss":"https://issuer.example/","__proto__":{"aud":1},"exp":1e400,"nbf":-0,"n":12345678901234567890}',
  }),
  jws({ payload: '{"a":1,"a":2' }),
  auth0Opaque,
  oktaOrg,
  idToken,
  'V1StGXR8Z5jdHi6BmyTaQw',
  `1//${filler(40)}`,
  'undefined',
  '{{access_token}}',
]

// prettier-ignore
const scrap = fc.constantFrom(
  '.', '..', '...', '…', '=', '"', "'", '`', '\\', '\n', '\r\n', ' ', '\t', '{', '}', '[', ']', ':', ',', '/', '#', '?',
  '&', '%', '+', '://', 'ey', 'eyJ', 'e30', 'bearer ', 'Bearer', 'DPoP ', 'Authorization: ', 'curl ', '-H ', '-d ',
  "'Authorization: Bearer ", '--data=', '\\\n', '{"access_token":"', '"id_token":', '"token":"', '-----BEGIN',
  'https://app.example/cb#access_token=', 'https://tenant.eu.auth0.com/authorize?client_id=a&response_type=code',
  'foo:bar', '&constructor=', '?error=access_denied&error_description=', '{"copy":"token-inspector"', '"artifacts":[',
  '\u0000', '\ud800', '\udc00', '\u202e', '\ufeff', '%E0', '%00', 'http://[', 'https://user:pass@a.example/?token=',
)

const mutated = fc
  .tuple(fc.constantFrom(...wholeTokens), fc.nat(), fc.nat(40), scrap)
  .map(([token, at, cut, piece]) => {
    const where = at % (token.length + 1)
    return token.slice(0, where) + piece + token.slice(where + cut)
  })

const json = fc.jsonValue({ maxDepth: 3 })
const claimed = [issuer, audience, noon, -noon, noon * 1000, 'https://org.okta.com', '', 'constructor', '__proto__']
const names = 'iss aud exp nbf iat scope scp typ token_use sub azp cid events cnf'.split(' ')
const claims = fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(json, fc.constantFrom(...claimed))])), {
  requiredKeys: [],
})
const forged = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('alg', 'typ', 'enc', 'kid', 'iss', 'jwk', 'signer', 'nonce'),
      fc.oneof(json, fc.constantFrom(...claimed)),
    ),
    claims,
  )
  .map(([header, some]) => jws({ header: JSON.stringify(header), payload: JSON.stringify(some) }))

const carried = fc
  .tuple(
    fc.oneof(mutated, forged, fc.constantFrom(...wholeTokens)),
    fc.constantFrom<(token: string) => string>(
      (token) => token,
      (token) => `Authorization: Bearer ${token}`,
      (token) => `Bearer Bearer ${token}`,
      (token) => `{"access_token":"${token}","id_token":"${idToken}"}`,
      (token) => JSON.stringify({ data: [{ id_token: token }, { refresh_token: token }] }),
      (token) => `curl -H "Authorization: Bearer ${token}" 'https://api.example/?token=${token}'`,
      (token) =>
        `https://app.example/cb?id_token=${String(new URLSearchParams([['', token]])).slice(1)}#access_token=${token}`,
      (token) => `"${token}"`,
      (token) => `https://tenant.eu.auth0.com/authorize?client_id=abc&response_type=code&state=${token}\n${token}`,
    ),
  )
  .map(([token, carry]) => carry(token))

const paste = fc.oneof(
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: anyUnits },
  { weight: 3, arbitrary: carried },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(scrap, carried, fc.string({ maxLength: 4 })), { maxLength: 12 })
      .map((pieces) => pieces.join('')),
  },
)

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  anyUnits,
  fc.constantFrom('', ' ', issuer, audience, 'https://[', '%'),
)
const signature: fc.Arbitrary<VerificationResult> = fc.oneof(
  fc.record(
    {
      status: fc.constantFrom('verified' as const, 'failed' as const),
      alg: word,
      kid: word,
      thumbprint: word,
      origin: fc.constantFrom('issuer' as const, 'given' as const, 'embedded' as const),
      warnings: fc.subarray<KeyWarning>(['weak-key', 'kid-not-in-jwks', 'unheard-of' as KeyWarning]),
    },
    { requiredKeys: ['status', 'alg', 'origin', 'warnings'], noNullPrototype: true },
  ),
  fc.constantFrom<Unverifiable>('offline', 'no-matching-key', 'malformed', 'several-matching-keys').map((because) => ({
    status: 'unverifiable' as const,
    because,
  })),
)
const context: fc.Arbitrary<Context> = fc.record(
  {
    now: fc.oneof(fc.constant(noon), fc.integer(), fc.double({ noNaN: true })),
    expected: fc.record(
      {
        issuer: word,
        audience: word,
        scope: word,
        algorithms: fc.array(word, { maxLength: 3 }),
        clockTolerance: fc.oneof(fc.nat(), fc.double({ noNaN: true })),
      },
      { requiredKeys: [] },
    ),
    signatures: fc.array(fc.tuple(fc.constantFrom(...wholeTokens), signature)).map((pairs) => new Map(pairs)),
  },
  { requiredKeys: [] },
)

const ruleIds: readonly string[] = rules.map(({ id }) => id)

/** What holds of any answer. */
function expectSound(text: string, { artifacts, tokens, findings, headline, selected, ...more }: Inspection): void {
  const within = ([start, end]: readonly [number, number], [low, high]: readonly [number, number]) =>
    low <= start && start <= end && end <= high
  const all = [0, text.length] as const
  for (const { span, sightings } of artifacts) {
    expect(within(span, all), `artifact at ${String(span)}`).toBe(true)
    for (const sighting of sightings) expect(within(sighting.span, all)).toBe(true)
  }
  expect(tokens.length).toBe(artifacts.reduce((sum, { sightings }) => sum + sightings.length, 0))
  expect(more.providers.length).toBe(tokens.length)
  expect(more.signatures.length).toBe(tokens.length)
  for (const token of tokens) {
    const { span, text: own, length, parts } = token
    expect(within(span, all), `token at ${String(span)}`).toBe(true)
    if (!token.masked) {
      expect(length).toBe(own.length)
      if (span[1] - span[0] === length) expect(text.slice(...span)).toBe(own)
    }
    if (!token.masked) for (const part of parts) expect(within(part.span, span)).toBe(true)
  }
  for (const finding of findings) {
    expect(ruleIds).toContain(finding.rule)
    expect(finding.rule).not.toBe('page-failed-to-read')
    expect(finding.message).not.toBe('')
    if (finding.token !== undefined) expect(tokens[finding.token]).toBeDefined()
    if (finding.artifact !== undefined) expect(artifacts[finding.artifact]).toBeDefined()
    if (finding.error !== undefined) expect(more.errors[finding.error]).toBeDefined()
  }
  const flagged = findings.filter(({ outcome }) => outcome === 'flag')
  // Without a token the explanation of an answer leads, however mild.
  const mildest = tokens.length === 0 ? flagged[0] : undefined
  const leader = flagged.find(({ severity }) => severity !== 'info') ?? mildest
  expect(headline).toBe(leader?.rule ?? null)
  const errors = findings.filter(({ outcome, severity }) => outcome === 'flag' && severity === 'error')
  const timely = more.errors.some(({ conditions }) => conditions.includes('expired'))
  if (errors.some(({ rule }) => rule !== 'expired') && !timely) expect(headline).not.toBe('expired')
  if (selected !== null) expect(tokens[selected]).toBeDefined()
  expect(selected === null).toBe(tokens.length === 0)
}

describe('inspect', () => {
  it('answers any text under any circumstances, soundly, with plain data', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const inspection = inspect(text, given)
        expectSound(text, inspection)
        const copy: unknown = JSON.parse(JSON.stringify(inspection))
        expect(copy).toStrictEqual(inspection)
      }),
      { numRuns: 1500 },
    )
  })

  it('takes ten thousand mutated pastes without throwing', () => {
    const hurt = fc.array(
      fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', '"', '.', '{', '\\', '=', '\n', '%', '~', '\u202e', 'ey', '}')),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    let most = 0
    fc.assert(
      fc.property(anyPaste, hurt, (text, wounds) => {
        const mutant = wounds.reduce((before, [place, gone, piece]) => {
          const at = place % (before.length + 1)
          return before.slice(0, at) + piece + before.slice(at + gone)
        }, text)
        const { tokens, findings } = inspect(mutant, { now: noon })
        expect(findings.some(({ rule }) => rule === 'page-failed-to-read')).toBe(false)
        most = Math.max(most, tokens.length)
      }),
      { numRuns: 10_000 },
    )
    // The mutants are still worth something: tokens were found in them.
    expect(most).toBeGreaterThan(1)
  })

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        expect(inspect(text, given)).toEqual(inspect(text, given))
      }),
      { numRuns: 100 },
    )
  })

  it('shows errors before warnings before notes, what was told before what was not, and time last of the errors', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const { findings } = inspect(text, given)
        const ranks = findings.map(
          ({ outcome, severity, rule }) =>
            (outcome === 'unknown' ? 10 : 0) +
            ['error', 'warning', 'info'].indexOf(severity) * 2 +
            (rule === 'expired' ? 1 : 0),
        )
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  })

  it('reads numbers that JSON.stringify would lose as the nearest that it keeps', () => {
    const { tokens } = inspect(jws({ payload: '{"a":1e400,"b":-1e400,"c":-0}' }))
    expect(tokens[0]?.claims).toEqual({ a: Number.MAX_VALUE, b: -Number.MAX_VALUE, c: 0 })
    expect(tokens[0]?.parts[1]?.text).toBe('{"a":1e400,"b":-1e400,"c":-0}')
  })
})

describe('selection', () => {
  const selectedText = (text: string) => {
    const { tokens, selected } = inspect(text)
    return selected === null ? undefined : tokens[selected]?.text
  }

  it('is the access token of a response, wherever it stands', () => {
    expect(selectedText(JSON.stringify({ id_token: idToken, access_token: accessToken() }))).toBe(accessToken())
    expect(selectedText(JSON.stringify({ access_token: accessToken(), id_token: idToken }))).toBe(accessToken())
    expect(selectedText(`https://app.example/cb#id_token=${idToken}&access_token=${accessToken()}`)).toBe(accessToken())
  })

  it('is what was sent, before what was received', () => {
    const text = `Authorization: Bearer ${idToken}\n{"access_token":"${accessToken()}"}`
    expect(selectedText(text)).toBe(idToken)
    expect(inspect(text, fitting).headline).toBe('id-token-as-access-token')
  })

  it('is the first of several, and nothing where there is none', () => {
    expect(selectedText(`${accessToken({ jti: 'a' })}\n${accessToken({ jti: 'b' })}`)).toBe(accessToken({ jti: 'a' }))
    expect(inspect('no token here').selected).toBeNull()
  })

  it('keeps the faults of an ID token beside its access token to itself', () => {
    const companion = jws({
      header: { alg: 'RS256' },
      claims: { iss: 'https://other.example/', aud: 'client-1', nonce: 'n', exp: 1 },
    })
    const { findings, headline } = inspect(
      JSON.stringify({ access_token: accessToken(), id_token: companion }),
      fitting,
    )
    expect(headline).toBeNull()
    expect(findings.filter(({ token }) => token === 1)).toEqual([])
  })
})

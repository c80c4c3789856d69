import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inspect } from './inspect.ts'
import type { Json } from './model/primitives.ts'
import type { ApiStack } from './registry/api-stacks.ts'
import { accessToken, jwe, noon } from './testing/forge.ts'
import { compact } from './testing/agreement/forged-tokens.ts'
import { judged, setting, signers } from './testing/agreement/setting.ts'
import { sixVerifiers, type VerifierName, verifierNames } from './testing/agreement/six-verifiers.ts'
import { answerOf } from './verifier-answers.ts'
import type { Condition } from './registry/conditions.ts'
import { readErrors } from './errors/read-errors.ts'

type Claims = Readonly<Record<string, Json | undefined>>

/** Each with each of the others: which of two the verifier tells. */
const wrongs: readonly (readonly [name: string, claims: Claims, by?: 'other'])[] = [
  ['the signature', {}, 'other'],
  ['past', { exp: noon - 4000 }],
  ['early', { nbf: noon + 4000 }],
  ['exp as text', { exp: String(noon + 3000) }],
  ['another audience', { aud: 'https://other.example' }],
  ['other audiences', { aud: ['https://other.example', 'https://third.example'] }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://other.example/' }],
]

describe('of two defects', () => {
  let verifiers: Awaited<ReturnType<typeof sixVerifiers>>['verifiers']
  let stop = () => {}

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: noon * 1000 })
    const six = await sixVerifiers(setting)
    verifiers = six.verifiers
    stop = six.stop
  })
  afterAll(() => {
    stop()
    vi.useRealTimers()
  })

  const pairs = wrongs.flatMap((one, i) => wrongs.slice(i).map((two) => [one, two] as const))
  it.each(pairs.map(([one, two]) => [one[0], two[0], one, two] as const))(
    '%s and %s: the one that is told is foretold',
    async (_one, _two, one, two) => {
      const by = one[2] ?? two[2]
      const token = compact(signers, { claims: { ...one[1], ...two[1] }, ...(by && { by }) })
      const { foretold } = await judged(token)
      const tell = async (name: VerifierName) => [name, await verifiers[name](`Bearer ${token}`)]
      expect(verifierNames.map((name) => [name, foretold(name)])).toEqual(await Promise.all(verifierNames.map(tell)))
    },
  )
})

describe('the answer of an API', () => {
  const expected = { issuer: 'https://issuer.example/', audience: 'https://api.example' }
  const said = (stack: ApiStack, paste: string, given = expected) =>
    answerOf(stack, inspect(paste, { now: noon, expected: given }), given)

  it('has the values of the person in it, and names who was tried', () => {
    expect(said('aws-jwt-verify', accessToken({ aud: 'https://other.example' }))).toEqual({
      verifier: 'aws-jwt-verify 5.2.1',
      text: 'Audience not allowed: https://other.example. Expected: https://api.example',
    })
    expect(said('fast-jwt', accessToken({ exp: noon - 3600 }))?.text).toBe(
      'The token has expired at 2026-03-01T11:00:00.000Z.',
    )
  })

  it('has an ellipsis for several audiences', () => {
    const given = { ...expected, audience: 'https://api.example https://api2.example' }
    expect(said('jsonwebtoken', accessToken({ aud: 'https://other.example' }), given)?.text).toBe(
      'jwt audience invalid. expected: …',
    )
  })

  it('is told of others only as the catalogue has it', () => {
    const old = accessToken({ exp: noon - 3600 })
    expect(said('envoy', old)).toEqual({ verifier: 'Envoy or Istio', text: 'Jwt is expired' })
    expect(said('pyjwt', old)?.text).toBe('Signature has expired')
    expect(said('kong', old)).toBeUndefined()
    expect(said('other', old)).toBeUndefined()
  })

  it.each([
    ['aspnet', 'ASP.NET Core', 3],
    ['envoy', 'Envoy or Istio', 6],
    ['golang-jwt', 'golang-jwt', 6],
    ['aws-http-api', 'AWS HTTP API', 1],
  ] as const)('of %s is in the catalogue as its own', (stack, emitter, count) => {
    const wrong: readonly (readonly [Condition, string])[] = [
      ['expired', accessToken({ exp: noon - 3600 })],
      ['not-yet', accessToken({ nbf: noon + 3600 })],
      ['aud', accessToken({ aud: 'https://other.example' })],
      ['iss', accessToken({ iss: 'https://other.example/' })],
      ['opaque-or-jwe', 'V1StGXR8Z5jdHi6BmyTaQw_x'],
      ['opaque-or-jwe', jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://issuer.example/' })],
    ]
    const told = wrong.flatMap(([condition, paste]) => {
      const text = said(stack, paste)?.text
      return text === undefined ? [] : [{ condition, text }]
    })
    expect(told).toHaveLength(count)
    for (const { condition, text } of told) {
      const own = readErrors(text).filter((reading) => reading.emitter === emitter)
      expect(own, text).not.toEqual([])
      // Without a description ASP.NET Core's challenge is one that any server may send, so it stands for nothing.
      if (text === 'Bearer error="invalid_token"') continue
      expect(
        own.flatMap(({ conditions }) => conditions),
        text,
      ).toContain(condition)
    }
  })

  it('is not told where nothing is wrong, or nothing that it looks at', () => {
    expect(said('jose', accessToken())).toBeUndefined()
    expect(said('jose', accessToken({ exp: noon * 1000 }))).toBeUndefined()
    expect(said('fast-jwt', accessToken({ aud: undefined }))).toBeUndefined()
  })

  it('is not told where several things are wrong and nobody knows the order', () => {
    const both = accessToken({ exp: noon - 3600, aud: 'https://other.example' })
    expect(said('envoy', both)).toBeUndefined()
    expect(said('pyjwt', both)).toBeUndefined()
    expect(said('jose', both)?.text).toBe('unexpected "aud" claim value')
  })

  it('is about the selected token, whatever the errors beside it', () => {
    const old = accessToken({ exp: noon - 3600 })
    const paste = JSON.stringify({ access_token: old, id_token: accessToken({ nonce: 'n', exp: 'soon' }) })
    expect(said('jose', paste)?.text).toBe('"exp" claim timestamp check failed')
    expect(said('jose', `${old}\njwt audience invalid. expected: https://x.example`)?.text).toBe(
      '"exp" claim timestamp check failed',
    )
    expect(said('jose', 'jwt expired')).toBeUndefined()
  })

  it('is not told of a defect that was not tried', () => {
    const bound = accessToken({ cnf: { jkt: 'a' }, exp: noon - 3600 })
    expect(said('jose', `Authorization: Bearer ${bound}`)).toBeUndefined()
    expect(said('jose', jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }))).toBeUndefined()
  })
})

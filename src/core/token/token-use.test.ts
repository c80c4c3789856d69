import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/primitives.ts'
import { credentialOf } from '../registry/credentials.ts'
import { realShapes } from '../testing/real-shapes.ts'
import { idTokenScore, isClientId, tokenUse } from './token-use.ts'

const uuid = '11111111-2222-3333-4444-555555555555'
const auth0Client = 'Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx'
const oktaClient = '0oa1234567890abcdEFG'

const shapes = Object.entries(realShapes).map(([name, { header, claims, ...more }]) => {
  const read = {
    claims: JSON.parse(claims) as JsonObject,
    ...(header !== undefined && { header: JSON.parse(header) as JsonObject }),
  }
  return { name, read, ...more }
})

describe('the use of a token', () => {
  it.each(shapes)('is told from its content: $name', ({ read, use, score }) => {
    expect(tokenUse(read)).toBe(use)
    if (score !== undefined) expect(idTokenScore('header' in read ? read.header : undefined, read.claims)).toBe(score)
  })

  it('is what its carrier calls it where its content leaves it open, and never against its content', () => {
    for (const { name, read, use } of shapes) {
      for (const hint of ['access-token', 'id-token', 'refresh-token'] as const) {
        const told = tokenUse({ ...read, hint })
        const isSettled = use !== 'unknown' && use !== 'access-token'
        if (use === 'unknown') expect(told, name).toBe(hint)
        else if (isSettled) expect(told, name).toBe(use)
        // What only looks like an access token may be another of the same response; what says so is one.
        else expect([use, hint], name).toContain(told)
      }
    }
  })

  const id: JsonObject = { iss: 'i', aud: auth0Client, nonce: 'n', email: 'a@example.test' }

  it('goes by the header’s type first, whatever its case and prefix', () => {
    for (const typ of ['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/At+Jwt'])
      expect(tokenUse({ header: { typ }, claims: { ...id, typ: 'ID' }, hint: 'id-token' })).toBe('access-token')
    expect(tokenUse({ header: { typ: 'logout+jwt' }, claims: { token_use: 'access' } })).toBe('logout-token')
    expect(tokenUse({ header: { typ: 'JWT' }, claims: id })).toBe('id-token')
    expect(tokenUse({ header: { typ: ['at+jwt'] }, claims: id })).toBe('id-token')
    expect(tokenUse({ header: { typ: 'constructor' }, claims: {} })).toBe('unknown')
  })

  it('goes by settling members before the shape and the carrier', () => {
    expect(tokenUse({ claims: { ...id, token_use: 'access' }, hint: 'id-token' })).toBe('access-token')
    expect(tokenUse({ claims: { scope: 'a', client_id: 'c', typ: 'ID' }, hint: 'access-token' })).toBe('id-token')
    expect(tokenUse({ claims: { ...id, typ: 'Bearer' } })).toBe('access-token')
  })

  it('goes by the shape of an ID token before the carrier, and by the carrier before that of an access token', () => {
    expect(tokenUse({ claims: id, hint: 'access-token' })).toBe('id-token')
    expect(tokenUse({ claims: { scope: 'a' }, hint: 'refresh-token' })).toBe('refresh-token')
    expect(tokenUse({ claims: { scope: 'a' }, hint: 'unknown' })).toBe('access-token')
  })

  it('goes by the carrier, then by the look, where there is nothing to read', () => {
    const credential = credentialOf(`1//${'a'.repeat(40)}`)
    if (!credential) throw new Error('not known')
    expect(tokenUse({ credential })).toBe('refresh-token')
    expect(tokenUse({ credential, hint: 'access-token' })).toBe('access-token')
    expect(tokenUse({ hint: 'id-token' })).toBe('id-token')
    expect(tokenUse({})).toBe('unknown')
  })
})

describe('the score of an ID token', () => {
  const score = (claims: JsonObject, header?: JsonObject) => idTokenScore(header, claims)

  it.each<readonly [JsonObject, number]>([
    [{}, 0],
    [{ token_use: 'id' }, 4],
    [{ typ: 'ID' }, 4],
    [{ jti: 'ID.abc' }, 4],
    [{ jti: 'AT.abc' }, 0],
    [{ nonce: 'n' }, 2],
    [{ nonce: 'n', at_hash: 'h', c_hash: 'h', s_hash: 'h' }, 8],
    [{ aud: auth0Client }, 2],
    [{ aud: [auth0Client, 'https://api.example'] }, 0],
    [{ aud: 'app', azp: 'app' }, 2],
    [{ aud: [] }, 0],
    [{ email: 'e', name: 'n', picture: 'p' }, 1],
    [{ auth_time: 1 }, 1],
    [{ amr: ['pwd'], sid: 's' }, 1],
    [{ amr: ['pwd'] }, 0],
    [{ token_use: 'access' }, -4],
    [{ typ: 'Bearer' }, -4],
    [{ scope: '' }, -3],
    [{ scp: ['a'] }, -3],
    [{ gty: 'g', cid: 'c', client_id: 'c', permissions: [] }, -2],
  ])('of %j is %d', (claims, points) => {
    expect(score(claims)).toBe(points)
  })

  it('loses four with the type of an access token', () => {
    for (const typ of ['at+jwt', 'application/okta-internal-at+jwt']) expect(score({}, { typ })).toBe(-4)
    for (const typ of ['JWT', 'flat+jwt', 'at+jwt+x']) expect(score({}, { typ })).toBe(0)
  })
})

describe('a client id', () => {
  it.each([auth0Client, oktaClient, '1-a.apps.googleusercontent.com', '123456789012345678@project', 'client_01ABC'])(
    'looks like %s',
    (value) => {
      expect(isClientId(value, {})).toBe(true)
    },
  )

  it.each([
    'https://api.example',
    'api://default',
    uuid,
    `${auth0Client}a`,
    'apps.googleusercontent.com',
    'account',
    '',
  ])('does not look like %j, and is one where the token says so', (value) => {
    expect(isClientId(value, {})).toBe(false)
    for (const name of ['azp', 'client_id', 'cid']) expect(isClientId(value, { [name]: value })).toBe(true)
  })
})

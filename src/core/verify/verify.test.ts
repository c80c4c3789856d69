import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import * as jose from 'jose'
import { describe, expect, it } from 'vitest'
import { algorithmNames } from '../registry/algorithms.ts'
import { filler, jwe } from '../testing/forge.ts'
import { rfc7515 } from '../testing/vectors/rfc7515.ts'
import { sign, tamper } from '../testing/signed-tokens.ts'
import { readKeys } from './keys/read-keys.ts'
import type { Jwk } from './verify.ts'
import { verifySignature } from './verify.ts'

const encoded = (members: object) => jose.base64url.encode(JSON.stringify(members))
const secretKey = (secret: string) => ({ kty: 'oct', k: jose.base64url.encode(secret) })

describe('verifySignature', () => {
  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    'tells a sound %s signature from a tampered one',
    async (alg) => {
      const { token, jwk } = await sign(alg, 'a')
      expect(await verifySignature(token, { keys: [jwk] }, { origin: 'issuer' })).toEqual({
        status: 'verified',
        alg,
        kid: 'a',
        thumbprint: await jose.calculateJwkThumbprint(jwk as jose.JWK),
        origin: 'issuer',
        warnings: [],
      })
      expect(await verifySignature(tamper(token), { keys: [jwk] })).toMatchObject({
        status: 'failed',
        alg,
        kid: 'a',
        origin: 'given',
      })
    },
  )

  it.each(['HS256', 'HS384', 'HS512'])('checks %s with a shared secret', async (alg) => {
    const token = await new jose.SignJWT({}).setProtectedHeader({ alg }).sign(new TextEncoder().encode('s'.repeat(64)))
    const given = { keys: [secretKey('s'.repeat(64))] }
    expect(await verifySignature(token, given)).toEqual({ status: 'verified', alg, origin: 'given', warnings: [] })
    expect(await verifySignature(token, { keys: [secretKey('t'.repeat(64))] })).toMatchObject({ status: 'failed' })
  })

  it.each(['short', ''])('flags the secret %j, which is shorter than the hash', async (secret) => {
    const input = `${encoded({ alg: 'HS256' })}.e30`
    const token = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
    const result = await verifySignature(token, { keys: [secretKey(secret)] })
    expect(result).toMatchObject({ status: 'verified', warnings: ['weak-key'] })
  })

  it('takes a key from the header, private members and all', async () => {
    const { pair, jwk } = await sign('ES256')
    const whole = (await jose.exportJWK(pair.privateKey)) as Record<string, unknown>
    const token = await new jose.SignJWT({}).setProtectedHeader({ alg: 'ES256', jwk }).sign(pair.privateKey)
    for (const key of [jwk, whole]) {
      // oxlint-disable-next-line no-await-in-loop
      const result = await verifySignature(token, { keys: [key] }, { origin: 'embedded' })
      expect(result).toMatchObject({ status: 'verified', origin: 'embedded', warnings: [] })
    }
  })

  it('says why there is nothing to check', async () => {
    const { token, jwk } = await sign('ES256')
    const keys = { keys: [jwk] }
    const because = async (text: string, options = {}) => await verifySignature(text, keys, options)
    expect(await because(`${encoded({ alg: 'none' })}.e30.`)).toMatchObject({ because: 'unsecured' })
    expect(await because(`${encoded({ alg: 'ES256' })}.e30.`)).toMatchObject({ because: 'unsecured' })
    expect(await because(jwe({ alg: 'dir', enc: 'A256GCM' }))).toMatchObject({ because: 'encrypted' })
    expect(await because('opaque-reference')).toMatchObject({ because: 'opaque' })
    expect(await because('a.b')).toMatchObject({ because: 'malformed' })
    expect(await because('x.y.z')).toMatchObject({ because: 'malformed' })
    expect(await because(`${token}=`)).toMatchObject({ because: 'malformed' })
    expect(await because(`${encoded({ alg: 'constructor' })}.e30.${filler(64)}`)).toMatchObject({
      because: 'unsupported-alg',
    })
    expect(await because(token, { algorithms: ['RS256'] })).toMatchObject({ because: 'alg-not-allowed' })
    expect(await verifySignature(token, { keys: [] })).toEqual({ status: 'unverifiable', because: 'empty-jwks' })
  })

  it('has a way for every algorithm of the registry to end', async () => {
    const junk = { n: 'AQAB', e: 'AQAB', k: 'AAAA', x: 'AAAA' }
    const keys = ['RSA', 'EC', 'OKP', 'AKP', 'oct'].map((kty) => ({ kty, crv: 'P-256', ...junk }))
    for (const alg of algorithmNames) {
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await verifySignature(`${encoded({ alg })}.e30.${filler(64)}`, { keys })
      expect(['failed', 'unverifiable']).toContain(status)
    }
  })

  it.each(['ES256', 'RS256', 'Ed25519', 'HS256'])('never verifies with one bit of an %s token changed', async (alg) => {
    const { token, jwk } =
      alg === 'HS256'
        ? { token: await new jose.SignJWT({ sub: 'a' }).setProtectedHeader({ alg }).sign(new Uint8Array(32).fill(7)), jwk: { kty: 'oct', k: jose.base64url.encode(new Uint8Array(32).fill(7)) } } // prettier-ignore
        : await sign(alg)
    expect(await verifySignature(token, { keys: [jwk] })).toMatchObject({ status: 'verified' })
    const parts = token.split('.').map((part) => jose.base64url.decode(part))
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(), fc.nat(7), async (part, at, bit) => {
        const changed = parts.map((octets, i) => {
          const copy = octets.slice()
          const place = at % copy.length
          if (i === part) copy[place] = (copy[place] ?? 0) ^ (1 << bit)
          return jose.base64url.encode(copy)
        })
        const { status } = await verifySignature(changed.join('.'), { keys: [jwk] })
        expect(status).not.toBe('verified')
      }),
      { numRuns: 60 },
    )
  })

  it('never rejects, whatever the token and the keys are', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    const member = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constantFrom('RSA', 'EC', 'sig', 'AQAB'))
    const key = fc.oneof(
      fc.dictionary(fc.constantFrom('kty', 'crv', 'x', 'y', 'n', 'e', 'k', 'kid', 'alg', 'use', 'key_ops'), member),
      fc.constant(jwk),
    )
    const text = fc.oneof(
      fc.string(),
      fc.constant(token),
      fc.tuple(fc.constantFrom(...algorithmNames), fc.string()).map(([alg, end]) => `${encoded({ alg })}.e30.${end}`),
      fc.json().map((payload) => `{"payload":"e30","signature":"AA","header":${payload}}`),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.array(key, { maxLength: 3 }), async (some, keys) => {
        expect(await verifySignature(some, { keys })).toHaveProperty('status')
      }),
      { numRuns: 300 },
    )
    const broken = JSON.parse('[null, 7, "key", []]') as Jwk[]
    expect(await verifySignature(token, { keys: [...broken, jwk] })).toMatchObject({ status: 'verified' })
    expect(await verifySignature(token, { keys: broken })).toMatchObject({ status: 'unverifiable' })
  })

  it('takes nothing as proof that fits a key whose private half its issuer has published, unlike one that somebody gave', async () => {
    const { token, pair } = await sign('ES256', 'a')
    const jwk = { ...(await jose.exportJWK(pair.privateKey)), kid: 'a' }
    const published = await verifySignature(token, { keys: [jwk] }, { origin: 'issuer' })
    const worthless = { status: 'unverifiable', because: 'worthless-key', worthless: 'private-published', kid: 'a' }
    expect(published).toMatchObject(worthless)
    const { d: _, ...half } = jwk
    expect(await verifySignature(token, { keys: [half, jwk] }, { origin: 'issuer' })).toMatchObject(worthless)
    expect(await verifySignature(token, { keys: [half] }, { origin: 'issuer' })).toMatchObject({ status: 'verified' })
    expect(await verifySignature(token, { keys: [jwk] })).toMatchObject({ status: 'verified', warnings: [] })
  })

  it('takes nothing as proof that fits a secret which an issuer publishes, or a word that examples use', async () => {
    const signed = async (secret: string) =>
      await new jose.SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
    const long = 's'.repeat(64)
    expect(await verifySignature(await signed(long), { keys: [secretKey(long)] }, { origin: 'issuer' })).toMatchObject({
      because: 'worthless-key',
      worthless: 'private-published',
    })
    const word = 'your-256-bit-secret'
    expect(await verifySignature(await signed(word), { keys: [secretKey(word)] })).toMatchObject({
      because: 'worthless-key',
      worthless: 'known-secret',
    })
    expect(await verifySignature(await signed(word), { keys: [secretKey(long)] })).toMatchObject({ status: 'failed' })
  })

  it('lets a published example fit where somebody gives its key, and not where an issuer has it', async () => {
    const [example] = rfc7515
    const read = await readKeys(example?.key ?? '', 'HS256')
    const keys = read.ok ? read.keys : []
    const token = example?.token ?? ''
    expect(await verifySignature(token, { keys })).toMatchObject({ status: 'verified', worthless: 'known-key' })
    expect(await verifySignature(token, { keys }, { origin: 'issuer' })).toMatchObject({ because: 'worthless-key' })
  })
})

import * as jose from 'jose'
import { describe, expect, it } from 'vitest'
import { filler } from '../testing/forge.ts'
import { sign } from '../testing/signed-tokens.ts'
import { verifySignature } from './verify.ts'

describe('the choice of the key (RFC 7515 section 4.1.4, RFC 7517 section 4)', () => {
  it('goes by kid, and names the key that verifies when the kid is wrong', async () => {
    const [a, b] = await Promise.all([sign('RS256', 'a'), sign('RS256', 'b')])
    expect(await verifySignature(a.token, { keys: [b.jwk, a.jwk] })).toMatchObject({
      status: 'verified',
      kid: 'a',
      warnings: [],
    })
    expect(await verifySignature(a.token, { keys: [b.jwk, { ...b.jwk, kid: 7 }] })).toEqual({
      status: 'unverifiable',
      because: 'no-matching-key',
      kids: ['b'],
    })
    expect(await verifySignature(a.token, { keys: [b.jwk, { ...a.jwk, kid: 'c' }] })).toMatchObject({
      status: 'verified',
      kid: 'c',
      thumbprint: await jose.calculateJwkThumbprint(a.jwk as jose.JWK),
      warnings: ['kid-not-in-jwks'],
    })
    const swapped = { keys: [{ ...b.jwk, kid: 'a' }, { ...a.jwk, kid: 'b' }] } // prettier-ignore
    expect(await verifySignature(a.token, swapped)).toMatchObject({
      status: 'verified',
      kid: 'b',
      warnings: ['kid-not-in-jwks'],
    })
  })

  it('lists at most 64 keys that are there', async () => {
    const { token } = await sign('ES256', 'a')
    const keys = Array.from({ length: 100 }, (_, i) => ({ kty: 'EC', kid: `k${i}` }))
    const result = await verifySignature(token, { keys })
    expect(result.status === 'unverifiable' && result.kids?.length).toBe(64)
  })

  it('tries every key of a name that stands twice', async () => {
    const [a, b] = await Promise.all([sign('ES256', 'a'), sign('ES256', 'a')])
    expect(await verifySignature(a.token, { keys: [b.jwk, a.jwk] })).toMatchObject({
      status: 'verified',
      warnings: ['duplicate-kid'],
    })
    expect(await verifySignature(a.token, { keys: [a.jwk, { ...a.jwk }] })).toMatchObject({ warnings: [] })
    const c = await sign('ES256', 'a')
    expect(await verifySignature(c.token, { keys: [b.jwk, a.jwk] })).toMatchObject({ because: 'several-matching-keys' })
  })

  it('tries every fitting key when the token has no kid', async () => {
    const { token, jwk } = await sign('ES256')
    const [x, y] = (await Promise.all([sign('ES256', 'x'), sign('ES256', 'y')])).map((other) => other.jwk)
    expect(await verifySignature(token, { keys: [x ?? {}, { ...jwk, kid: 'z' }] })).toMatchObject({
      status: 'verified',
      kid: 'z',
      warnings: [],
    })
    expect(await verifySignature(token, { keys: [x ?? {}, y ?? {}] })).toEqual({
      status: 'unverifiable',
      because: 'several-matching-keys',
    })
    expect(await verifySignature(token, { keys: [x ?? {}] })).toMatchObject({ status: 'failed', kid: 'x' })
  })

  it('takes a set without key ids for a token that names one', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    const { kid: _, ...nameless } = jwk
    const other = await sign('ES256')
    expect(await verifySignature(token, { keys: [other.jwk, nameless] })).toMatchObject({
      status: 'verified',
      warnings: [],
    })
    expect(await verifySignature(token, { keys: [other.jwk] })).toMatchObject({ status: 'failed' })
  })

  it.each([{ use: 'enc' }, { alg: 'ES384' }, { key_ops: ['deriveKey'] }])(
    'tells a key at odds by its labels, %j',
    async (labels) => {
      const { token, jwk } = await sign('ES256', 'a')
      expect(await verifySignature(token, { keys: [{ ...jwk, ...labels }] })).toMatchObject({
        status: 'verified',
        warnings: ['jwk-alg-mismatch'],
      })
      const other = await sign('ES256', 'a')
      expect(await verifySignature(token, { keys: [{ ...other.jwk, ...labels }] })).toEqual({
        status: 'unverifiable',
        because: 'key-mismatch',
      })
    },
  )

  it.each([{ use: 'sig' }, { key_ops: ['verify'] }, { alg: 'ES256' }])(
    'takes a key whose labels fit, %j',
    async (labels) => {
      const { token, jwk } = await sign('ES256', 'a')
      expect(await verifySignature(token, { keys: [{ ...jwk, ...labels }] })).toMatchObject({ warnings: [] })
    },
  )

  it('takes a key that allows it before its double that does not', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    const keys = [{ ...jwk, use: 'enc' }, { ...jwk, use: 'sig' }] // prettier-ignore
    expect(await verifySignature(token, { keys })).toMatchObject({ status: 'verified', warnings: [] })
  })

  it('computes with a curve at odds, and flags it', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify'])
    const input = `${jose.base64url.encode('{"alg":"ES256"}')}.e30`
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      new TextEncoder().encode(input),
    )
    const { x, y } = await jose.exportJWK(pair.publicKey)
    const keys = [{ kty: 'EC', crv: 'P-384', x, y }]
    const token = `${input}.${jose.base64url.encode(new Uint8Array(signature))}`
    expect(await verifySignature(token, { keys })).toMatchObject({ status: 'verified', warnings: ['jwk-alg-mismatch'] })
    expect(await verifySignature(`${input}.${filler(96)}`, { keys })).toMatchObject({ because: 'key-mismatch' })
  })

  it('names a key of another type, and one that is damaged', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    const rsa = await sign('RS256', 'a')
    expect(await verifySignature(token, { keys: [rsa.jwk] })).toMatchObject({ because: 'key-mismatch' })
    expect(await verifySignature(token, { keys: [{ ...jwk, x: 'AAAA' }] })).toMatchObject({ because: 'key-unreadable' })
    expect(await verifySignature(token, { keys: [{ ...jwk, x: 'AAAA' }, jwk] })).toMatchObject({ status: 'verified' })
    expect(await verifySignature(token, { keys: [{}, { kty: 7 }, jwk] })).toMatchObject({ status: 'verified' })
  })
})

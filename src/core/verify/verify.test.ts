import * as jose from 'jose'
import { describe, expect, it } from 'vitest'
import { algorithmNames } from '../registry/algorithms.ts'
import { filler, jwe } from '../testing.ts'
import { readGivenKeys } from './given-keys.ts'
import { verifySignature } from './verify.ts'

const sign = async (alg: string, kid?: string, options: object = {}) => {
  const pair = await jose.generateKeyPair(alg, { extractable: true, ...options })
  const token = await new jose.SignJWT({ sub: 'user-1' })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .sign(pair.privateKey)
  const publicJwk = (await jose.exportJWK(pair.publicKey)) as Record<string, unknown>
  return { token, jwk: kid === undefined ? publicJwk : { ...publicJwk, kid }, pair }
}

const encoded = (members: object) => jose.base64url.encode(JSON.stringify(members))

const tamper = (token: string) => {
  const [header, , signature] = token.split('.')
  return `${header}.${jose.base64url.encode('{"sub":"user-2"}')}.${signature}`
}

describe('verifySignature', () => {
  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    'tells a sound %s signature from a tampered one',
    async (alg) => {
      const { token, jwk } = await sign(alg, 'a')
      expect(await verifySignature(token, { keys: [jwk] }, { origin: 'issuer' })).toMatchObject({
        status: 'verified',
        alg,
        kid: 'a',
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
    const secret = new TextEncoder().encode('s'.repeat(64))
    const token = await new jose.SignJWT({}).setProtectedHeader({ alg }).sign(secret)
    const given = await readGivenKeys('s'.repeat(64), alg)
    const other = await readGivenKeys('t'.repeat(64), alg)
    if (!given.ok || !other.ok) throw new Error('not read')
    expect(await verifySignature(token, given)).toMatchObject({ status: 'verified', warnings: [] })
    expect(await verifySignature(token, given)).not.toHaveProperty('thumbprint')
    expect(await verifySignature(token, other)).toMatchObject({ status: 'failed' })
  })

  it('flags a secret that is shorter than the hash', async () => {
    const token = await new jose.SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('short'))
    const given = await readGivenKeys('short', 'HS256')
    expect(given.ok && (await verifySignature(token, given))).toMatchObject({
      status: 'verified',
      warnings: ['weak-key'],
    })
  })

  it('checks an RSA key below 2048 bits and flags it', async () => {
    const pair = await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
      true,
      ['sign', 'verify'],
    )
    const input = `${jose.base64url.encode('{"alg":"RS256"}')}.${jose.base64url.encode('{}')}`
    const signature = new Uint8Array(
      await crypto.subtle.sign('RSASSA-PKCS1-v1_5', pair.privateKey, new TextEncoder().encode(input)),
    )
    const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<string, unknown>
    delete jwk.key_ops
    expect(await verifySignature(`${input}.${jose.base64url.encode(signature)}`, { keys: [jwk] })).toMatchObject({
      status: 'verified',
      warnings: ['weak-key'],
    })
    signature[0] = (signature[0] ?? 0) ^ 1
    expect(await verifySignature(`${input}.${jose.base64url.encode(signature)}`, { keys: [jwk] })).toMatchObject({
      status: 'failed',
      warnings: ['weak-key'],
    })
  })

  it('chooses by kid, and names the key that verifies when the kid is wrong', async () => {
    const a = await sign('RS256', 'a')
    const b = await sign('RS256', 'b')
    const both = { keys: [b.jwk, a.jwk] }
    expect(await verifySignature(a.token, both)).toMatchObject({ status: 'verified', kid: 'a', warnings: [] })
    expect(await verifySignature(a.token, { keys: [b.jwk] })).toEqual({
      status: 'unverifiable',
      because: 'no-matching-key',
    })
    expect(await verifySignature(a.token, { keys: [b.jwk, { ...a.jwk, kid: 'c' }] })).toMatchObject({
      status: 'verified',
      kid: 'c',
      warnings: ['kid-not-in-jwks'],
    })
  })

  it('tries every fitting key when the token has no kid', async () => {
    const { token, jwk } = await sign('ES256')
    const others = await Promise.all([sign('ES256', 'x'), sign('ES256', 'y')])
    const [x, y] = others.map((other) => other.jwk)
    expect(await verifySignature(token, { keys: [x ?? {}, { ...jwk, kid: 'z' }] })).toMatchObject({
      status: 'verified',
      kid: 'z',
    })
    expect(await verifySignature(token, { keys: [x ?? {}, y ?? {}] })).toEqual({
      status: 'unverifiable',
      because: 'several-matching-keys',
    })
    expect(await verifySignature(token, { keys: [x ?? {}] })).toMatchObject({ status: 'failed', kid: 'x' })
  })

  it('names a key that does not fit, or is not one', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    const rsa = await sign('RS256', 'a')
    expect(await verifySignature(token, { keys: [rsa.jwk] })).toEqual({
      status: 'unverifiable',
      because: 'key-mismatch',
    })
    expect(await verifySignature(token, { keys: [{ ...jwk, use: 'enc' }] })).toEqual({
      status: 'unverifiable',
      because: 'key-mismatch',
    })
    expect(await verifySignature(token, { keys: [{ ...jwk, alg: 'ES384' }] })).toEqual({
      status: 'unverifiable',
      because: 'key-mismatch',
    })
    expect(await verifySignature(token, { keys: [{ ...jwk, x: 'AAAA' }] })).toEqual({
      status: 'unverifiable',
      because: 'key-unreadable',
    })
    expect(await verifySignature(token, { keys: [] })).toEqual({ status: 'unverifiable', because: 'no-matching-key' })
    expect(await verifySignature(token, { keys: [{}, { kty: 7 }, jwk] })).toMatchObject({ status: 'verified' })
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
  })

  it('has a way for every algorithm of the registry to end', async () => {
    const keys = {
      keys: ['RSA', 'EC', 'OKP', 'AKP', 'oct'].map((kty) => ({
        kty,
        n: 'AQAB',
        e: 'AQAB',
        crv: 'P-256',
        k: 'AAAA',
        x: 'AAAA',
      })),
    }
    for (const alg of algorithmNames) {
      // oxlint-disable-next-line no-await-in-loop
      expect(['failed', 'unverifiable']).toContain(
        (await verifySignature(`${encoded({ alg })}.e30.${filler(64)}`, keys)).status,
      )
    }
  })
})

describe('readGivenKeys', () => {
  it('reads PEMs of the three kinds that are told apart by their label', async () => {
    const { token, pair } = await sign('ES256')
    const spki = await readGivenKeys(await jose.exportSPKI(pair.publicKey), 'ES256')
    const pkcs8 = await readGivenKeys(await jose.exportPKCS8(pair.privateKey), 'ES256')
    expect(spki.ok && (await verifySignature(token, spki))).toMatchObject({ status: 'verified' })
    expect(pkcs8).toMatchObject({ ok: true, secretPart: true })
    expect(pkcs8.ok && (await verifySignature(token, pkcs8))).toMatchObject({ status: 'verified' })
    expect(await readGivenKeys(await jose.exportSPKI(pair.publicKey), 'RS256')).toMatchObject({ ok: false })
    expect(await readGivenKeys('-----BEGIN PUBLIC KEY-----\nAAAA', 'ES256')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('cut') as string,
    })
  })

  it.each([
    ['', 'empty'],
    ['{"a":1}', 'neither'],
    ['{"keys":[]}', 'no key'],
    ['{"kty":', 'not JSON'],
    ['my secret', 'begins with HS'],
  ])('explains %j', async (text, words) => {
    expect(await readGivenKeys(text, 'RS256')).toMatchObject({
      ok: false,
      reason: expect.stringContaining(words) as string,
    })
  })
})

import { createHmac } from 'node:crypto'
import * as jose from 'jose'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../decode/digest.ts'
import { flattened } from '../testing/forge.ts'
import { sign } from '../testing/signed-tokens.ts'
import { verifySignature } from './verify.ts'

const key = new TextEncoder().encode('k'.repeat(32))
const keys = { keys: [{ kty: 'oct', k: jose.base64url.encode(key) }] }
const payload = new TextEncoder().encode('{"sub":"user-1"}')
const encoded = (value: object) => jose.base64url.encode(JSON.stringify(value))
const mac = (input: string) => createHmac('sha256', key).update(input).digest('base64url')

describe('the JSON serializations (RFC 7515 section 7.2)', () => {
  it('checks a flattened one, with an algorithm and a key id in the unprotected header', async () => {
    const { token, jwk } = await sign('ES256', 'a')
    expect(await verifySignature(JSON.stringify(flattened(token)), { keys: [jwk] })).toMatchObject({
      status: 'verified',
      kid: 'a',
    })
    const unprotected = { payload: 'e30', header: { alg: 'HS256', kid: 'b' }, signature: mac('.e30') }
    const two = { keys: [{ ...keys.keys[0], kid: 'b' }] }
    expect(await verifySignature(JSON.stringify(unprotected), two)).toMatchObject({ status: 'verified', kid: 'b' })
    const changed = { ...unprotected, payload: 'e31' }
    expect(await verifySignature(JSON.stringify(changed), two)).toMatchObject({ status: 'failed' })
  })

  it('says which of several signatures fits', async () => {
    const [a, b] = await Promise.all([sign('ES256', 'a'), sign('RS256', 'b')])
    const general = await new jose.GeneralSign(payload)
      .addSignature(a.pair.privateKey)
      .setProtectedHeader({ alg: 'ES256', kid: 'a' })
      .addSignature(b.pair.privateKey)
      .setProtectedHeader({ alg: 'RS256', kid: 'b' })
      .sign()
    const text = JSON.stringify(general, null, 2)
    expect(await verifySignature(text, { keys: [b.jwk] })).toMatchObject({
      status: 'verified',
      kid: 'b',
      signer: { number: 2, of: 2 },
    })
    const other = await sign('RS256', 'b')
    expect(await verifySignature(text, { keys: [other.jwk] })).toMatchObject({
      status: 'failed',
      signer: { number: 2, of: 2 },
    })
  })

  it('refuses a name in both headers, and names what is no signature', async () => {
    const both = { payload: 'e30', protected: encoded({ alg: 'HS256' }), header: { alg: 'HS256' }, signature: 'AA' }
    expect(await verifySignature(JSON.stringify(both), keys)).toMatchObject({ because: 'malformed' })
    expect(await verifySignature('{"ciphertext":"AA"}', keys)).toMatchObject({ because: 'encrypted' })
    expect(await verifySignature('{"a":1}', keys)).toMatchObject({ because: 'malformed' })
  })
})

describe('an unencoded payload (RFC 7797)', () => {
  const header = { alg: 'HS256', b64: false, crit: ['b64'] }

  it('is checked in the JSON form, as jose signs it', async () => {
    const text = new TextEncoder().encode('$.02 for {you} – ü')
    const jws = await new jose.FlattenedSign(text).setProtectedHeader(header).sign(key)
    const whole = { ...jws, payload: '$.02 for {you} – ü' }
    expect(await verifySignature(JSON.stringify(whole), keys)).toMatchObject({ status: 'verified' })
    expect(await verifySignature(JSON.stringify({ ...whole, payload: 'other' }), keys)).toMatchObject({
      status: 'failed',
    })
  })

  it('is checked in the compact form, a tilde in it included', async () => {
    const input = `${encoded(header)}.hello~you!`
    expect(await verifySignature(`${input}.${mac(input)}`, keys)).toMatchObject({ status: 'verified' })
  })

  it('counts only where it is marked as critical', async () => {
    const input = `${encoded({ alg: 'HS256', b64: false })}.hello you!`
    expect(await verifySignature(`${input}.${mac(input)}`, keys)).toMatchObject({ because: 'malformed' })
  })

  it('cannot be checked when it travels apart', async () => {
    const detached = `${encoded(header)}..${mac(`${encoded(header)}.hello`)}`
    expect(await verifySignature(detached, keys)).toEqual({ status: 'unverifiable', because: 'detached' })
  })
})

describe('critical extensions (RFC 7515 section 4.1.11)', () => {
  const withCrit = (crit: unknown, more = {}) => {
    const input = `${encoded({ alg: 'HS256', ...more, crit })}.e30`
    return `${input}.${mac(input)}`
  }
  it.each([
    [['exp'], { exp: 1 }, 'critical-extension'],
    [['b64', 'x'], { b64: true, x: 1 }, 'critical-extension'],
    [[], {}, 'malformed'],
    ['b64', {}, 'malformed'],
    [['b64'], {}, 'malformed'],
  ])('%j', async (crit, more, because) => {
    expect(await verifySignature(withCrit(crit, more), keys)).toEqual({ status: 'unverifiable', because })
  })

  it('has to be protected', async () => {
    const text = JSON.stringify({ payload: 'e30', header: { alg: 'HS256', crit: ['b64'] }, signature: mac('.e30') })
    expect(await verifySignature(text, keys)).toMatchObject({ because: 'malformed' })
  })
})

describe('other forms', () => {
  it('checks what the issuer of an SD-JWT signed', async () => {
    const disclosure = encoded(['salt', 'given_name', 'Erika'])
    const { token, jwk } = await sign('ES256', 'a', { typ: 'dc+sd-jwt' }, { _sd: [digestOf(disclosure, 'sha-256')] })
    for (const text of [`${token}~`, `${token}~${disclosure}~`, `${token}~${disclosure}~${token}`]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await verifySignature(text, { keys: [jwk] })).toMatchObject({ status: 'verified', kid: 'a' })
    }
    const forged = encoded(['salt', 'given_name', 'Max'])
    for (const text of [`${token}~${forged}~`, `${token}~${disclosure}~${forged}~`, `${token}~~`])
      // oxlint-disable-next-line no-await-in-loop
      expect(await verifySignature(text, { keys: [jwk] })).toMatchObject({
        status: 'failed',
        kid: 'a',
        clues: ['disclosure-not-covered'],
      })
  })

  it('checks padding where it was signed along, as by an AWS load balancer', async () => {
    const pad = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, '=')
    const input = `${pad(encoded({ alg: 'HS256', signer: 'arn' }))}.${pad(encoded({ sub: 'user-12' }))}`
    expect(input).toContain('=')
    expect(await verifySignature(`${input}.${pad(mac(input))}`, keys)).toMatchObject({ status: 'verified' })
    const stripped = `${input}.${mac(input)}`.replaceAll('=', '')
    expect(await verifySignature(stripped, keys)).toMatchObject({ status: 'failed', clues: ['padding-signed-fits'] })
  })
})

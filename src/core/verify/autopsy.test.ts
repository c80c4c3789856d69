import { createHmac, createPublicKey, generateKeyPairSync, createHash, sign as signOctets } from 'node:crypto'
import { base64url, exportJWK, exportSPKI, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { sign, tamper } from '../testing/signed-tokens.ts'
import { checkHashedNonce } from './hashed-nonce.ts'
import type { Jwk } from './verify.ts'
import { verifySignature } from './verify.ts'

const secret = 'k'.repeat(32)
const oct = (text: string | Uint8Array): Jwk => ({ kty: 'oct', k: base64url.encode(text) })
const mac = (input: string, key: string | Uint8Array = secret) =>
  createHmac('sha256', key).update(input).digest('base64url')
const encodedHeader = base64url.encode('{"alg":"HS256","typ":"JWT","kid":"a"}')
const text = '{"b":1.0,"a":[1,{}],"url":"https://api.example/","name":"Zoë"}'

const clues = async (token: string, key: Jwk) => {
  const result = await verifySignature(token, { keys: [key] })
  return result.status === 'failed' ? (result.clues ?? []) : result
}

describe('the form of an ECDSA signature (RFC 7518 section 3.4)', () => {
  it.each([
    ['ES256', 'P-256', 'sha256'],
    ['ES384', 'P-384', 'sha384'],
    ['ES512', 'P-521', 'sha512'],
    ['ES256K', 'secp256k1', 'sha256'],
  ])('%s in DER, rewritten and checked', async (alg, namedCurve, hash) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve })
    const jwk = { ...publicKey.export({ format: 'jwk' }) }
    const input = `${base64url.encode(JSON.stringify({ alg }))}.e30`
    const der = signOctets(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'der' }).toString('base64url')
    expect(await clues(`${input}.${der}`, jwk)).toEqual(['der-signature-fits'])
    expect(await clues(tamper(`${input}.${der}`), jwk)).toEqual(['der-signature'])
  })
})

describe('the length of a signature', () => {
  it.each(['ES256', 'RS256', 'Ed25519'])('of %s', async (alg) => {
    const { token, jwk } = await sign(alg)
    expect(await clues(token.slice(0, -4), jwk)).toEqual(['signature-too-short'])
    expect(await clues(`${token.slice(0, -2)}AAAAAA`, jwk)).toEqual(['signature-too-long'])
    expect(await clues(tamper(token), jwk)).toEqual([])
  })
})

describe('what was signed', () => {
  const python = '{"b": 1.0, "a": [1, {}], "url": "https://api.example/", "name": "Zo\\u00eb"}'
  const pretty = '{\n  "b": 1.0,\n  "a": [\n    1,\n    {}\n  ],\n  "url": "https://api.example/",\n  "name": "Zoë"\n}'
  const b64 = (of: string) => base64url.encode(of)
  const padded = (of: string) => of.padEnd(Math.ceil(of.length / 4) * 4, '=')
  it.each([
    ['the payload with spaces and escapes, as Python writes it', `${encodedHeader}.${b64(python)}`, b64(text)],
    ['the payload without spaces', `${encodedHeader}.${b64(text)}`, b64(python)],
    ['the payload indented', `${encodedHeader}.${b64(pretty)}`, b64(text)],
    ['the payload with its slashes escaped', `${encodedHeader}.${b64(text.replaceAll('/', '\\/'))}`, b64(text)],
    ['a line break at the end of the payload', `${encodedHeader}.${b64(`${text}\n`)}`, b64(text)],
    ['the payload in ordinary base64', `${encodedHeader}.${Buffer.from(`${text}?>~`).toString('base64')}`, b64(`${text}?>~`)], // prettier-ignore
    ['the payload itself', `${encodedHeader}.${text}`, b64(text)],
  ])('%s', async (_, input, shown) => {
    expect(input.split('.').slice(1).join('.')).not.toBe(shown)
    expect(await clues(`${encodedHeader}.${shown}.${mac(input)}`, oct(secret))).toEqual(['payload-re-encoded-fits'])
  })

  it('the padding of the payload', async () => {
    const input = `${encodedHeader}.${padded(b64('{"sub":"user-12"}'))}`
    expect(await clues(`${input.replace('=', '')}.${mac(input)}`, oct(secret))).toEqual(['padding-signed-fits'])
  })

  it('the header in another order', async () => {
    const input = `${b64('{"kid":"a","typ":"JWT","alg":"HS256"}')}.e30`
    expect(await clues(`${encodedHeader}.e30.${mac(input)}`, oct(secret))).toEqual(['header-re-ordered-fits'])
  })

  it('nothing of this', async () => {
    expect(await clues(`${encodedHeader}.${b64(text)}.${mac('x')}`, oct(secret))).toEqual([])
  })
})

describe('a shared secret read another way', () => {
  const octets = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 250) % 256)
  it.each([
    ['secret-as-base64-fits', Buffer.from(octets).toString('base64'), octets],
    ['secret-as-base64url-fits', base64url.encode(octets), octets],
    ['secret-as-hex-fits', Buffer.from(octets).toString('hex'), octets],
    ['secret-with-newline-fits', secret, `${secret}\n`],
    ['secret-without-newline-fits', `${secret}\n`, secret],
  ])('%s', async (clue, given, real) => {
    const token = `${encodedHeader}.e30.${mac(`${encodedHeader}.e30`, real)}`
    expect(await clues(token, oct(given))).toEqual([clue])
  })
})

describe('an HMAC with a public key (RFC 8725 section 2.1)', () => {
  it('is found for every form of the key, and stays a failure', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk: Jwk = { ...(await exportJWK(publicKey)), kid: 'rsa-1' }
    const spki = await exportSPKI(publicKey)
    const pkcs1 = createPublicKey(spki).export({ type: 'pkcs1', format: 'pem' }).toString()
    const input = `${encodedHeader}.e30`
    for (const written of [
      `${spki.trim()}\n`,
      spki.trim(),
      spki.trim().replaceAll('\n', '\r\n'),
      pkcs1,
      JSON.stringify(jwk),
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await verifySignature(`${input}.${mac(input, written)}`, { keys: [jwk] }, { origin: 'issuer' })).toEqual({
        status: 'failed',
        alg: 'HS256',
        kid: 'rsa-1',
        origin: 'issuer',
        warnings: [],
        clues: ['public-key-as-secret-fits'],
      })
    }
    const other = `${input}.${mac(input, 'something else')}`
    expect(await verifySignature(other, { keys: [{ ...jwk, kid: 'a' }] })).toMatchObject({ because: 'key-mismatch' })
  })
})

describe('checkHashedNonce', () => {
  it('finds the hash of the nonce, and still calls it a failure', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'a' }] }
    const header = (nonce: string) => base64url.encode(`{"typ":"JWT","nonce":"${nonce}","alg":"RS256","kid":"a"}`)
    const signed = `${header(createHash('sha256').update('nonce-1').digest('base64url'))}.e30`
    const signature = signOctets('sha256', Buffer.from(signed), privateKey).toString('base64url')
    expect(await checkHashedNonce(`${header('nonce-1')}.e30.${signature}`, keys, { origin: 'issuer' })).toMatchObject({
      status: 'failed',
      kid: 'a',
      origin: 'issuer',
      clues: ['hashed-nonce-fits'],
    })
    expect(await checkHashedNonce(`${header('nonce-2')}.e30.${signature}`, keys)).not.toHaveProperty('clues')
    expect(await checkHashedNonce(`${signed}.${signature}`, keys)).toMatchObject({ status: 'verified' })
    expect(await checkHashedNonce('a.b', keys)).toMatchObject({ status: 'unverifiable' })
  })
})

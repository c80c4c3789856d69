import { describe, expect, it } from 'vitest'
import { encodeBase64url } from '../decode/octets.ts'
import { accessClaims } from '../testing/forge.ts'
import { verifySignature } from './verify.ts'

const utf8 = (text: string) => encodeBase64url(new TextEncoder().encode(text))
const input = (alg: string) => `${utf8(JSON.stringify({ alg, kid: 'a' }))}.${utf8(JSON.stringify(accessClaims()))}`

async function signedByRsa() {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )
  const text = input('RS256')
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', pair.privateKey, new TextEncoder().encode(text))
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { token: `${text}.${encodeBase64url(new Uint8Array(signature))}`, n, e }
}

async function signedWith(secret: string) {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const text = input('HS256')
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return `${text}.${encodeBase64url(new Uint8Array(signature))}`
}

describe('a key that was written in another way than the standard has it', () => {
  it('is read from ordinary base64, and that is said', async () => {
    const { token, n, e } = await signedByRsa()
    const ordinary = `${n.replaceAll('-', '+').replaceAll('_', '/')}==`
    expect(await verifySignature(token, { keys: [{ kty: 'RSA', kid: 'a', n: ordinary, e }] })).toMatchObject({
      status: 'verified',
      origin: 'given',
      warnings: ['key-in-base64'],
    })
    expect(await verifySignature(token, { keys: [{ kty: 'RSA', kid: 'a', n, e }] })).toMatchObject({ warnings: [] })
  })

  it('is taken as the text of a secret, and that is said', async () => {
    for (const secret of ['my_secret_as_text_of_many_characters', 'my_secret_as_text'])
      expect(
        await verifySignature(await signedWith(secret), { keys: [{ kty: 'oct', kid: 'a', k: secret }] }),
      ).toMatchObject({
        status: 'verified',
        warnings: expect.arrayContaining(['secret-as-text']) as readonly string[],
      })
  })

  it('is not taken for another one that way', async () => {
    const token = await signedWith('one secret of some length and more')
    expect(
      await verifySignature(token, { keys: [{ kty: 'oct', kid: 'a', k: 'another_secret_of_some_length' }] }),
    ).not.toMatchObject({
      status: 'verified',
    })
  })
})

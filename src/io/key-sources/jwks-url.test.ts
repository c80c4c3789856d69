import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fetchKeys } from './index.ts'
import { planForUrl } from './jwks-url.ts'
import { publicJwk, servedBy } from '../testing/network.ts'

const url = 'https://keys.example/public-keys/key-1'
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = publicKey.export({ format: 'jwk' })
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()

const run = async (document: string | object, kid?: unknown) => {
  const plan = planForUrl(url, kid)
  if (!plan) throw new Error('no plan')
  const { http, asked } = servedBy({ [url]: document })
  const result = await fetchKeys(plan, http, new AbortController().signal)
  expect(asked).toEqual([url])
  return result
}

describe('planForUrl', () => {
  it('takes an address that stands alone, and counts its keys as given', () => {
    expect(planForUrl(` ${url}\n`, 'key-1')).toEqual({
      source: 'jwks-url',
      origin: 'given',
      url,
      asks: [url],
      kid: 'key-1',
    })
    for (const text of ['', 'secret', 'keys.example/keys', `see ${url}`, pem, JSON.stringify(jwk), 'https://'])
      expect(planForUrl(text), text).toBeUndefined()
  })
})

describe('keys at a typed address', () => {
  it('may have any published form', async () => {
    const key = publicJwk('a')
    expect(await run({ keys: [key] })).toEqual({ ok: true, keys: [key], from: url, kind: 'jwks' })
    expect(await run(key)).toEqual({ ok: true, keys: [key], from: url, kind: 'jwk' })
    expect(await run({ 'key-1': pem, 'key-2': pem })).toMatchObject({
      kind: 'x509-by-kid',
      keys: [
        { ...jwk, kid: 'key-1' },
        { ...jwk, kid: 'key-2' },
      ],
    })
  })

  it('is the key that the address names, for a PEM', async () => {
    expect(await run(pem, 'key-1')).toMatchObject({ kind: 'pem', keys: [{ ...jwk, kid: 'key-1' }] })
    const [key] = ((await run(pem, 'key-2')) as { keys: readonly object[] }).keys
    expect(key).not.toHaveProperty('kid')
  })

  it('tells of a private key that is published', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(await run({ keys: [privateKey.export({ format: 'jwk' })] })).toMatchObject({ ok: true, secretPart: true })
  })

  it('names the place of the keys where metadata stands, and does not go there', async () => {
    expect(await run({ issuer: 'https://issuer.example', jwks_uri: 'https://issuer.example/keys' })).toMatchObject({
      because: 'not-jwks',
      found: 'https://issuer.example/keys',
    })
  })

  it('hands on why nothing came', async () => {
    expect(await run('html-page')).toEqual({ ok: false, because: 'html-page', url })
  })
})

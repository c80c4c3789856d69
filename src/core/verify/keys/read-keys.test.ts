import * as jose from 'jose'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecretReading } from '../../model/verification.ts'
import { keyManagementNames } from '../../registry/encryption-algorithms.ts'
import { accessToken } from '../../testing/forge.ts'
import { verifySignature } from '../verify.ts'
import { addressIn } from './address-in.ts'
import { keysInHeader, readKeys, readPublishedKeys } from './read-keys.ts'
import { armour, base64, certificateOf, ecPair, pairs, rsaPair } from '../../testing/certificates.ts'

const { publicKey, privateKey } = ecPair()
const jwk = publicKey.export({ format: 'jwk' }) as Record<string, string>
const spki = publicKey.export({ format: 'der', type: 'spki' })
const pem = armour('PUBLIC KEY', spki)
const certificate = certificateOf(publicKey)
const json = (value: unknown) => JSON.stringify(value)

const sound = async (text: string, alg: unknown = 'ES256', reading?: SecretReading) => {
  const read = await readKeys(text, alg, reading)
  if (!read.ok) throw new Error(read.reason)
  return read
}
const reason = async (text: string, alg: unknown = 'RS256', reading?: SecretReading) => {
  const read = await readKeys(text, alg, reading)
  return read.ok ? undefined : read.reason
}

describe('a key document', () => {
  it.each<[string, string, string]>([
    ['a JWK', json({ ...jwk, kid: 'a' }), 'jwk'],
    ['a JWK behind a byte order mark', `\uFEFF ${json(jwk)}\n`, 'jwk'],
    ['a JWK Set', json({ keys: [jwk] }), 'jwks'],
    ['an array', json([jwk]), 'jwks'],
    ['a registration', json({ client_id: 'client-1', jwks: { keys: [jwk] } }), 'jwks'],
    ['a PEM', pem, 'pem'],
    ['a certificate', armour('CERTIFICATE', certificate), 'pem'],
    ['a PEM in JSON', json({ key: pem }), 'pem'],
    ['a PEM in JSON with an id', json({ kid: 'a', public_key: pem }), 'pem'],
    ['a PEM in an object of a language', `{ key: '${pem.replaceAll('\n', '\\n')}' }`, 'pem'],
    ['a PEM in base64', base64(new TextEncoder().encode(pem)), 'pem'],
    ['an SPKI in base64', base64(spki), 'pem'],
    ['a certificate in base64, in lines', base64(certificate).replaceAll(/.{60}/g, '$&\n'), 'pem'],
    ['the page of a Keycloak realm', json({ realm: 'a', public_key: base64(spki), 'tokens-not-before': 0 }), 'pem'],
    ['certificates by key id', json({ a1b2: armour('CERTIFICATE', certificate) }), 'x509-by-kid'],
  ])('is read: %s', async (_, text, kind) => {
    const read = await sound(text)
    expect([read.kind, read.keys.length]).toEqual([kind, 1])
    expect(read.keys[0]).toMatchObject(jwk)
    expect(read).not.toHaveProperty('secretPart')
    const token = await new jose.SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    expect(await verifySignature(token, read)).toMatchObject({ status: 'verified' })
  })

  it('gives certificates by key id their ids', async () => {
    const other = certificateOf(rsaPair().publicKey)
    const { keys } = await sound(json({ a1: armour('CERTIFICATE', certificate), b2: armour('CERTIFICATE', other) }))
    expect(keys.map(({ kid, kty }) => [kid, kty])).toEqual([
      ['a1', 'EC'],
      ['b2', 'RSA'],
    ])
    expect((await sound(json({ public_key: pem }))).keys[0]).not.toHaveProperty('kid')
    expect((await sound(json({ kid: 'a', public_key: pem }))).keys[0]).toMatchObject({ kid: 'a' })
  })

  it('keeps what can be used of a set, and says what cannot', async () => {
    const { keys, remarks } = await sound(
      json({
        keys: ['x', null, {}, { kty: 'RSA', kid: 'b', n: 'AQAB' }, { kty: 'new', crv: 'X' }, { ...jwk, kid: 'a' }],
      }),
    )
    expect(keys.map(({ kty }) => kty)).toEqual(['RSA', 'new', 'EC'])
    expect(remarks?.length).toBe(4)
    expect(remarks?.[3]).toContain('Key 4 (“b”) cannot be used: it has no “e”.')
  })

  it('takes a key from its certificate where the set shows nothing else', async () => {
    const { kty, crv, x, y } = jwk
    for (const entry of [
      { kty: 'EC', kid: 'a', x5c: [base64(certificate)] },
      { kid: 'a', x5c: [base64(certificate)] },
      { kid: 'a', type: 'EC', algorithm: 'ES256', use: 'SIG', publicKey: base64(spki) },
      { kid: 'a', cert: armour('CERTIFICATE', certificate) },
    ]) {
      const { keys, remarks } = await sound(json({ keys: [entry] }))
      expect(keys[0]).toMatchObject({ kty, crv, x, y, kid: 'a' })
      expect(keys[0]).not.toHaveProperty('use')
      expect(remarks).toBeUndefined()
    }
  })

  it('reads what Cloudflare Access publishes, each key once', async () => {
    const other = ecPair().publicKey
    const { keys } = await sound(
      json({
        keys: [{ ...jwk, kid: 'a', alg: 'ES256', use: 'sig' }],
        public_cert: { kid: 'a', cert: armour('CERTIFICATE', certificate) },
        public_certs: [
          { kid: 'a', cert: armour('CERTIFICATE', certificate) },
          { kid: 'b', cert: armour('CERTIFICATE', certificateOf(other)) },
        ],
      }),
    )
    expect(keys.map(({ kid }) => kid)).toEqual(['a', 'b'])
    expect(keys[1]).toMatchObject(other.export({ format: 'jwk' }))
  })

  it('says that it holds a private key', async () => {
    for (const text of [
      json(privateKey.export({ format: 'jwk' })),
      armour('PRIVATE KEY', privateKey.export({ format: 'der', type: 'pkcs8' })),
      pem + armour('EC PRIVATE KEY', privateKey.export({ format: 'der', type: 'sec1' })),
    ]) {
      expect(await readKeys(text, 'ES256')).toMatchObject({ ok: true, secretPart: true })
    }
  })

  it('says how long a certificate holds', async () => {
    const { remarks } = await sound(armour('CERTIFICATE', certificate))
    expect(remarks?.[0]).toContain('from 2026-01-01 00:00:00 UTC to 2027-01-01 00:00:00 UTC')
  })

  it('leaves it to the check whether the key fits the algorithm', async () => {
    expect(await readKeys(pem, 'RS256')).toMatchObject({ ok: true, keys: [jwk] })
    expect(await readKeys(pem, undefined)).toMatchObject({ ok: true })
    expect((await sound(pem, 'HS256')).remarks?.[0]).toContain('shared secret')
  })

  it.each<[string, string]>([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{"a":1}', 'neither'],
    ['{"keys":[]}', 'no key'],
    ['[]', 'no key'],
    ['[1]', 'no JSON object'],
    ['{"kty":', 'not JSON'],
    ['my secret', 'begins with HS'],
    ['{"issuer":"https://issuer.example/","jwks_uri":"https://issuer.example/keys"}', '“https://issuer.example/keys”'],
    ['{"access_token":"a","token_type":"Bearer"}', 'token response'],
    ['{"payload":"e30","signatures":[]}', 'token written as JSON'],
    [accessToken(), 'is a token'],
    [`Bearer ${accessToken()}`, 'is a token'],
    [' https://issuer.example/keys ', '“https://issuer.example/keys”'],
    ['<!DOCTYPE html><title>Log in</title>', 'web page'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA', 'cut'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA user@host.example', 'ssh-keygen'],
    [base64(spki).slice(0, -8), 'neither'],
  ])('explains %j', async (text, words) => {
    expect(await reason(text)).toContain(words)
    expect((await readPublishedKeys(text)).ok).toBe(false)
  })

  it('does not show what could turn the text around', async () => {
    expect(await reason('{"jwks_uri":"https://issuer.example/\u202E"}')).toContain('⟨U+202E⟩')
  })

  it('never rejects, whatever the JSON is', async () => {
    const names = fc.constantFrom('keys', 'kty', 'x5c', 'n', 'public_certs', 'cert', 'jwks', 'kid', 'jwks_uri')
    const values = fc.anything({ maxDepth: 3, key: names, values: [fc.string(), fc.constantFrom('RSA', 'EC', pem)] })
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom('RS256', 'HS256', undefined), async (value, alg) => {
        const text = json(value) ?? ''
        await readKeys(text, alg)
        await readKeys(text.slice(1), alg)
      }),
    )
  })
})

describe('a shared secret', () => {
  const octets = (text: string) => Buffer.from(text, 'base64url')
  const k = async (text: string, alg: string, reading?: SecretReading) => {
    const read = await sound(text, alg, reading)
    expect(read.kind).toBe('secret')
    return octets(String(read.keys[0]?.k))
  }

  it('is what was typed, to the last space', async () => {
    expect(await k(' a secret \n', 'HS256')).toEqual(Buffer.from(' a secret \n'))
    expect(await k('schlüssel', 'HS512', 'text')).toEqual(Buffer.from('schlüssel'))
    expect(await k('{not JSON', 'HS256')).toEqual(Buffer.from('{not JSON'))
    expect(await k('[secret]', 'HS256')).toEqual(Buffer.from('[secret]'))
    expect(await k('https://issuer.example/', 'HS256')).toEqual(Buffer.from('https://issuer.example/'))
    expect(await k(base64(spki), 'HS256')).toEqual(Buffer.from(base64(spki)))
  })

  it('is read as base64, base64url or hexadecimal where the person says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), async (any) => {
        const buffer = Buffer.from(any)
        const lines = buffer.toString('base64').replaceAll(/.{20}/g, '$&\n')
        for (const text of [buffer.toString('base64'), buffer.toString('base64').replaceAll('=', ''), `${lines}\n`]) {
          expect(await k(text, 'HS256', 'base64')).toEqual(buffer)
        }
        expect(await k(buffer.toString('base64url'), 'HS256', 'base64url')).toEqual(buffer)
        for (const text of [buffer.toString('hex'), `0x${buffer.toString('hex').toUpperCase()}\n`]) {
          expect(await k(text, 'HS256', 'hex')).toEqual(buffer)
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['ab-d', 'base64', '“-” does not belong to it (character 3); base64url has it'],
    ['ab+d', 'base64url', '“+” does not belong to it (character 3); ordinary base64 has it'],
    ['abcde', 'base64', 'one character is missing'],
    ['ab=d', 'base64', 'padding (“=”) in the middle (character 3)'],
    ['abxd', 'hex', '“x” is no hexadecimal digit (character 3)'],
    ['0xg0', 'hex', 'character 3'],
    ['abc', 'hex', 'one digit is missing'],
  ] as const)('says what is wrong with %j as %s', async (text, reading, words) => {
    expect(await reason(text, 'HS256', reading)).toContain(words)
  })

  it('may be a JWK or a set of them', async () => {
    const secret = { kty: 'oct', k: 'c2VjcmV0', kid: 'a' }
    expect(await readKeys(json(secret), 'HS256')).toMatchObject({ ok: true, kind: 'jwk', keys: [secret] })
    expect(await readKeys(json({ keys: [secret] }), 'HS256')).toMatchObject({ ok: true, kind: 'jwks', keys: [secret] })
    expect(await reason('{"a":1}', 'HS256')).toContain('neither')
  })

  it('opens encrypted tokens too, where their algorithm takes one', async () => {
    const symmetric = keyManagementNames.filter((alg) => !/^(?:RSA|ECDH)/.test(alg))
    expect(symmetric.length).toBeGreaterThan(6)
    for (const alg of symmetric) expect(await readKeys('password', alg)).toMatchObject({ ok: true, kind: 'secret' })
    for (const alg of ['RSA-OAEP', 'ECDH-ES', 'none', 7, undefined])
      expect(await readKeys('password', alg)).toMatchObject({ ok: false })
  })
})

describe('keysInHeader', () => {
  it('is silent where a token carries none', async () => {
    expect(await keysInHeader({ alg: 'ES256', kid: 'a', x5t: 'b' })).toBeUndefined()
  })

  it('reads “jwk” and the first of “x5c”', async () => {
    const { publicKey: other } = pairs.RSA!
    expect(await keysInHeader({ jwk })).toMatchObject({ ok: true, kind: 'jwk', keys: [jwk] })
    expect(await keysInHeader({ x5c: [base64(certificate), base64(certificateOf(other))] })).toMatchObject({
      ok: true,
      kind: 'pem',
      keys: [jwk],
    })
    expect(await keysInHeader({ jwk, x5c: [base64(certificateOf(other))] })).toMatchObject({
      keys: [jwk, { kty: 'RSA' }],
    })
    expect(await keysInHeader({ jwk: privateKey.export({ format: 'jwk' }) as Record<string, string> })).toMatchObject({
      secretPart: true,
    })
  })

  it('reads what stands there in another form, and says so', async () => {
    // A signature of these octets makes base64 and base64url differ.
    const url = Buffer.from(certificateOf(publicKey, { filler: 0xff })).toString('base64url')
    for (const text of [url, armour('CERTIFICATE', certificate)]) {
      const read = await keysInHeader({ x5c: [text] })
      expect(read).toMatchObject({ ok: true, keys: [jwk], remarks: [expect.stringContaining('base64')] })
    }
  })

  it.each<[string, Record<string, string | number | string[]>]>([
    ['“jwk”', { jwk: 'a' }],
    ['“jwk”', { jwk: ['a'] }],
    ['“x5c”', { x5c: [] }],
    ['“x5c”', { x5c: 'a' }],
    ['“x5c”', { x5c: ['!'] }],
    ['“x5c”', { x5c: [base64(spki)] }],
    ['“x5c”', { x5c: [base64(certificate).slice(4)] }],
  ])('explains a broken %s: %j', async (name, header) => {
    expect(await keysInHeader(header)).toMatchObject({ ok: false, reason: expect.stringContaining(name) as string })
  })
})

describe('addressIn', () => {
  it('takes an address alone', () => {
    expect(addressIn(' https://issuer.example/keys\n')).toBe('https://issuer.example/keys')
    expect(addressIn('http://localhost:8080/jwks')).toBe('http://localhost:8080/jwks')
    for (const text of ['issuer.example', 'https://a.example b', 'https://', 'file:///a', json(jwk), '']) {
      expect(addressIn(text)).toBeUndefined()
    }
  })
})

import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import * as jose from 'jose'
import { describe, expect, it } from 'vitest'
import { contentEncryptionNames, keyManagementNames } from '../registry/encryption-algorithms.ts'
import { accessToken } from '../testing/forge.ts'
import { decryptToken } from './decrypt.ts'
import type { Jwk } from './jwk.ts'
import { mostIterations } from './jwe/content-key.ts'
import { mostInflated } from './jwe/content.ts'
import {
  composed,
  curves,
  encoded,
  encrypt,
  joseAlgs,
  keysFor,
  newPair,
  octets,
  octetsOf,
  onCurve,
  otherRsa,
  plain,
  rsa,
  sharedKey,
} from '../testing/encrypted-tokens.ts'

describe('decryptToken', () => {
  const combinations = joseAlgs.flatMap((alg) => contentEncryptionNames.map((enc) => [alg, enc] as const))

  it.each(combinations)('opens %s with %s, and not with another key or a changed tag', async (alg, enc) => {
    for (const crv of alg.startsWith('ECDH') ? curves : (['P-256'] as const)) {
      /* oxlint-disable no-await-in-loop */
      const keys = await keysFor(alg, enc, crv)
      const token = await encrypt({ alg, enc }, keys.public)
      expect(await decryptToken(token, { keys: [keys.private] })).toMatchObject({
        status: 'opened',
        alg,
        enc,
        text: plain,
      })
      const cut = token.lastIndexOf('.') + 1
      const tampered = token.slice(0, cut) + (token[cut] === 'A' ? 'B' : 'A') + token.slice(cut + 1)
      const unwraps = alg !== 'dir' && alg !== 'ECDH-ES'
      expect(await decryptToken(tampered, { keys: [keys.private] })).toMatchObject({
        because: unwraps ? 'content-altered' : 'wrong-key',
      })
      const other = alg.startsWith('ECDH')
        ? (await newPair('ECDH-ES', { crv })).private
        : alg.startsWith('RSA')
          ? (await otherRsa).private
          : sharedKey(octetsOf(keys.private).length)
      expect(await decryptToken(token, { keys: [other] })).toMatchObject({
        status: 'closed',
        because: 'wrong-key',
        tried: 1,
      })
      /* oxlint-enable no-await-in-loop */
    }
  })

  it('takes the names of the parties into an agreed key', async () => {
    const keys = await onCurve['P-256']
    const token = await new jose.CompactEncrypt(octets(plain))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', apu: 'QWxpY2U', apv: 'Qm9i' })
      .encrypt(await jose.importJWK(keys.public, 'ECDH-ES'))
    expect(await decryptToken(token, { keys: [keys.private] })).toMatchObject({ text: plain })
  })

  it('names the key that opens: the one of the kid first, whatever the others are declared for', async () => {
    const [right, wrong] = [sharedKey(32), sharedKey(32)]
    const token = await encrypt({ alg: 'A256KW', enc: 'A256GCM', kid: 'a' }, right)
    const opened = { status: 'opened', kid: 'a' }
    const named = { ...right, kid: 'a' }
    expect(await decryptToken(token, { keys: [{ ...wrong, kid: 'b' }, named] })).toMatchObject(opened)
    expect(
      await decryptToken(token, {
        keys: [
          { ...right, kid: 'c' },
          { ...wrong, kid: 'a' },
        ],
      }),
    ).toMatchObject({ kid: 'c' })
    const declared = { use: 'sig', alg: 'HS256', key_ops: ['sign'] }
    expect(await decryptToken(token, { keys: [wrong, { ...named, ...declared }] })).toMatchObject(opened)
    expect(await decryptToken(token, { keys: [wrong, sharedKey(32)] })).toEqual({
      status: 'closed',
      alg: 'A256KW',
      enc: 'A256GCM',
      kid: 'a',
      because: 'no-key-fits',
      tried: 2,
    })
    const many = Array.from({ length: 32 }, () => sharedKey(32))
    expect(await decryptToken(token, { keys: [...many, right] })).toMatchObject({ because: 'no-key-fits', tried: 32 })
    expect(await decryptToken(token, { keys: [...many, named] })).toMatchObject(opened)
  })

  it.each([
    [{ alg: 'RSA-OAEP' }, true],
    [{ use: 'sig' }, true],
    [{ key_ops: ['sign'] }, true],
    [{ alg: 'RSA-OAEP-256', use: 'enc', key_ops: ['unwrapKey'] }, false],
    [{}, false],
  ])('opens with a key that declares %j, and warns: %s', async (declared, warns) => {
    const keys = await keysFor('RSA-OAEP-256', 'A256GCM', 'P-256')
    const { alg: _, use: __, key_ops: ___, ...bare } = keys.private
    const token = await encrypt({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }, keys.public)
    const result = await decryptToken(token, { keys: [{ ...bare, ...declared }] })
    expect(result).toMatchObject({ status: 'opened', text: plain })
    expect('warnings' in result).toBe(warns)
  })

  it('gives the thumbprint of a key pair, and none of a secret', async () => {
    const keys = await rsa
    const token = await encrypt({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }, keys.public)
    expect(await decryptToken(token, { keys: [keys.private] })).toMatchObject({
      thumbprint: await jose.calculateJwkThumbprint(keys.public),
    })
    const secret = sharedKey(32)
    const shared = await decryptToken(await encrypt({ alg: 'dir', enc: 'A256GCM' }, secret), { keys: [secret] })
    expect(shared).not.toHaveProperty('thumbprint')
  })

  it('tells keys that cannot be the one from one that is not', async () => {
    const [{ public: publicHalf, private: key }, p256, p384] = [
      await rsa,
      await onCurve['P-256'],
      await onCurve['P-384'],
    ]
    const token = await encrypt({ alg: 'RSA-OAEP', enc: 'A256GCM' }, publicHalf)
    const why = async (of: string, ...keys: readonly object[]) => await decryptToken(of, { keys: keys as Jwk[] })
    const needs = 'a private RSA key of 2048 bits'
    expect(await why(token, publicHalf)).toMatchObject({ because: 'public-key', needs })
    expect(await why(token, sharedKey(32))).toMatchObject({ because: 'key-mismatch', needs })
    expect(await why(token, (await newPair('RSA-OAEP', { modulusLength: 3072 })).private)).toMatchObject({
      because: 'key-mismatch',
      needs,
    })
    expect(await why(token, { kty: 'RSA', n: key.n, e: key.e, d: key.d })).toMatchObject({ because: 'key-unreadable' })
    expect(await why(token, { ...key, n: 1 })).toMatchObject({ because: 'key-unreadable' })
    expect(await why(token)).toMatchObject({ because: 'no-key' })
    const agreed = await encrypt({ alg: 'ECDH-ES', enc: 'A256GCM' }, p256.public)
    expect(await why(agreed, p384.private)).toMatchObject({
      because: 'key-mismatch',
      needs: 'a private key on P-256',
    })
    expect(await why(agreed, { ...p256.private, x: 'AAAA' })).toMatchObject({ because: 'key-unreadable' })
    const direct = await encrypt({ alg: 'dir', enc: 'A128CBC-HS256' }, sharedKey(32))
    expect(await why(direct, sharedKey(16))).toMatchObject({
      because: 'key-mismatch',
      needs: 'a shared key of 32 bytes',
    })
    expect(await why(direct, { kty: 'oct', k: 'a b' })).toMatchObject({ because: 'key-unreadable' })
  })

  it('opens with an RSA key that is too short to be used', async () => {
    const made = await crypto.subtle.generateKey(
      { name: 'RSA-OAEP', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' },
      true,
      ['encrypt', 'decrypt'],
    )
    const jwk = { ...(await crypto.subtle.exportKey('jwk', made.privateKey)) } as Jwk
    const content = randomBytes(16)
    const wrapped = await crypto.subtle.encrypt('RSA-OAEP', made.publicKey, content)
    const token = composed({ alg: 'RSA-OAEP', enc: 'A128GCM' }, new Uint8Array(wrapped), content)
    expect(await decryptToken(token, { keys: [jwk] })).toMatchObject({ status: 'opened', text: plain })
  })

  it('does not stretch a password longer than a page should', async () => {
    const key: Jwk = { kty: 'oct', k: jose.base64url.encode('Thus from my lips, by yours, my sin is purged.') }
    const token = async (p2c: number) =>
      await new jose.CompactEncrypt(octets(plain))
        .setKeyManagementParameters({ p2c, p2s: randomBytes(16) })
        .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128CBC-HS256' })
        .encrypt(octetsOf(key))
    // Beyond what jose takes without being asked.
    expect(await decryptToken(await token(20_000), { keys: [key] })).toMatchObject({ status: 'opened', text: plain })
    const header = { alg: 'PBES2-HS256+A128KW', enc: 'A128CBC-HS256', p2s: 'AAAAAAAAAAA' }
    const rest = (await token(1)).split('.').slice(1).join('.')
    const iterations = mostIterations + 1
    expect(await decryptToken(`${encoded({ ...header, p2c: iterations })}.${rest}`, { keys: [key] })).toMatchObject({
      because: 'too-many-iterations',
      iterations,
    })
    for (const p2c of [0, -1, 1.5, '9', undefined])
      // oxlint-disable-next-line no-await-in-loop
      expect(await decryptToken(`${encoded({ ...header, p2c })}.${rest}`, { keys: [key] })).toMatchObject({
        because: 'malformed',
        part: 'header',
      })
  })

  it('inflates, but not without end', async () => {
    const key = sharedKey(32)
    const header = { alg: 'dir', enc: 'A256GCM', zip: 'DEF' } as const
    const zipped = (size: number) => composed(header, undefined, octetsOf(key), deflateRawSync('a'.repeat(size)))
    expect(await decryptToken(zipped(mostInflated), { keys: [key] })).toMatchObject({ text: 'a'.repeat(mostInflated) })
    expect(zipped(mostInflated + 1).length).toBeLessThan(3000)
    expect(await decryptToken(zipped(mostInflated + 1), { keys: [key] })).toMatchObject({
      because: 'too-large',
      octets: mostInflated,
    })
    const broken = composed(header, undefined, octetsOf(key), octets('not deflated'))
    expect(await decryptToken(broken, { keys: [key] })).toMatchObject({ because: 'malformed', part: 'ciphertext' })
    const fromJose = await encrypt(header, key)
    expect(await decryptToken(fromJose, { keys: [key] })).toMatchObject({ text: plain })
  })

  it('says what it found when that is no text', async () => {
    const key = sharedKey(16)
    const token = composed({ alg: 'dir', enc: 'A128GCM' }, undefined, octetsOf(key), new Uint8Array([255, 0, 1]))
    expect(await decryptToken(token, { keys: [key] })).toMatchObject({ because: 'not-text', octets: 3 })
  })

  it('says why a token cannot be opened with any key', async () => {
    const key = sharedKey(32)
    const rest = (await encrypt({ alg: 'dir', enc: 'A256GCM' }, key)).split('.').slice(1).join('.')
    const why = async (header: object) => await decryptToken(`${encoded(header)}.${rest}`, { keys: [key] })
    const sound = { alg: 'dir', enc: 'A256GCM' }
    expect(await why({ ...sound, crit: ['exp'], exp: 1 })).toMatchObject({ because: 'critical-extension' })
    expect(await why({ ...sound, crit: [] })).toMatchObject({ because: 'malformed', part: 'header' })
    expect(await why({ ...sound, zip: 'BR' })).toMatchObject({ because: 'unsupported-alg' })
    expect(await why({ ...sound, alg: 'constructor' })).toMatchObject({
      because: 'unsupported-alg',
      alg: 'constructor',
    })
    expect(await why({ ...sound, enc: 'A257GCM' })).toMatchObject({ because: 'unsupported-alg' })
    expect(await why({ alg: 'dir' })).toMatchObject({ because: 'malformed', part: 'header' })
    expect(await why({ ...sound, alg: 'ECDH-ES', epk: { kty: 'OKP', crv: 'X448', x: 'AA' } })).toMatchObject({
      because: 'unsupported-alg',
    })
    expect(await why({ ...sound, alg: 'ECDH-ES' })).toMatchObject({ because: 'malformed', part: 'header' })
    expect(await decryptToken(`${encoded(sound)}.AAAA.${rest.slice(1)}`, { keys: [key] })).toMatchObject({
      because: 'malformed',
      part: 'encrypted-key',
    })
    expect(await decryptToken(`a*.${rest}`, { keys: [key] })).toMatchObject({ because: 'malformed', part: 'header' })
    expect(await decryptToken(`${encoded(sound)}....`, { keys: [key] })).toMatchObject({
      because: 'malformed',
      part: 'initialization-vector',
    })
    expect(await decryptToken(accessToken(), { keys: [key] })).toEqual({ status: 'closed', because: 'not-encrypted' })
    expect(await decryptToken('', { keys: [key] })).toMatchObject({ because: 'not-encrypted' })
  })

  it('never rejects', async () => {
    const keys = [await rsa, await onCurve.X25519].map((of) => of.private)
    const header = fc.record(
      {
        alg: fc.oneof(fc.constantFrom(...keyManagementNames), fc.string()),
        enc: fc.oneof(fc.constantFrom(...contentEncryptionNames), fc.jsonValue()),
        epk: fc.oneof(
          fc.jsonValue(),
          fc.record({ kty: fc.constant('OKP'), crv: fc.constant('X25519'), x: fc.base64String() }),
        ),
        p2c: fc.oneof(fc.integer({ max: 1000 }), fc.jsonValue()),
        p2s: fc.oneof(fc.constant('AAAAAAAAAAA'), fc.jsonValue()),
        iv: fc.jsonValue(),
        tag: fc.jsonValue(),
        apu: fc.jsonValue(),
        zip: fc.constant('DEF'),
        crit: fc.jsonValue(),
      },
      { requiredKeys: ['alg', 'enc'] },
    )
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((value) => jose.base64url.encode(value)),
      fc.string({ maxLength: 5 }),
    )
    const jwk = fc.dictionary(
      fc.constantFrom('kty', 'k', 'crv', 'x', 'd', 'n', 'kid', 'use'),
      fc.oneof(fc.jsonValue(), fc.constantFrom('oct', 'RSA', 'OKP', 'AAAA')),
    )
    const token = fc.oneof(
      fc.string(),
      fc
        .tuple(header, fc.array(part, { minLength: 4, maxLength: 4 }))
        .map(([h, parts]) => [encoded(h), ...parts].join('.')),
      fc
        .tuple(header, fc.jsonValue(), part)
        .map(([h, recipients, p]) =>
          JSON.stringify({ protected: encoded(h), recipients, ciphertext: p, iv: p, tag: p }),
        ),
    )
    await fc.assert(
      fc.asyncProperty(token, fc.array(jwk, { maxLength: 3 }), async (what, some) => {
        expect((await decryptToken(what, { keys: [...some, ...keys] })).status).toBe('closed')
      }),
      { numRuns: 300 },
    )
  })
})

/** Encrypted tokens in other forms than the common one, and browsers that lack something. */
import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import * as jose from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { decryptToken } from '../decrypt.ts'
import {
  composed,
  encrypt,
  joseAlgs,
  keysFor,
  octets,
  octetsOf,
  onCurve,
  otherRsa,
  plain,
  rsa,
  sharedKey,
} from '../../testing/encrypted-tokens.ts'

describe('RSA1_5', () => {
  const header = { alg: 'RSA1_5', enc: 'A128CBC-HS256' }
  const wrap = (key: jose.JWK, content: Uint8Array) =>
    publicEncrypt(
      { key: createPublicKey({ key: { ...key }, format: 'jwk' }), padding: constants.RSA_PKCS1_PADDING },
      content,
    )

  it('is opened with and without the members for the quicker way', async () => {
    const { public: publicHalf, private: key } = await rsa
    const content = randomBytes(32)
    const token = composed(header, wrap(publicHalf, content), content)
    const lacking = { kty: 'RSA', n: key.n, e: key.e, d: key.d }
    expect(await decryptToken(token, { keys: [key] })).toMatchObject({ status: 'opened', alg: 'RSA1_5', text: plain })
    expect(await decryptToken(token, { keys: [lacking] })).toMatchObject({ status: 'opened', text: plain })
    expect(await decryptToken(token, { keys: [(await otherRsa).private] })).toMatchObject({ because: 'wrong-key' })
    expect(await decryptToken(token, { keys: [{ ...key, d: 'AQ', p: 7 }] })).toMatchObject({ because: 'wrong-key' })
    expect(await decryptToken(token, { keys: [{ ...key, d: '**' }] })).toMatchObject({ because: 'key-unreadable' })
  })

  it('takes nothing but a content key of the right length', async () => {
    const { public: publicHalf, private: key } = await rsa
    const content = randomBytes(32)
    const short = composed(header, wrap(publicHalf, content.subarray(0, 31)), content)
    expect(await decryptToken(short, { keys: [key] })).toMatchObject({ because: 'wrong-key' })
    const other = composed(header, wrap(publicHalf, randomBytes(32)), content)
    expect(await decryptToken(other, { keys: [key] })).toMatchObject({ because: 'content-altered' })
  })
})

describe('a JWE written as JSON', () => {
  it('is opened for whichever recipient the key is of', async () => {
    const [a, b] = [await rsa, await onCurve['P-256']]
    const made = await new jose.GeneralEncrypt(octets(plain))
      .setProtectedHeader({ enc: 'A256GCM' })
      .setAdditionalAuthenticatedData(octets('beside'))
      .addRecipient(await jose.importJWK(a.public, 'RSA-OAEP'))
      .setUnprotectedHeader({ alg: 'RSA-OAEP', kid: 'a' })
      .addRecipient(await jose.importJWK(b.public, 'ECDH-ES+A256KW'))
      .setUnprotectedHeader({ alg: 'ECDH-ES+A256KW', kid: 'b' })
      .encrypt()
    const token = JSON.stringify(made, null, 2)
    expect(await decryptToken(token, { keys: [a.private] })).toMatchObject({
      alg: 'RSA-OAEP',
      text: plain,
      recipient: { number: 1, of: 2 },
    })
    expect(await decryptToken(token, { keys: [b.private] })).toMatchObject({
      alg: 'ECDH-ES+A256KW',
      text: plain,
      recipient: { number: 2, of: 2 },
    })
    expect(await decryptToken(token, { keys: [sharedKey(32)] })).toMatchObject({ because: 'key-mismatch' })
    expect(await decryptToken(token, { keys: [(await otherRsa).private] })).toMatchObject({ because: 'wrong-key' })
    const beside = JSON.stringify({ ...made, aad: 'b3RoZXI' })
    expect(await decryptToken(beside, { keys: [a.private] })).toMatchObject({ because: 'content-altered' })
  })

  it('is opened flattened, and refused where a header member stands twice or unprotected', async () => {
    const key = sharedKey(16)
    const made = await new jose.FlattenedEncrypt(octets(plain))
      .setProtectedHeader({ enc: 'A128GCM' })
      .setSharedUnprotectedHeader({ alg: 'A128KW' })
      .encrypt(octetsOf(key))
    const result = await decryptToken(JSON.stringify(made), { keys: [key] })
    expect(result).toMatchObject({ status: 'opened', text: plain })
    expect(result).not.toHaveProperty('recipient')
    for (const header of [{ alg: 'dir' }, { zip: 'DEF' }, { crit: ['a'] }])
      // oxlint-disable-next-line no-await-in-loop
      expect(await decryptToken(JSON.stringify({ ...made, header }), { keys: [key] })).toMatchObject({
        because: 'malformed',
        part: 'header',
      })
  })
})

describe('a browser', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('without AES keys of 192 bits opens them all the same', async () => {
    const tokens = await Promise.all(
      [
        ...joseAlgs.filter((alg) => alg.includes('192')).map((alg) => ({ alg, enc: 'A192GCM' })),
        { alg: 'dir', enc: 'A192CBC-HS384' },
        { alg: 'A192KW', enc: 'A256GCM' },
      ].map(async (header) => {
        const keys = await keysFor(header.alg, header.enc, 'P-256')
        const other = keys.private.kty === 'oct' ? sharedKey(octetsOf(keys.private).length) : undefined
        return { token: await encrypt(header, keys.public), key: keys.private, other }
      }),
    )
    const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...of: unknown[]) => Promise<CryptoKey>
    const refused: string[] = []
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async (...of: unknown[]) => {
      const [format, data, algorithm] = of
      if (format === 'raw' && data instanceof Uint8Array && data.length === 24 && String(algorithm).startsWith('AES')) {
        refused.push(String(algorithm))
        throw new DOMException('192-bit AES keys are not supported', 'OperationError')
      }
      return await importKey(...of)
    })
    for (const { token, key, other } of tokens) {
      /* oxlint-disable no-await-in-loop */
      expect(await decryptToken(token, { keys: [key] })).toMatchObject({ status: 'opened', text: plain })
      if (other) expect(await decryptToken(token, { keys: [other] })).toMatchObject({ because: 'wrong-key' })
      /* oxlint-enable no-await-in-loop */
    }
    expect(refused.length).toBeGreaterThan(tokens.length)
  })

  it('without X25519 says so', async () => {
    const keys = await onCurve.X25519
    const token = await encrypt({ alg: 'ECDH-ES', enc: 'A128GCM' }, keys.public)
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'))
    expect(await decryptToken(token, { keys: [keys.private] })).toMatchObject({ because: 'unsupported-alg' })
  })

  it('on a page without a secure context says so', async () => {
    vi.stubGlobal('crypto', {})
    expect(await decryptToken('a.b.c.d.e', { keys: [] })).toEqual({ status: 'closed', because: 'insecure-context' })
    vi.unstubAllGlobals()
  })
})

import {
  constants,
  createPrivateKey,
  createSign,
  generateKeyPairSync,
  generatePrimeSync,
  sign as signOctets,
} from 'node:crypto'
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js'
import { base64url, generateKeyPair, exportJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Hash } from '../registry/algorithms.ts'
import { readEd25519Key } from './fallback/ed25519.ts'
import { readRsaKey } from './fallback/rsa.ts'
import { tamper } from '../testing/signed-tokens.ts'
import type { Jwk } from './verify.ts'
import { verifySignature } from './verify.ts'

const inputFor = (alg: string) => `${base64url.encode(JSON.stringify({ alg }))}.${base64url.encode('{"sub":"user-1"}')}`
const octets = (text: string) => new TextEncoder().encode(text)

/** Verified as it is, failed with another payload and with another signature. */
async function expectChecked(
  alg: string,
  jwk: Jwk,
  signer: (input: Uint8Array) => Uint8Array,
  warnings: string[] = [],
) {
  const input = inputFor(alg)
  const signature = Uint8Array.from(signer(octets(input)))
  const token = `${input}.${base64url.encode(signature)}`
  expect(await verifySignature(token, { keys: [jwk] })).toMatchObject({ status: 'verified', alg, warnings })
  expect(await verifySignature(tamper(token), { keys: [jwk] })).toMatchObject({ status: 'failed', warnings })
  signature[9] = (signature[9] ?? 0) ^ 1
  const changed = `${input}.${base64url.encode(signature)}`
  expect(await verifySignature(changed, { keys: [jwk] })).toMatchObject({ status: 'failed', warnings })
}

describe('algorithms that browsers lack', () => {
  it('ES256K, with the higher s as with the lower', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    const jwk = { ...publicKey.export({ format: 'jwk' }) }
    // Half of the signatures that OpenSSL makes have the higher s.
    for (let i = 0; i < 8; i += 1) {
      const signer = (input: Uint8Array) => signOctets('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' })
      // oxlint-disable-next-line no-await-in-loop
      await expectChecked('ES256K', jwk, signer)
    }
    const token = `${inputFor('ES256K')}.${base64url.encode(new Uint8Array(64))}`
    expect(await verifySignature(token, { keys: [{ ...jwk, x: jwk.y }] })).toMatchObject({ because: 'key-unreadable' })
  })

  it.each(['Ed448', 'EdDSA'])('Ed448 under the name %s', async (alg) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed448')
    await expectChecked(alg, { ...publicKey.export({ format: 'jwk' }) }, (input) => signOctets(null, input, privateKey))
  })

  it.each([
    ['ML-DSA-44', ml_dsa44],
    ['ML-DSA-65', ml_dsa65],
    ['ML-DSA-87', ml_dsa87],
  ])('%s', async (alg, set) => {
    const { publicKey, secretKey } = set.keygen(new Uint8Array(32).fill(5))
    const jwk = { kty: 'AKP', alg, pub: base64url.encode(publicKey) }
    await expectChecked(alg, jwk, (input) => set.sign(input, secretKey))
    const token = `${inputFor(alg)}.${base64url.encode(set.sign(octets(inputFor(alg)), secretKey))}`
    expect(await verifySignature(token, { keys: [{ ...jwk, alg: 'ML-DSA-00' }] })).toMatchObject({
      because: 'key-mismatch',
    })
    expect(await verifySignature(token, { keys: [{ ...jwk, pub: 'AAAA' }] })).toMatchObject({
      because: 'key-unreadable',
    })
  })

  it('Ed25519, for browsers that do not have it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const verify = readEd25519Key(
      { ...publicKey.export({ format: 'jwk' }) },
      { alg: 'EdDSA', hash: undefined, pss: false },
    )
    const signature = new Uint8Array(signOctets(null, octets('a.b'), privateKey))
    expect(await verify?.(signature, octets('a.b'))).toBe(true)
    expect(await verify?.(signature, octets('a.c'))).toBe(false)
    expect(await verify?.(signature.slice(1), octets('a.b'))).toBe(false)
  })
})

describe('RSA keys that browsers refuse', () => {
  it.each([1024, 768, 1031])('checks a key of %i bits, and flags it', async (modulusLength) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
    const signer = (input: Uint8Array) => createSign('sha256').update(input).sign(privateKey)
    await expectChecked('RS256', { ...publicKey.export({ format: 'jwk' }) }, signer, ['weak-key'])
  })

  it('takes nothing as proof that fits an exponent of one, and computes with it', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { n } = publicKey.export({ format: 'jwk' })
    const input = octets(inputFor('RS256'))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', input))
    const info = Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex'))
    const encoded = Uint8Array.of(0, 1, ...new Uint8Array(202).fill(255), 0, ...info, ...digest)
    const token = `${inputFor('RS256')}.${base64url.encode(encoded)}`
    expect(encoded.length).toBe(256)
    expect(await verifySignature(token, { keys: [{ kty: 'RSA', n, e: 'AQ' }] })).toMatchObject({
      status: 'unverifiable',
      because: 'worthless-key',
      worthless: 'weak-exponent',
    })
    expect(await verifySignature(tamper(token), { keys: [{ kty: 'RSA', n, e: 'AQ' }] })).toMatchObject({
      status: 'failed',
      warnings: ['weak-key'],
    })
  })

  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])('computes %s as WebCrypto does', async (alg) => {
    const hash = `SHA-${alg.slice(2)}` as Hash
    const { publicKey, privateKey } = await generateKeyPair(alg, { modulusLength: 2048, extractable: true })
    const jwk: Jwk = { ...(await exportJWK(publicKey)) }
    const verify = readRsaKey(jwk, { alg, hash, pss: alg.startsWith('PS') })
    const parameters = { name: privateKey.algorithm.name, saltLength: Number(alg.slice(2)) / 8 }
    const signature = new Uint8Array(await crypto.subtle.sign(parameters, privateKey, octets('a.b')))
    expect(await verify?.(signature, octets('a.b'))).toBe(true)
    expect(await verify?.(signature, octets('a.c'))).toBe(false)
    signature[40] = (signature[40] ?? 0) ^ 4
    expect(await verify?.(signature, octets('a.b'))).toBe(false)
    expect(await verify?.(signature.slice(1), octets('a.b'))).toBe(false)
    expect(readRsaKey({ ...jwk, n: undefined }, { alg, hash, pss: false })).toBeUndefined()
  })

  it('computes PS256 where the modulus has one bit more than octets hold', async () => {
    const { privateKey, jwk } = oddKey()
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    const signature = new Uint8Array(signOctets('sha256', octets('a.b'), { key: privateKey, ...pss }))
    expect(signature.length).toBe(129)
    const verify = readRsaKey(jwk, { alg: 'PS256', hash: 'SHA-256', pss: true })
    expect(await verify?.(signature, octets('a.b'))).toBe(true)
    expect(await verify?.(signature, octets('a.c'))).toBe(false)
  })
})

/** An RSA key of 1025 bits, which OpenSSL does not make by itself. */
function oddKey() {
  const hex = (value: bigint) =>
    value.toString(16).padStart(value.toString(16).length + (value.toString(16).length % 2), '0')
  const text = (value: bigint) => Buffer.from(hex(value), 'hex').toString('base64url')
  for (;;) {
    const [p, q] = [generatePrimeSync(513, { bigint: true }), generatePrimeSync(512, { bigint: true })]
    const phi = (p - 1n) * (q - 1n)
    const [n, d] = [p * q, inverse(65_537n, phi)]
    if (n.toString(2).length !== 1025 || p === q || d === undefined) continue
    const jwk = { kty: 'RSA', n: text(n), e: 'AQAB' }
    const rest = {
      d: text(d),
      p: text(p),
      q: text(q),
      dp: text(d % (p - 1n)),
      dq: text(d % (q - 1n)),
      qi: text(inverse(q, p) ?? 0n),
    }
    return { jwk, privateKey: createPrivateKey({ key: { ...jwk, ...rest }, format: 'jwk' }) }
  }
}

function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (a > 1n && b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y]
  return a === 1n ? ((x % modulus) + modulus) % modulus : undefined
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Jwk } from '../jwk.ts'
import { examineKeys } from './health.ts'
import { base64, certificateOf, ecPair, pairs, rsaPair } from '../../testing/certificates.ts'

const rsa = { ...rsaPair().publicKey.export({ format: 'jwk' }), kid: 'a', alg: 'RS256', use: 'sig' }
const other = { ...rsaPair().publicKey.export({ format: 'jwk' }), kid: 'b', alg: 'RS256', use: 'sig' }
const ec = { ...ecPair().publicKey.export({ format: 'jwk' }), kid: 'c', alg: 'ES256', use: 'sig' }
const names = (keys: readonly Jwk[], options = {}) => examineKeys(keys, options).map(({ remark }) => remark)
const encoded = (...octets: number[]) => Buffer.from(octets).toString('base64url')

describe('examineKeys', () => {
  it('has nothing to say about a sound key', () => {
    for (const key of [rsa, ec]) expect(examineKeys([key])).toEqual([])
  })

  it.each<[string, readonly Jwk[], readonly number[]]>([
    ['empty-set', [], []],
    ['private-published', [ec, { ...rsa, d: 'AQAB' }], [1]],
    ['private-published', [{ kty: 'oct', k: 'c29tZXRoaW5n', kid: 'd' }], [0]],
    ['private-published', [{ kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA', priv: 'AAAA', use: 'sig' }], [0]],
    ['known-key', [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }], [0]],
    [
      'small-order',
      [{ kty: 'OKP', crv: 'Ed25519', x: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', use: 'sig' }],
      [0],
    ],
    ['known-key', [{ kty: 'oct', k: Buffer.from('secret').toString('base64url') }], [0]],
    ['weak-modulus', [{ ...rsa, n: encoded(...new Uint8Array(256).fill(0xfe)) }], [0]],
    ['weak-exponent', [{ ...rsa, e: encoded(1) }], [0]],
    ['weak-exponent', [{ ...rsa, e: encoded(1, 0, 0) }], [0]],
    ['small-exponent', [{ ...rsa, e: encoded(3) }], [0]],
    ['short-rsa', [{ ...rsaPair(1024).publicKey.export({ format: 'jwk' }) }], [0]],
    ['duplicate-kid', [rsa, ec, { ...other, kid: 'a' }], [0, 2]],
    ['missing-kid', [rsa, { ...ec, kid: undefined }], [1]],
    ['alg-mismatch', [{ ...rsa, alg: 'ES256' }], [0]],
    ['alg-mismatch', [{ ...ec, alg: 'ES384' }], [0]],
    ['alg-mismatch', [{ ...ec, alg: 'RSA-OAEP', use: 'enc' }], [0]],
    ['use-conflict', [{ ...rsa, key_ops: ['wrapKey'] }], [0]],
    ['use-conflict', [{ ...rsa, use: 'enc', key_ops: ['verify'] }], [0]],
    ['x5c-mismatch', [{ ...ec, x5c: [base64(certificateOf(ecPair().publicKey))] }], [0]],
    ['unknown-type', [rsa, { kty: 'new', kid: 'z' }], [1]],
    ['unknown-type', [rsa, { ...ec, crv: 'P-192', alg: undefined }], [1]],
    ['encryption-keys', [rsa, { ...other, use: 'enc', alg: undefined }], [1]],
    ['encryption-keys', [rsa, { ...pairs.X25519!.publicKey.export({ format: 'jwk' }), kid: 'x' }], [1]],
    ['mixed-types', [rsa, ec], [0, 1]],
    ['rotation', [rsa, ec, other], [0, 2]],
    ['missing-alg', [{ ...rsa, alg: undefined }], [0]],
    ['missing-use', [{ ...rsa, use: undefined }], [0]],
    ['too-many-keys', Array.from({ length: 65 }, (_, i) => ({ ...ec, kid: String(i) })), []],
  ])('says %s', (remark, keys, indices) => {
    const found = examineKeys(keys).find((one) => one.remark === remark)
    expect(found?.keys).toEqual(indices)
    expect(found?.says).toMatch(/[.]$/)
  })

  it.each<[string, readonly Jwk[]]>([
    // RFC 7517 section 4.5: alternatives of different types may share an id.
    ['duplicate-kid', [rsa, { ...ec, kid: 'a' }]],
    ['duplicate-kid', [rsa, { ...other, kid: 'a', alg: 'PS256' }]],
    [
      'duplicate-kid',
      [
        { ...rsa, kid: 1 },
        { ...other, kid: 1 },
      ],
    ],
    ['missing-kid', [{ ...rsa, kid: undefined }]],
    ['use-conflict', [{ ...rsa, key_ops: ['verify'] }]],
    ['use-conflict', [{ ...rsa, use: 'enc', key_ops: ['wrapKey', 'encrypt'] }]],
    ['alg-mismatch', [{ ...rsa, alg: 'something-new' }]],
    ['x5c-mismatch', [{ ...ec, x5c: ['AAAA'] }]],
    ['x5c-mismatch', [{ ...ec, x5c: 'a' }]],
    ['rotation', [rsa, { ...other, use: 'enc', alg: 'RSA-OAEP' }]],
    ['mixed-types', [rsa, { ...ec, use: 'enc', alg: 'ECDH-ES' }]],
    ['missing-use', [{ ...rsa, use: undefined, key_ops: ['verify'] }]],
    ['small-exponent', [rsa]],
  ])('does not say %s without need', (remark, keys) => {
    expect(names(keys)).not.toContain(remark)
  })

  it('finds the certificate of the same key in order', () => {
    const { publicKey } = ecPair()
    const jwk = { ...ec, ...publicKey.export({ format: 'jwk' }), x5c: [base64(certificateOf(publicKey))] }
    expect(examineKeys([jwk])).toEqual([])
  })

  it('says the worst first', () => {
    const found = examineKeys([
      { ...rsa, d: 'AQAB', alg: undefined },
      { ...ec, kid: undefined },
    ])
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info', 'info'])
  })

  it('takes a private key that somebody gave for what it is', () => {
    expect(names([{ ...rsa, d: 'AQAB', alg: undefined, use: undefined }], { published: false })).toEqual([])
  })

  it('names the keys, and shows what is hidden in their names', () => {
    const [found] = examineKeys([{ ...rsa, kid: 'a\u202Eb', d: 'AQAB', p: 'AQAB' }, ec])
    expect(found?.says).toContain('Key “a⟨U+202E⟩b” shows what must stay private (“d” and “p”)')
  })

  it('never throws, whatever the members are', () => {
    const members = fc.constantFrom(
      'kty',
      'crv',
      'n',
      'e',
      'x',
      'y',
      'd',
      'k',
      'kid',
      'use',
      'alg',
      'key_ops',
      'x5c',
      'pub',
    )
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'AKP', 'P-256', 'AQAB'),
      fc.anything(),
    )
    fc.assert(
      fc.property(fc.array(fc.dictionary(members, values), { maxLength: 6 }), (keys) => {
        for (const { says } of examineKeys(keys)) expect(says).not.toContain('undefined')
      }),
    )
  })
})

import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { isExampleSecret, isKnownKey, isPrintedSecret } from './known-keys.ts'
import { pairs } from '../../testing/certificates.ts'
import { thumbprintOf } from './thumbprint.ts'

const octets = (text: string) => new TextEncoder().encode(text)

describe('thumbprintOf', () => {
  it.each(Object.entries(pairs))('agrees with jose about %s', async (_, { publicKey, privateKey }) => {
    const jwk = publicKey.export({ format: 'jwk' })
    expect(thumbprintOf({ ...jwk, kid: 'a', use: 'sig' })).toBe(await calculateJwkThumbprint(jwk))
    expect(thumbprintOf({ ...privateKey.export({ format: 'jwk' }) })).toBe(await calculateJwkThumbprint(jwk))
  })

  it('agrees with jose about ML-DSA', async () => {
    const jwk = { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' }
    expect(thumbprintOf(jwk)).toBe(await calculateJwkThumbprint(jwk))
  })

  it('gives none for a secret, and for what is no key', () => {
    for (const jwk of [
      { kty: 'oct', k: 'AAAA' },
      { kty: 'RSA', n: 'AAAA' },
      { kty: 'EC', crv: 1, x: 'a', y: 'b' },
      {},
      { kty: 'constructor' },
    ]) {
      expect(thumbprintOf(jwk)).toBeUndefined()
    }
  })
})

describe('known keys', () => {
  it('knows the key of RFC 8037 appendix A', () => {
    const thumbprint = thumbprintOf({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
    // The thumbprint is printed in appendix A.3.
    expect(thumbprint).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
    expect(isKnownKey(thumbprint ?? '')).toContain('RFC 8037')
  })

  it('knows the key of RFC 7515 appendix A.3', () => {
    const thumbprint = thumbprintOf({
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    })
    expect(isKnownKey(thumbprint ?? '')).toContain('RFC 7515')
  })

  it('does not know a key that was made a moment ago', () => {
    for (const { publicKey } of Object.values(pairs)) {
      expect(isKnownKey(thumbprintOf({ ...publicKey.export({ format: 'jwk' }) }) ?? '')).toBeUndefined()
    }
    expect(isKnownKey('constructor')).toBeUndefined()
  })

  it('knows secrets of examples, as text and as octets', () => {
    // RFC 7515 appendix A.1.1.
    const a1 = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow'
    for (const known of [
      octets('secret'),
      octets('your-256-bit-secret'),
      new Uint8Array(Buffer.from(a1, 'base64url')),
    ]) {
      expect(isExampleSecret(known) !== isPrintedSecret(known)).toBe(true)
    }
    for (const other of [octets('secret '), octets('constructor'), new Uint8Array(), Uint8Array.of(0xff)]) {
      expect(isExampleSecret(other) || isPrintedSecret(other)).toBe(false)
    }
  })
})

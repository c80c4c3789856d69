/** The examples of RFC 8037 (OKP keys), appendix A. Published test keys, nobody's secrets; read by tests only (vector.ts). */
import type { KeyVector, Vector } from './vector.ts'

/** Appendix A.1. */
const privateKey = JSON.stringify({
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
})

/** Appendix A.2. */
const publicKey = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })

/** Appendix A.6. */
const bob = JSON.stringify({ kty: 'OKP', crv: 'X25519', kid: 'Bob', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' })

/** Appendix A.7. */
const dave = JSON.stringify({
  kty: 'OKP',
  crv: 'X448',
  kid: 'Dave',
  x: 'PreoKbDNIPW8_AtZm2_sz22kYnEHvbDU80W0MCfYuXL8PjT7QjKhPKcG3LV67D2uB73BxnvzNgk',
})

/** A.6 and A.7 publish keys and the secret that is agreed on, but no JWE. */
export const rfc8037Keys: readonly KeyVector[] = [
  { name: 'Ed25519 private key', section: 'A.1', text: privateKey, kind: 'jwk', kty: ['OKP'], secretPart: true },
  { name: 'Ed25519 public key', section: 'A.2', text: publicKey, kind: 'jwk', kty: ['OKP'] },
  { name: 'X25519 public key', section: 'A.6', text: bob, kind: 'jwk', kty: ['OKP'] },
  { name: 'X448 public key', section: 'A.7', text: dave, kind: 'jwk', kty: ['OKP'] },
]

export const rfc8037: readonly Vector[] = [
  {
    name: 'Ed25519, with the thumbprint of A.3',
    section: 'A.4',
    token:
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    key: publicKey,
    does: 'verifies',
    text: 'Example of Ed25519 signing',
    thumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  },
]

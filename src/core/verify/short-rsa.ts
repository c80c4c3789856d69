import type { JWK } from 'jose'
import { decodeBase64url } from '../decode/octets.ts'

/**
 * Checks a signature of an RSA key below 2048 bits. jose refuses such keys (RFC 7518 section 3.3 forbids them), but
 * whether the signature fits is a fact that somebody who looks for a cause wants to know; the key is flagged as weak.
 */
export async function verifyWithShortRsaKey(
  token: string,
  key: JWK,
  alg: string,
): Promise<'verified' | 'failed' | 'key-unreadable'> {
  const name = alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5'
  const bits = Number(alg.slice(2))
  const imported = await crypto.subtle.importKey('jwk', key, { name, hash: `SHA-${bits}` }, false, ['verify'])
  const dot = token.lastIndexOf('.')
  const signature = decodeBase64url(token.slice(dot + 1))
  if (!signature.ok) return 'failed'
  const input = new TextEncoder().encode(token.slice(0, dot))
  const parameters = name === 'RSA-PSS' ? { name, saltLength: bits / 8 } : { name }
  return (await crypto.subtle.verify(parameters, imported, new Uint8Array(signature.octets), input))
    ? 'verified'
    : 'failed'
}

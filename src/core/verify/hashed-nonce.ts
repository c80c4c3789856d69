import { readJson } from '../decode/json.ts'
import { decodeBase64url, decodeUtf8, encodeBase64url } from '../decode/octets.ts'
import type { VerificationResult } from '../model/verification.ts'
import type { Jwk, VerifyOptions } from './verify.ts'
import { verifySignature } from './verify.ts'

/**
 * Whether the signature fits once the header's `nonce` is replaced by its SHA-256 hash, as Microsoft signs tokens for
 * its own services and never documents it (AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet, issue 609).
 * If it does, the token still fails, with the clue `hashed-nonce-fits` and the key; otherwise the result is the usual
 * one. An experiment: such a token is for Microsoft's service alone. Never rejects.
 */
export async function checkHashedNonce(
  token: string,
  keys: { keys: readonly Jwk[] },
  options: VerifyOptions = {},
): Promise<VerificationResult> {
  const [header = '', ...rest] = token.split('.', 4)
  for (const rewritten of rest.length === 2 ? await hashedHeaders(header) : []) {
    // oxlint-disable-next-line no-await-in-loop
    const result = await verifySignature([rewritten, ...rest].join('.'), keys, options)
    if (result.status === 'verified') return { ...result, status: 'failed', clues: ['hashed-nonce-fits'] }
  }
  return await verifySignature(token, keys, options)
}

/** The header with the hash in base64url, in hexadecimal and in ordinary base64; all else stays as it was written. */
async function hashedHeaders(encoded: string): Promise<readonly string[]> {
  const decoded = decodeBase64url(encoded)
  const text = decoded.ok ? decodeUtf8(decoded.octets) : undefined
  const json = text?.ok ? readJson(text.text) : undefined
  const node = json?.ok ? json.root.members?.findLast(({ name }) => name === 'nonce')?.node : undefined
  if (!text?.ok || !node || typeof node.value !== 'string') return []
  const { start, end, value } = node
  const utf8 = new TextEncoder()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(value)))
  const base64 = btoa(String.fromCharCode(...digest))
  const hex = Array.from(digest, (octet) => octet.toString(16).padStart(2, '0')).join('')
  return [encodeBase64url(digest), hex, base64].map((hash) =>
    encodeBase64url(utf8.encode(`${text.text.slice(0, start)}"${hash}"${text.text.slice(end)}`)),
  )
}

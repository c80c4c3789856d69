import { decodeBase64url, decodeUtf8, encodeBase64url } from '../decode/octets.ts'
import type { Clue } from '../model/verification.ts'
import { checkerFor } from './checker.ts'
import type { Jwk } from './jwk.ts'
import { octetsOf } from './jwk.ts'
import type { Signer } from './signers.ts'
import { signingInput } from './signers.ts'

/** The way to read the text of a shared secret that makes the signature fit, when the way that it was read does not. */
export async function findSecretReading(signer: Signer, key: Jwk): Promise<Clue | undefined> {
  const utf8 = decodeUtf8(octetsOf(key, 'k') ?? new Uint8Array())
  if (!utf8.ok) return undefined
  const input = signingInput(signer.encodedHeader, signer.encodedPayload)
  for (const [clue, secret] of readings(utf8.text)) {
    // oxlint-disable-next-line no-await-in-loop
    const checker = await checkerFor({ kty: 'oct', k: encodeBase64url(secret) }, signer.alg, signer.row)
    // oxlint-disable-next-line no-await-in-loop
    if (typeof checker !== 'string' && (await checker.verify(signer.signature, input))) return clue
  }
  return undefined
}

function* readings(text: string): Generator<[Clue, secret: Uint8Array]> {
  const utf8 = new TextEncoder()
  const bare = text.trim()
  const base64url = bare
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '')
  const decoded = decodeBase64url(base64url)
  if (decoded.ok && decoded.octets.length > 0)
    yield [/[-_]/.test(bare) ? 'secret-as-base64url-fits' : 'secret-as-base64-fits', decoded.octets]
  const digits = /^(?:[\da-f]{2})+$/i.test(bare) ? bare.match(/../g) : null
  if (digits) yield ['secret-as-hex-fits', Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16))]
  yield ['secret-with-newline-fits', utf8.encode(`${text}\n`)]
  yield ['secret-with-newline-fits', utf8.encode(`${text}\r\n`)]
  const shorter = text.replace(/\r?\n$/, '')
  if (shorter !== text) yield ['secret-without-newline-fits', utf8.encode(shorter)]
}

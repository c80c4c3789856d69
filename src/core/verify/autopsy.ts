import { decodeBase64url, decodeUtf8 } from '../decode/octets.ts'
import type { Clue } from '../model/verification.ts'
import { algorithm, algorithmOfCurve } from '../registry/algorithms.ts'
import type { Checker } from './checker.ts'
import { fixedWidth, readDerSignature } from './der-signature.ts'
import type { Jwk } from './jwk.ts'
import { modulusBits } from './jwk.ts'
import { otherHeaders, otherPayloads, padded } from './rewritings.ts'
import { findSecretReading } from './secret-readings.ts'
import type { Signer } from './signers.ts'
import { signingInput } from './signers.ts'

/** What is looked into when a signature does not fit its key. */
export interface Failure {
  signer: Signer
  key: Jwk
  checker: Checker
}

/** Checks that one autopsy may cost: the browser's own take microseconds, those of a fallback milliseconds. */
const budget = { native: 800, slow: 80 }

/**
 * Why the signature does not fit the one key that it should fit: what was done to it is undone in every known way, and
 * the first that makes it fit is the cause. Empty when nothing was found. A guess is never a clue.
 */
export async function findClues({ signer, key, checker }: Failure): Promise<readonly Clue[]> {
  const { signature, encodedHeader, encodedPayload } = signer
  const expected = octetsOfSignature(signer, key)
  if (signer.row.family === 'ECDSA') {
    const der = readDerSignature(signature)
    const rewritten = der && fixedWidth(der, expected / 2)
    if (rewritten && (await checker.verify(rewritten, signingInput(encodedHeader, encodedPayload))))
      return ['der-signature-fits']
    if (der && signature.length !== expected) return ['der-signature']
  }
  if (signature.length !== expected) return [signature.length < expected ? 'signature-too-short' : 'signature-too-long']

  let left = checker.slow ? budget.slow : budget.native
  for (const [clue, header, payload] of rewritings(signer)) {
    if (left === 0) break
    left -= 1
    // oxlint-disable-next-line no-await-in-loop
    if (await checker.verify(signature, signingInput(header, payload))) return [clue]
  }
  const reading = signer.row.family === 'HMAC' ? await findSecretReading(signer, key) : undefined
  return reading ? [reading] : []
}

/** How long the signature has to be: by the curve of the key, or its modulus, or the algorithm. */
function octetsOfSignature({ row }: Signer, key: Jwk): number {
  const own = algorithm(algorithmOfCurve(key.crv)) ?? row
  return own.signatureOctets === 'modulus' ? Math.ceil(modulusBits(key) / 8) : (own.signatureOctets[0] ?? 0)
}

/** Other texts that may have been signed, the likeliest first. */
function* rewritings({ encodedHeader, encodedPayload }: Signer): Generator<[Clue, header: string, payload: string]> {
  const [paddedHeader, paddedPayload] = [padded(encodedHeader), padded(encodedPayload)]
  yield ['padding-signed-fits', paddedHeader, paddedPayload]
  yield ['padding-signed-fits', encodedHeader, paddedPayload]
  yield ['padding-signed-fits', paddedHeader, encodedPayload]
  const payload = textOf(encodedPayload)
  for (const other of payload === undefined ? [] : otherPayloads(payload))
    yield ['payload-re-encoded-fits', encodedHeader, other]
  const header = textOf(encodedHeader)
  for (const other of header === undefined ? [] : otherHeaders(header))
    yield ['header-re-ordered-fits', other, encodedPayload]
}

function textOf(encoded: string): string | undefined {
  const decoded = decodeBase64url(encoded.replace(/(?<!=)=+$/, ''))
  const utf8 = decoded.ok ? decodeUtf8(decoded.octets) : undefined
  return utf8?.ok ? utf8.text : undefined
}

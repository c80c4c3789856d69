import { exportSPKI, importJWK } from 'jose'
import { encodeBase64url } from '../decode/octets.ts'
import { algorithm, algorithmNames, algorithmOfCurve } from '../registry/algorithms.ts'
import { checkerFor } from './checker.ts'
import type { Jwk } from './jwk.ts'
import { publicPart } from './jwk.ts'
import { bitsOf, readSequence } from './keys/der.ts'
import type { Signer } from './signers.ts'
import { signingInput } from './signers.ts'

/** Of a set, as many keys are tried as secrets. */
const mostTried = 8

/**
 * The public key whose text was the secret of an HMAC: the attack of RFC 8725 section 2.1 on verifiers that take any
 * algorithm, or the mistake of that name.
 */
export async function findPublicKeyAsSecret(keys: readonly Jwk[], signer: Signer): Promise<Jwk | undefined> {
  const input = signingInput(signer.encodedHeader, signer.encodedPayload)
  for (const key of keys.filter(({ kty }) => kty !== 'oct').slice(0, mostTried)) {
    // oxlint-disable-next-line no-await-in-loop
    for (const secret of await textsOf(key)) {
      // oxlint-disable-next-line no-await-in-loop
      const checker = await checkerFor({ kty: 'oct', k: encodeBase64url(secret) }, signer.alg, signer.row)
      // oxlint-disable-next-line no-await-in-loop
      if (typeof checker !== 'string' && (await checker.verify(signer.signature, input))) return key
    }
  }
  return undefined
}

/** How a public key is written: as a PEM with every kind of line end, as the octets inside, as JSON. */
async function textsOf(key: Jwk): Promise<readonly Uint8Array[]> {
  const alg = algorithmOfCurve(key.crv) ?? algorithmNames.find((name) => algorithm(name)?.kty === key.kty)
  const row = algorithm(alg)
  if (alg === undefined || !row) return []
  const part = publicPart(key, alg, row)
  const json = [JSON.stringify(key), JSON.stringify(part)].map((text) => new TextEncoder().encode(text))
  try {
    const imported = await importJWK(part, alg, { extractable: true })
    if (imported instanceof Uint8Array) return json
    const spki = (await exportSPKI(imported)).trim()
    const body = spki.replace(/-----[^-]+-----|\s/g, '')
    const der = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
    const inner = key.kty === 'RSA' ? bitsOf(readSequence(der)?.[1]) : undefined
    const pkcs1 = inner && pemOf('RSA PUBLIC KEY', inner)
    const texts = [spki, ...(pkcs1 === undefined ? [] : [pkcs1])].flatMap((pem) => {
      const lines = [`${pem}\n`, pem]
      return [...lines, ...lines.map((text) => text.replaceAll('\n', '\r\n'))]
    })
    return [...[...texts, body].map((text) => new TextEncoder().encode(text)), der, ...json]
  } catch {
    return json
  }
}

function pemOf(label: string, der: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}

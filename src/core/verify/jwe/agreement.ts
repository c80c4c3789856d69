import { asObject } from '../../decode/json.ts'
import { decodeBase64url } from '../../decode/octets.ts'
import type { JsonObject } from '../../model/primitives.ts'
import type { Jwk } from '../jwk.ts'
import { concat } from './concat.ts'

/** Octets of the shared secret (RFC 7518 section 4.6, RFC 8037 section 3.2.1). */
const secretOctets: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66, X25519: 32 }

/** The curve of the sender's ephemeral key, whatever it is called. */
export function curveOf(header: JsonObject): string | undefined {
  const crv = asObject(header.epk)?.crv
  return typeof crv === 'string' ? crv : undefined
}

export const isKnownCurve = (curve: string) => Object.hasOwn(secretOctets, curve)

export type Agreed = { ok: true; key: Uint8Array<ArrayBuffer> } | { ok: false; because: 'header' | 'key' | 'platform' }

/**
 * The key of `bits` bits that both sides derive (ECDH-ES, RFC 7518 section 4.6). `purpose`: the algorithm that the key is
 * for. Never rejects.
 */
export async function agree(header: JsonObject, key: Jwk, purpose: string, bits: number): Promise<Agreed> {
  const curve = curveOf(header)
  const octets = curve !== undefined && isKnownCurve(curve) ? secretOctets[curve] : undefined
  const [apu, apv] = [partyInfo(header.apu), partyInfo(header.apv)]
  const epk = asObject(header.epk)
  if (curve === undefined || octets === undefined || !apu || !apv || !epk) return { ok: false, because: 'header' }
  const name = curve === 'X25519' ? { name: 'X25519' } : { name: 'ECDH', namedCurve: curve }
  const importing = async (jwk: Jwk, members: readonly string[], usages: readonly KeyUsage[]) =>
    await crypto.subtle.importKey('jwk', pick(jwk, members), name, false, usages)
  const own = await importing(key, ['kty', 'crv', 'x', 'y', 'd'], ['deriveBits']).catch(reasonOf('key'))
  if (typeof own === 'string') return { ok: false, because: own }
  const theirs = await importing(epk, ['kty', 'crv', 'x', 'y'], []).catch(reasonOf('header'))
  if (typeof theirs === 'string') return { ok: false, because: theirs }
  const shared = await crypto.subtle
    .deriveBits({ name: name.name, public: theirs }, own, octets * 8)
    .catch(reasonOf('header'))
  if (typeof shared === 'string') return { ok: false, because: shared }
  const suffix = concat(withLength(new TextEncoder().encode(purpose)), withLength(apu), withLength(apv), uint32(bits))
  return { ok: true, key: await concatKdf(new Uint8Array(shared), bits / 8, suffix) }
}

const reasonOf =
  <Blame extends string>(otherwise: Blame) =>
  (error: unknown) =>
    error instanceof Error && error.name === 'NotSupportedError' ? ('platform' as const) : otherwise

/** The Concat KDF of NIST SP 800-56A section 5.8.1 with SHA-256. */
async function concatKdf(shared: Uint8Array, length: number, suffix: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const blocks: number[] = []
  for (let counter = 1; blocks.length < length; counter += 1) {
    const block = concat(uint32(counter), shared, suffix)
    // oxlint-disable-next-line no-await-in-loop -- one or two blocks
    blocks.push(...new Uint8Array(await crypto.subtle.digest('SHA-256', block)))
  }
  return new Uint8Array(blocks.slice(0, length))
}

function partyInfo(value: unknown): Uint8Array | undefined {
  if (value === undefined) return new Uint8Array()
  const decoded = typeof value === 'string' ? decodeBase64url(value) : undefined
  return decoded?.ok ? decoded.octets : undefined
}

function uint32(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value)
  return new Uint8Array(view.buffer)
}

const withLength = (octets: Uint8Array) => concat(uint32(octets.length), octets)

/** Of a JWK the members that are the key: with `use`, `alg` or `key_ops` beside them an import may refuse. */
export const pick = (jwk: Jwk, members: readonly string[]): JsonWebKey =>
  Object.fromEntries(members.flatMap((name) => (typeof jwk[name] === 'string' ? [[name, jwk[name]]] : [])))

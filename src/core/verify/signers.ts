import { readJsonPart } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import { asObject } from '../decode/json.ts'
import { isJwsJson, memberOf, readRoot } from '../decode/jws-json.ts'
import type { Octets } from '../decode/octets.ts'
import { decodeBase64url } from '../decode/octets.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import type { Unverifiable } from '../model/verification.ts'
import type { Algorithm } from '../registry/algorithms.ts'
import { algorithm } from '../registry/algorithms.ts'

/** One signature of a token, with all that it is checked by. */
export interface Signer {
  header: JsonObject
  alg: string
  row: Algorithm
  kid?: string
  signature: Uint8Array<ArrayBuffer>
  /** The protected header and the payload as they stand in the token: what was signed, with a dot between them. */
  encodedHeader: string
  encodedPayload: string
}

/** The octets that are signed (RFC 7515 section 5.1; RFC 7797 section 3 changes the payload's text, not this). */
export const signingInput = (encodedHeader: string, encodedPayload: string) =>
  new TextEncoder().encode(`${encodedHeader}.${encodedPayload}`)

/** More signatures of one token than these are not looked at. */
const mostSigners = 16

/**
 * The signatures of a token in any form: compact, JSON (RFC 7515 section 7), or the issuer's part of an SD-JWT
 * (RFC 9901 section 4). For each that cannot be checked, why not. Never empty.
 */
export function readSigners(token: string): readonly (Signer | Unverifiable)[] {
  const root = readRoot(token)
  if (root) return readJsonForm(root)
  const issued = token.split('~', 1)[0] ?? ''
  // An unencoded payload may hold a tilde; a signature cannot.
  const parts = issued.split('.', 6).length === 3 ? issued.split('.') : token.split('.', 6)
  if (parts.length === 5) return ['encrypted']
  if (parts.length === 1) return ['opaque']
  if (parts.length !== 3) return ['malformed']
  const [encodedHeader = '', encodedPayload = '', signature = ''] = parts
  return [readSigner({ encodedHeader, encodedPayload, signature })]
}

function readJsonForm(root: JsonNode): readonly (Signer | Unverifiable)[] {
  if (!isJwsJson(root)) return [memberOf(root, 'ciphertext') ? 'encrypted' : 'malformed']
  const encodedPayload = textOf(root, 'payload')
  const signers = memberOf(root, 'signatures')?.items ?? [root]
  return signers.slice(0, mostSigners).map((signer) => {
    const unprotected = asObject(memberOf(signer, 'header')?.value)
    return readSigner({
      encodedHeader: textOf(signer, 'protected'),
      encodedPayload,
      signature: textOf(signer, 'signature'),
      ...(unprotected && { unprotected }),
    })
  })
}

function textOf(node: JsonNode, name: string): string {
  const value = memberOf(node, name)?.value
  return typeof value === 'string' ? value : ''
}

interface Encoded {
  encodedHeader: string
  encodedPayload: string
  signature: string
  unprotected?: JsonObject
}

function readSigner({ encodedHeader, encodedPayload, signature, unprotected = {} }: Encoded): Signer | Unverifiable {
  const integral = encodedHeader === '' ? {} : readJsonPart('header', { text: encodedHeader, span: [0, 0] }).value
  // RFC 7515 section 4: the two headers have no name in common.
  if (!integral || Object.keys(unprotected).some((name) => Object.hasOwn(integral, name))) return 'malformed'
  const header = { ...unprotected, ...integral }
  const { alg, kid } = header
  if (typeof alg !== 'string') return 'malformed'
  if (alg.toLowerCase() === 'none' || signature === '') return 'unsecured'
  const octets = decodePart(signature)
  if (!octets.ok || !decodePart(encodedHeader).ok) return 'malformed'
  const critical = readCritical(header, integral)
  if (critical) return critical
  // RFC 7797 section 6: `b64` counts only where it is marked as critical.
  const unencoded = integral.b64 === false && header.crit !== undefined
  if (!unencoded && !decodePart(encodedPayload).ok) return 'malformed'
  const row = algorithm(alg)
  if (!row) return 'unsupported-alg'
  return {
    header,
    alg,
    row,
    ...(typeof kid === 'string' && { kid }),
    signature: new Uint8Array(octets.octets),
    encodedHeader,
    encodedPayload,
  }
}

/** Padding that fills a part up is signed along by some (an AWS load balancer), and leaves no doubt what stands before it. */
function decodePart(text: string): Octets {
  return decodeBase64url(text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text)
}

/** RFC 7515 section 4.1.11: names that must be understood, each of them in the protected header. */
function readCritical(header: JsonObject, integral: JsonObject): Unverifiable | undefined {
  const names: Json | undefined = header.crit
  if (names === undefined) return undefined
  if (!Array.isArray(names) || names.length === 0 || !Object.hasOwn(integral, 'crit')) return 'malformed'
  if (names.some((name) => name !== 'b64')) return 'critical-extension'
  return typeof integral.b64 === 'boolean' ? undefined : 'malformed'
}

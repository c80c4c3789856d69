import { encodeBase64url } from '../../decode/octets.ts'
import { digestOf } from '../../decode/digest.ts'
import type { Jwk } from '../jwk.ts'
import type { DerElement } from './der.ts'
import {
  bitsOf,
  contextTag,
  identifierOf,
  membersOf,
  octetsOf,
  readElement,
  readSequence,
  tags,
  timeOf,
} from './der.ts'
import type { Curve } from './curves.ts'
import { curveOf, mlDsaOf } from './curves.ts'
import { rsaPrivate, rsaPublic } from './der-rsa.ts'

/** What has to be computed before a JWK is whole: a point of which only one coordinate is written, or no public half at all. */
export type Unfinished = { curve: Curve; point: Uint8Array } | { curve: Curve; d: Uint8Array }

export type DerKey =
  | {
      ok: true
      form: 'public' | 'private' | 'certificate'
      jwk: Jwk
      unfinished?: Unfinished
      /** Of a certificate, in seconds since the epoch (RFC 5280 section 4.1.2.5). */
      validity?: { notBefore: number; notAfter: number }
    }
  | { ok: false; reason: string }

const no = (reason: string): DerKey => ({ ok: false, reason })
const damaged = no('it is damaged, or it is no key')

/**
 * Reads a key in DER, told by its structure, since labels are often wrong: SPKI and X.509 (RFC 5280 section 4.1), PKCS #1
 * (RFC 8017 appendix A.1), PKCS #8 (RFC 5958 section 2), SEC 1 (RFC 5915 section 3). Never throws. A JWK of a private key
 * has its private members: decryption needs them.
 */
export function readDerKey(der: Uint8Array): DerKey {
  const parts = readSequence(der)
  if (!parts) return damaged
  const shape = parts.map(({ tag }) => tag)
  const [first, second, third] = parts
  if (first?.tag === tags.integer) {
    if (second?.tag === tags.integer) return parts.length === 2 ? rsaPublicKey(parts) : rsaPrivateKey(parts)
    if (second?.tag === tags.octetString) return sec1(parts, undefined)
    if (second?.tag === tags.sequence && third?.tag === tags.octetString) return pkcs8(parts)
    return damaged
  }
  if (first?.tag !== tags.sequence) return damaged
  if (shape.length === 2 && shape[1] === tags.bitString) return spki(parts)
  if (shape.length === 2 && shape[1] === tags.octetString) return no('it is locked with a password')
  if (shape.length === 3 && shape[1] === tags.sequence && shape[2] === tags.bitString) return certificate(der, first)
  return damaged
}

const rsaPublicKey = (parts: readonly DerElement[], extra: Jwk = {}): DerKey => {
  const jwk = rsaPublic(parts)
  return jwk ? { ok: true, form: 'public', jwk: { ...jwk, ...extra } } : damaged
}

const rsaPrivateKey = (parts: readonly DerElement[], extra: Jwk = {}): DerKey => {
  const jwk = rsaPrivate(parts)
  return jwk ? { ok: true, form: 'private', jwk: { ...jwk, ...extra } } : no('it is no RSA key of two primes')
}

const rsaEncryption = '1.2.840.113549.1.1.1'
const rsaPss = '1.2.840.113549.1.1.10'
const ecPublicKey = '1.2.840.10045.2.1'
/** SHA-2, as RSASSA-PSS parameters name it (RFC 4055 section 2.1). */
const pssAlgorithms: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'PS256',
  '2.16.840.1.101.3.4.2.2': 'PS384',
  '2.16.840.1.101.3.4.2.3': 'PS512',
}

/** The algorithm that the parameters of an RSASSA-PSS key bind it to (RFC 4055 section 3.1); none without parameters. */
function pssAlgorithm(parameters: DerElement | undefined): Jwk {
  const hash = membersOf(parameters)?.find(({ tag }) => tag === contextTag(0))
  const name = hash && identifierOf(readSequence(hash.content)?.[0])
  const alg = name === undefined ? undefined : pssAlgorithms[name]
  return alg === undefined ? {} : { alg }
}

function spki(parts: readonly DerElement[]): DerKey {
  const [name, parameters] = algorithmOf(parts[0])
  const key = bitsOf(parts[1])
  if (name === undefined || !key) return damaged
  if (name === rsaEncryption || name === rsaPss) {
    return rsaPublicKey(readSequence(key) ?? [], name === rsaPss ? pssAlgorithm(parameters) : {})
  }
  const mlDsa = mlDsaOf(name)
  if (mlDsa) {
    if (key.length !== mlDsa.octets) return damaged
    return { ok: true, form: 'public', jwk: { kty: 'AKP', alg: mlDsa.alg, pub: encodeBase64url(key) } }
  }
  const curve = curveOf(name === ecPublicKey ? (identifierOf(parameters) ?? '') : name)
  if (!curve) return unknown(name, identifierOf(parameters))
  return publicOn(curve, key)
}

function algorithmOf(element: DerElement | undefined): [name: string | undefined, parameters: DerElement | undefined] {
  const [name, parameters] = membersOf(element) ?? []
  return [identifierOf(name), parameters]
}

const unknown = (name: string, curve: string | undefined) =>
  name === ecPublicKey
    ? no(curve === undefined ? 'its curve has no name' : `its curve (${curve}) is none that tokens use`)
    : no(`its type (${name}) is none that tokens use`)

function publicOn(curve: Curve, key: Uint8Array): DerKey {
  const start = { kty: curve.kty, crv: curve.crv }
  if (curve.kty === 'OKP') {
    if (key.length !== curve.octets) return damaged
    return { ok: true, form: 'public', jwk: { ...start, x: encodeBase64url(key) } }
  }
  const point = coordinates(curve, key)
  if (point) return { ok: true, form: 'public', jwk: { ...start, ...point } }
  // One coordinate and the sign of the other (SEC 1 section 2.3.3).
  if (key.length === curve.octets + 1 && (key[0] === 2 || key[0] === 3)) {
    return { ok: true, form: 'public', jwk: start, unfinished: { curve, point: key } }
  }
  return damaged
}

function coordinates({ octets }: Curve, key: Uint8Array): { x: string; y: string } | undefined {
  if (key.length !== 2 * octets + 1 || key[0] !== 4) return undefined
  return { x: encodeBase64url(key.subarray(1, octets + 1)), y: encodeBase64url(key.subarray(octets + 1)) }
}

function pkcs8(parts: readonly DerElement[]): DerKey {
  const [name, parameters] = algorithmOf(parts[1])
  const key = octetsOf(parts[2])
  if (name === undefined || !key) return damaged
  if (name === rsaEncryption || name === rsaPss) {
    return rsaPrivateKey(readSequence(key) ?? [], name === rsaPss ? pssAlgorithm(parameters) : {})
  }
  if (mlDsaOf(name)) return no('private ML-DSA keys are not read here; “openssl pkey -pubout” makes a public key of it')
  const curve = curveOf(name === ecPublicKey ? (identifierOf(parameters) ?? '') : name)
  if (!curve) return unknown(name, identifierOf(parameters))
  if (curve.kty === 'EC') return sec1(readSequence(key) ?? [], curve)
  const d = octetsOf(readElement(key))
  if (d?.length !== curve.octets) return damaged
  // Version 2 of RFC 5958 section 2 may carry the public half.
  const attached = parts.find(({ tag }) => tag === contextTag(1, 'primitive'))?.content
  return attached?.[0] === 0 && attached.length === curve.octets + 1
    ? withPrivate(publicOn(curve, attached.subarray(1)), curve, d)
    : withPrivate(undefined, curve, d)
}

function sec1(parts: readonly DerElement[], named: Curve | undefined): DerKey {
  const [, second, ...rest] = parts
  const wrapped = (number: number) => {
    const element = rest.find(({ tag }) => tag === contextTag(number))
    return element && readElement(element.content)
  }
  const name = identifierOf(wrapped(0))
  const curve = named ?? (name === undefined ? undefined : curveOf(name))
  if (!curve) return unknown(ecPublicKey, name)
  const written = octetsOf(second)
  if (!written || written.length === 0 || written.length > curve.octets || curve.kty !== 'EC') return damaged
  // Some writers leave leading zeros out; a JWK has them (RFC 7518 section 6.2.2.1).
  const d = new Uint8Array(curve.octets)
  d.set(written, curve.octets - written.length)
  const point = bitsOf(wrapped(1))
  return withPrivate(point && publicOn(curve, point), curve, d)
}

function withPrivate(half: DerKey | undefined, curve: Curve, d: Uint8Array): DerKey {
  if (half && !half.ok) return half
  const jwk = { kty: curve.kty, crv: curve.crv, ...half?.jwk, d: encodeBase64url(d) }
  // From the private half the public one follows, whatever was written of it.
  return { ok: true, form: 'private', jwk, ...((!half || half.unfinished) && { unfinished: { curve, d } }) }
}

function certificate(der: Uint8Array, signed: DerElement): DerKey {
  const fields = membersOf(signed) ?? []
  // Version 1 leaves the version out.
  const [, , , validity, , key] = fields[0]?.tag === contextTag(0) ? fields.slice(1) : fields
  const [notBefore, notAfter] = (membersOf(validity) ?? []).map(timeOf)
  const parts = membersOf(key)
  if (notBefore === undefined || notAfter === undefined || !parts) {
    return no('it is no certificate: its dates or its key cannot be read')
  }
  const read = spki(parts)
  if (!read.ok) return read
  const jwk = { ...read.jwk, 'x5t#S256': digestOf(der) }
  return { ...read, form: 'certificate', jwk, validity: { notBefore, notAfter } }
}

/** Keys and certificates forged at test time. Never shipped: only tests use it. */
import { generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { tags } from '../verify/keys/der.ts'

/** One element in DER. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents)
  const length = content.length
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content])
}

export const sequence = (...members: readonly Uint8Array[]) => der(tags.sequence, ...members)
export const integer = (...octets: readonly number[]) => der(tags.integer, Uint8Array.from(octets))
export const bits = (octets: Uint8Array) => der(tags.bitString, Uint8Array.of(0), octets)
const text = (tag: number, value: string) => der(tag, Buffer.from(value))
/** SHA-256 with RSA: whatever it says, nobody checks the signature here. */
const signature = sequence(der(tags.objectIdentifier, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))

/** A certificate of a public key. The signature is filler. */
export function certificateOf(
  key: KeyObject,
  { from = '260101000000Z', to = '270101000000Z', version = true, filler = 7 } = {},
): Uint8Array {
  const time = (value: string) => text(value.length === 13 ? tags.utcTime : tags.generalizedTime, value)
  const name = sequence(
    der(0x31, sequence(der(tags.objectIdentifier, Uint8Array.of(0x55, 4, 3)), text(0x0c, 'issuer.example'))),
  )
  const signed = sequence(
    ...(version ? [der(0xa0, integer(2))] : []),
    integer(1),
    signature,
    name,
    sequence(time(from), time(to)),
    name,
    key.export({ format: 'der', type: 'spki' }),
  )
  return sequence(signed, signature, bits(new Uint8Array(256).fill(filler)))
}

export const armour = (label: string, octets: Uint8Array) => {
  const lines =
    Buffer.from(octets)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64')

export const rsaPair = (modulusLength = 2048, publicExponent = 65_537) =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent })
export const ecPair = (namedCurve = 'P-256') => generateKeyPairSync('ec', { namedCurve })

/** A pair of every type that Node makes, by the name that a person knows it by. */
export const pairs: Readonly<Record<string, { publicKey: KeyObject; privateKey: KeyObject }>> = {
  RSA: rsaPair(),
  'P-256': ecPair('P-256'),
  'P-384': ecPair('P-384'),
  'P-521': ecPair('P-521'),
  secp256k1: ecPair('secp256k1'),
  Ed25519: generateKeyPairSync('ed25519'),
  Ed448: generateKeyPairSync('ed448'),
  X25519: generateKeyPairSync('x25519'),
  X448: generateKeyPairSync('x448'),
}

import { readSequence, unsignedOf } from './keys/der.ts'

/** The two numbers of an ECDSA signature, big-endian and without a sign. */
interface DerSignature {
  r: Uint8Array
  s: Uint8Array
}

/** Reads an ECDSA signature in DER (RFC 3279 section 2.2.3): a sequence of two positive integers and nothing else. */
export function readDerSignature(octets: Uint8Array): DerSignature | undefined {
  const elements = readSequence(octets)
  if (elements?.length !== 2) return undefined
  const [r, s] = elements.map(unsignedOf)
  return r && s ? { r, s } : undefined
}

/** r and s one behind the other, each as long as the curve makes it (RFC 7518 section 3.4); undefined when one is longer. */
export function fixedWidth({ r, s }: DerSignature, width: number): Uint8Array<ArrayBuffer> | undefined {
  if (r.length > width || s.length > width) return undefined
  const both = new Uint8Array(width * 2)
  both.set(r, width - r.length)
  both.set(s, width * 2 - s.length)
  return both
}

/**
 * DER, the strict form of ASN.1 that keys and certificates are written in (ITU-T X.690 sections 8 and 10). Own code:
 * WebCrypto reads SPKI and PKCS #8 only, and only of the algorithms that the browser has; no PKCS #1, no SEC 1, no X.509.
 * What is needed of DER to turn all of these into JWKs is one element at a time, which is shorter than a dependency.
 */

/** Identifier octets that keys and certificates use (X.690 section 8.1.2). */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const

/** The identifier octet of `[number]`: constructed where it wraps an element, primitive where it replaces a tag. */
export const contextTag = (number: number, form: 'constructed' | 'primitive' = 'constructed') =>
  (form === 'constructed' ? 0xa0 : 0x80) | number

export interface DerElement {
  /** The identifier octet. */
  tag: number
  content: Uint8Array
}

/** The one element that fills the octets; undefined for anything else. Never throws. */
export function readElement(octets: Uint8Array): DerElement | undefined {
  const read = elementAt(octets, 0)
  return read?.end === octets.length ? read.element : undefined
}

/** The elements that fill a content one after another; undefined when one of them is not DER. */
export function readElements(content: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = []
  for (let at = 0; at < content.length;) {
    const read = elementAt(content, at)
    if (!read) return undefined
    elements.push(read.element)
    at = read.end
  }
  return elements
}

/** The elements of one SEQUENCE that fills the octets. */
export function readSequence(octets: Uint8Array): readonly DerElement[] | undefined {
  return membersOf(readElement(octets))
}

/** The elements of an element that is a SEQUENCE. */
export function membersOf(element: DerElement | undefined): readonly DerElement[] | undefined {
  return element?.tag === tags.sequence ? readElements(element.content) : undefined
}

function elementAt(octets: Uint8Array, start: number): { element: DerElement; end: number } | undefined {
  const tag = octets[start]
  const first = octets[start + 1]
  // Tag numbers from 31 take more octets; no key has one.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  let from = start + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    // None is the indefinite form, which DER excludes (X.690 section 10.1); more than four octets is no key.
    if (count === 0 || count > 4) return undefined
    length = 0
    for (let i = 0; i < count; i += 1) length = length * 256 + (octets[from + i] ?? Number.NaN)
    from += count
    // A length is written as short as can be. This comparison fails for a length that is cut off, too.
    if (!(length >= (count === 1 ? 0x80 : 256 ** (count - 1)))) return undefined
  }
  const end = from + length
  return end <= octets.length ? { element: { tag, content: octets.subarray(from, end) }, end } : undefined
}

/**
 * The octets of an INTEGER that is not negative, without its leading zero; undefined for another element, a negative
 * one, or one that is written longer than needed (X.690 section 8.3.2). Zero is one octet.
 */
export function unsignedOf(element: DerElement | undefined): Uint8Array | undefined {
  if (element?.tag !== tags.integer) return undefined
  const [first, second] = element.content
  if (first === undefined || first >= 0x80) return undefined
  if (first !== 0 || second === undefined) return element.content
  return second >= 0x80 ? element.content.subarray(1) : undefined
}

/** The octets of a BIT STRING whose bits fill them (X.690 section 8.6.2). */
export function bitsOf(element: DerElement | undefined): Uint8Array | undefined {
  return element?.tag === tags.bitString && element.content[0] === 0 ? element.content.subarray(1) : undefined
}

/** The octets of an OCTET STRING. */
export function octetsOf(element: DerElement | undefined): Uint8Array | undefined {
  return element?.tag === tags.octetString ? element.content : undefined
}

/** An OBJECT IDENTIFIER in dots: `1.2.840.10045.2.1` (X.690 section 8.19). */
export function identifierOf(element: DerElement | undefined): string | undefined {
  if (element?.tag !== tags.objectIdentifier || element.content.length === 0) return undefined
  const numbers: number[] = []
  let number = 0
  for (const octet of element.content) {
    number = number * 128 + (octet & 0x7f)
    if (!Number.isSafeInteger(number)) return undefined
    if (octet >= 0x80) continue
    numbers.push(number)
    number = 0
  }
  if ((element.content.at(-1) ?? 0) >= 0x80) return undefined
  const [head = 0, ...rest] = numbers
  const top = Math.min(Math.floor(head / 40), 2)
  return [top, head - top * 40, ...rest].join('.')
}

/** A UTCTime or GeneralizedTime as RFC 5280 section 4.1.2.5 writes it, in seconds since the epoch. */
export function timeOf(element: DerElement | undefined): number | undefined {
  if (element?.tag !== tags.utcTime && element?.tag !== tags.generalizedTime) return undefined
  const text = String.fromCharCode(...element.content.subarray(0, 20))
  const match = /^((?:\d\d)?\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  const [, written = '', ...fields] = match ?? []
  if (!match || (written.length === 4) !== (element.tag === tags.generalizedTime)) return undefined
  const [month = 1, day, hour, minute, second] = fields.map(Number)
  // Two digits are a year from 1950 to 2049.
  const year = written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2000 : 1900)
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000
}

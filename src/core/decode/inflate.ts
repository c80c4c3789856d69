/** More octets than these nobody puts into a token; what would grow beyond is refused (CWE-409). */
const mostOctets = 1_000_000

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
/** In what order the lengths of the codes for lengths are written. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Codes {
  counts: number[]
  symbols: number[]
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: 16 }, () => 0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  const symbols = [...lengths.keys()].filter((symbol) => (lengths[symbol] ?? 0) > 0)
  return { counts, symbols: symbols.toSorted((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b) }
}

const fixed = {
  literals: codesOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: codesOf(Array.from({ length: 30 }, () => 5)),
}

class Broken extends Error {}

/**
 * Inflates raw DEFLATE (RFC 1951), as `zip: DEF` of a JWS or a JWE has it (RFC 7516 section 4.1.3). Synchronous, which the
 * browser’s own is not. Undefined for anything that is broken or grows beyond a megabyte.
 */
export function inflate(octets: Uint8Array): Uint8Array | undefined {
  try {
    return read(octets)
  } catch (error) {
    if (error instanceof Broken) return undefined
    throw error
  }
}

function read(octets: Uint8Array): Uint8Array {
  const out: number[] = []
  let at = 0
  let held = 0
  let count = 0
  const bits = (need: number): number => {
    while (count < need) {
      const octet = octets[at]
      if (octet === undefined) throw new Broken()
      held |= octet << count
      count += 8
      at += 1
    }
    const value = held & ((1 << need) - 1)
    held >>>= need
    count -= need
    return value
  }
  const symbol = ({ counts, symbols }: Codes): number => {
    let [code, first, index] = [0, 0, 0]
    for (let length = 1; length < 16; length += 1) {
      code |= bits(1)
      const of = counts[length] ?? 0
      if (code - of < first) return symbols[index + code - first] ?? 0
      index += of
      first = (first + of) << 1
      code <<= 1
    }
    throw new Broken()
  }
  const put = (octet: number) => {
    if (out.length >= mostOctets) throw new Broken()
    out.push(octet)
  }
  const block = (literals: Codes, distances: Codes) => {
    for (;;) {
      const one = symbol(literals)
      if (one === 256) return
      if (one < 256) put(one)
      else {
        const length = (lengthBase[one - 257] ?? 0) + bits(lengthBits[one - 257] ?? 0)
        const far = symbol(distances)
        const distance = (distanceBase[far] ?? 0) + bits(distanceBits[far] ?? 0)
        if (length === 0 || distance === 0 || distance > out.length) throw new Broken()
        for (let i = 0; i < length; i += 1) put(out[out.length - distance] ?? 0)
      }
    }
  }
  for (let last = 0; last === 0;) {
    last = bits(1)
    const kind = bits(2)
    if (kind === 0) {
      // Stored: what is left of the octet is not used.
      held = 0
      count = 0
      const length = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8)
      at += 4
      if (at + length > octets.length) throw new Broken()
      for (let i = 0; i < length; i += 1) put(octets[at + i] ?? 0)
      at += length
    } else if (kind === 1) block(fixed.literals, fixed.distances)
    else if (kind === 2) {
      const { literals, distances } = readCodes(bits, symbol)
      block(literals, distances)
    } else throw new Broken()
  }
  return Uint8Array.from(out)
}

function readCodes(bits: (need: number) => number, symbol: (codes: Codes) => number) {
  const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4]
  const own = Array.from({ length: 19 }, () => 0)
  for (let i = 0; i < codes; i += 1) own[order[i] ?? 0] = bits(3)
  const table = codesOf(own)
  const lengths: number[] = []
  while (lengths.length < literals + distances) {
    const one = symbol(table)
    const before = lengths.at(-1) ?? 0
    if (one < 16) lengths.push(one)
    else {
      const times = one === 16 ? 3 + bits(2) : one === 17 ? 3 + bits(3) : 11 + bits(7)
      for (let i = 0; i < times; i += 1) lengths.push(one === 16 ? before : 0)
    }
  }
  return {
    literals: codesOf(lengths.slice(0, literals)),
    distances: codesOf(lengths.slice(literals, literals + distances)),
  }
}

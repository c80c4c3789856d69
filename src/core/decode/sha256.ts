/**
 * SHA-256 (FIPS 180-4 section 6.2), synchronous. `inspect` answers in one go and WebCrypto only later, and the digests of
 * an SD-JWT's disclosures belong to what the answer says (RFC 9901 section 4.2.3). Nothing secret depends on it:
 * signatures are checked with WebCrypto, in `verify/`.
 */

/** The constants and the first state: fractional parts of the cube and square roots of the first primes, 32 bits each. */
const { constants, initial } = (() => {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return {
    constants: Int32Array.from(primes, (prime) => rootBits(BigInt(prime), 3n)),
    initial: Int32Array.from(primes.slice(0, 8), (prime) => rootBits(BigInt(prime), 2n)),
  }
})()

/** The first 32 bits behind the point of a square or cube root, exactly: a double does not hold as many for every prime. */
function rootBits(value: bigint, degree: bigint): number {
  const scaled = value << (32n * degree)
  let low = 0n
  let high = 1n << 40n
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** degree <= scaled) low = middle
    else high = middle - 1n
  }
  return Number(BigInt.asIntN(32, low))
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The 32 octets of the digest. */
export function sha256(message: Uint8Array): Uint8Array {
  // One bit that is set, zeros, and the length in bits, up to a multiple of 64 octets.
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000))
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0)

  const state = Int32Array.from(initial)
  const schedule = new Int32Array(64)
  const word = (i: number) => schedule[i] ?? 0
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) schedule[i] = view.getInt32(block + i * 4)
    for (let i = 16; i < 64; i += 1) {
      const [near, far] = [word(i - 15), word(i - 2)]
      const s0 = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)
      const s1 = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10)
      schedule[i] = word(i - 16) + s0 + word(i - 7) + s1
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i += 1) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const first = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + word(i)) | 0
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [i, value] of state.entries()) digest.setInt32(i * 4, value)
  return new Uint8Array(digest.buffer)
}

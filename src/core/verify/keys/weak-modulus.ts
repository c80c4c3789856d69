import { decodeBase64url } from '../../decode/octets.ts'

/** Why an RSA modulus can be taken apart, which gives the private key to anybody. */
export type ModulusWeakness =
  /** It is divisible by two. */
  | 'even'
  /** It has a prime factor below 4096 (NIST SP 800-89 section 5.3.3 asks for none below 752). */
  | 'small-factor'
  /** Its factors lie so close together that Fermat's method finds them (CVE-2022-26320, fermatattack.secvuln.info). */
  | 'close-primes'
  /** Its factors have the form that Infineon's library gave them (CVE-2017-15361, “The Return of Coppersmith's Attack”, CCS 2017). */
  | 'roca'

/** Longer moduli are not examined: browsers do not import them, and the work grows with the square. */
const mostBits = 16_384

/** Tells a modulus `n` in base64url that is known to be weak; undefined for one that is not, or is none. Bounded work, never throws. */
export function modulusWeakness(n: string): ModulusWeakness | undefined {
  const decoded = decodeBase64url(n)
  if (!decoded.ok || decoded.octets.length === 0 || decoded.octets.length > mostBits / 8) return undefined
  const hex = Array.from(decoded.octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
  const modulus = BigInt(`0x${hex}`)
  if (modulus < 4n) return undefined
  if (modulus % 2n === 0n) return 'even'
  if (oddPrimes.some((prime) => modulus % BigInt(prime) === 0n)) return 'small-factor'
  if (hasInfineonForm(modulus)) return 'roca'
  return hasCloseFactors(modulus) ? 'close-primes' : undefined
}

const oddPrimes: readonly number[] = (() => {
  const primes: number[] = []
  for (let n = 3; n < 4096; n += 2) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
})()

/** Far more than random primes of one length ever need, far fewer than anybody feels. */
const fermatRounds = 256

/** Fermat's method: the modulus is a² - b², where a is little more than its root when the factors are close. */
function hasCloseFactors(modulus: bigint): boolean {
  const floor = squareRoot(modulus)
  if (floor * floor === modulus) return true
  let a = floor + 1n
  let rest = a * a - modulus
  for (let round = 0; round < fermatRounds; round += 1) {
    if (isSquare(rest)) return true
    rest += 2n * a + 1n
    a += 1n
  }
  return false
}

/** Residues that a square can have: most numbers that are none fail one of these, which is cheaper than a root. */
const sieves = [64n, 63n, 65n, 11n, 17n].map((modulus) => {
  const residues = new Set<bigint>()
  for (let i = 0n; i < modulus; i += 1n) residues.add((i * i) % modulus)
  return { modulus, residues }
})

function isSquare(value: bigint): boolean {
  if (!sieves.every(({ modulus, residues }) => residues.has(value % modulus))) return false
  const root = squareRoot(value)
  return root * root === value
}

/** The root of a number that is not negative, rounded down, by Newton's method from above. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(16).length * 4 + 2) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/**
 * The fingerprint of CVE-2017-15361. Such primes are k·M + (65537^a mod M), where M is the product of the first primes, so the modulus is a
 * power of 65537 modulo M: there is one exponent that fits for every prime at once. By chance that happens to one modulus in 2^155.
 */
function hasInfineonForm(modulus: bigint): boolean {
  const logarithms: { exponent: number; order: number }[] = []
  for (const { prime, powers } of powersOf65537) {
    const exponent = powers.indexOf(Number(modulus % BigInt(prime)))
    if (exponent < 0) return false
    // The orders are small, so two by two is quick; congruences that agree in pairs have a common solution.
    if (logarithms.some((other) => (exponent - other.exponent) % commonDivisor(powers.length, other.order) !== 0)) {
      return false
    }
    logarithms.push({ exponent, order: powers.length })
  }
  return true
}

/** For the odd ones of the first 39 primes, which the M of every key length holds: 1, 65537, 65537² … until it repeats. */
const powersOf65537: readonly { prime: number; powers: readonly number[] }[] = oddPrimes.slice(0, 38).map((prime) => {
  const powers = [1]
  for (let power = 65_537 % prime; power !== 1; power = (power * 65_537) % prime) powers.push(power)
  return { prime, powers }
})

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

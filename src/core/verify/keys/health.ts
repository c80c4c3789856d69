import type { Severity } from '../../model/finding.ts'
import { shown, shownList } from '../../text/wording.ts'
import type { Jwk } from '../jwk.ts'
import { modulusBits, octetsOf } from '../jwk.ts'
import { decodeBase64 } from './base64.ts'
import { readDerKey } from './der-key.ts'
import {
  isForEncryption,
  isForSignatures,
  isKnownType,
  isMisnamed,
  isTorn,
  privateMembersOf,
  typeOf,
} from './key-use.ts'
import { isExampleSecret, isKnownKey, isPrintedSecret } from './known-keys.ts'
import { isSmallOrder } from './small-order.ts'
import { thumbprintOf } from './thumbprint.ts'
import type { ModulusWeakness } from './weak-modulus.ts'
import { modulusWeakness } from './weak-modulus.ts'

const severities = {
  'empty-set': 'error',
  'private-published': 'error',
  'known-key': 'error',
  placeholder: 'error',
  'weak-modulus': 'error',
  'weak-exponent': 'error',
  'small-order': 'error',
  'short-rsa': 'warning',
  'small-exponent': 'warning',
  'duplicate-kid': 'warning',
  'missing-kid': 'warning',
  'alg-mismatch': 'warning',
  'use-conflict': 'warning',
  'x5c-mismatch': 'warning',
  'too-many-keys': 'warning',
  'unknown-type': 'info',
  'encryption-keys': 'info',
  'mixed-types': 'info',
  rotation: 'info',
  'missing-alg': 'info',
  'missing-use': 'info',
} as const satisfies Record<string, Severity>

export interface KeyRemark {
  remark: keyof typeof severities
  severity: Severity
  /** Indices of the keys that it is about. */
  keys: readonly number[]
  says: string
}

/** As many keys as a check tries; what costs work is done for these only. */
const mostExamined = 64

const order: readonly Severity[] = ['error', 'warning', 'info']

/**
 * What is odd about a set of keys, the worst first. `published`: it is what an issuer shows to everybody, where a private
 * member is a leak; otherwise somebody gave it, and may have meant to. Never throws, whatever the members are.
 */
export function examineKeys(keys: readonly Jwk[], { published = true } = {}): readonly KeyRemark[] {
  const remarks = [
    ...ofTheSet(keys, published),
    ...duplicateIds(keys),
    ...keys.slice(0, mostExamined).flatMap((key, i) => ofOneKey(key, i, keys, published)),
  ]
  return remarks.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

const remark = (name: KeyRemark['remark'], keys: readonly number[], says: string): KeyRemark => ({
  remark: name,
  severity: severities[name],
  keys,
  says,
})

/** One remark about several keys, unless there are none. `says` gets their names, and words for one or many of them. */
function about(
  name: KeyRemark['remark'],
  keys: readonly Jwk[],
  test: (key: Jwk) => boolean,
  says: (who: string, word: (one: string, many: string) => string) => string,
): KeyRemark[] {
  const indices = keys.flatMap((key, i) => (test(key) ? [i] : []))
  if (indices.length === 0) return []
  const word = (one: string, many: string) => (indices.length > 1 ? many : one)
  return [remark(name, indices, says(whoAre(keys, indices), word))]
}

function ofTheSet(keys: readonly Jwk[], published: boolean): KeyRemark[] {
  if (keys.length === 0) return [remark('empty-set', [], 'The set is empty: no token can be checked with it.')]
  const says = `The set holds ${keys.length} keys. Only the first ${mostExamined} that fit are tried for a token, and other verifiers may stop earlier.`
  const crowd = keys.length > mostExamined ? [remark('too-many-keys', [], says)] : []
  const several = keys.length > 1
  return [
    ...crowd,
    ...about(
      'missing-kid',
      keys,
      (key) => several && key.kid === undefined,
      (who, word) =>
        `${who} ${word('has', 'have')} no “kid”, so a token cannot name ${word('it', 'them')}. Many verifiers refuse to guess among several keys.`,
    ),
    ...about(
      'unknown-type',
      keys,
      (key) => !isKnownType(key),
      (who, word) =>
        `${who} ${word('is of a type or curve', 'are of types or curves')} that is not known here, and ${word('is', 'are')} left out.`,
    ),
    ...typesThatSign(keys),
    // A pasted PEM says neither, and nobody reads it by these members.
    ...(published ? unlabelled(keys) : []),
  ]
}

function unlabelled(keys: readonly Jwk[]): KeyRemark[] {
  return [
    // An ML-DSA key without “alg” is no key at all, which is said where it is read.
    ...about(
      'missing-alg',
      keys,
      (key) => isForSignatures(key) && key.alg === undefined,
      (who, word) =>
        `${who} ${word('does', 'do')} not say for which algorithm (“alg”). A verifier should fix the algorithm itself.`,
    ),
    ...about(
      'missing-use',
      keys,
      (key) => isForSignatures(key) && key.use === undefined && key.key_ops === undefined,
      (who, word) =>
        `${who} ${word('does', 'do')} not say whether for signatures or encryption (“use”). Some verifiers pass such keys over.`,
    ),
  ]
}

/** Which keys are for signatures, of what types, and which look like the older and the newer one of a change. */
function typesThatSign(keys: readonly Jwk[]): KeyRemark[] {
  const signing = keys.flatMap((key, i) => (isForSignatures(key) ? [i] : []))
  if (signing.length === 0) return []
  const byType = grouped(signing, (i) => typeOf(keys[i] ?? {}))
  const types = [...byType.keys()]
  const mixed = `Keys of several types sign here: ${types.join(', ')}. A token says in “alg” which type it needs.`
  const pairs = [...byType].filter(([, indices]) => indices.length > 1)
  return [
    ...about(
      'encryption-keys',
      keys,
      (key) => isKnownType(key) && isForEncryption(key),
      (who, word) => `${who} ${word('is', 'are')} for encryption, not for signatures.`,
    ),
    ...(types.length > 1 ? [remark('mixed-types', signing, mixed)] : []),
    ...pairs.map(([type, indices]) =>
      remark(
        'rotation',
        indices,
        `${indices.length} ${type} keys sign side by side: probably an older and a newer one, while the keys are being changed.`,
      ),
    ),
  ]
}

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(by(item))
    if (group) group.push(item)
    else groups.set(by(item), [item])
  }
  return groups
}

/** RFC 7517 section 4.5 lets keys of different types share an id, so only those that a token could mean alike. */
function duplicateIds(keys: readonly Jwk[]): KeyRemark[] {
  const found: KeyRemark[] = []
  const named = keys.flatMap((key, i) => (typeof key.kid === 'string' ? [{ key, i, kid: key.kid }] : []))
  const alike = grouped(named, ({ kid, key }) => JSON.stringify([kid, typeOf(key)]))
  for (const group of alike.values()) {
    const algorithms = group.map(({ key }) => key.alg)
    const clash = algorithms.some((alg, i) => alg === undefined || algorithms.indexOf(alg) !== i)
    if (group.length < 2 || !clash) continue
    const says = `${group.length} keys have the id ${shown(group[0]?.kid ?? '', 80)}. A verifier cannot tell which one a token means, and may take the wrong one.`
    found.push(
      remark(
        'duplicate-kid',
        group.map(({ i }) => i),
        says,
      ),
    )
  }
  return found
}

function ofOneKey(key: Jwk, i: number, keys: readonly Jwk[], published: boolean): KeyRemark[] {
  const found: KeyRemark[] = []
  const who = whoAre(keys, [i])
  const add = (name: KeyRemark['remark'], says: string) => found.push(remark(name, [i], `${who} ${says}`))
  const secrets = privateMembersOf(key)
  if (published && secrets.length > 0) {
    add(
      'private-published',
      `shows what must stay private (${shownList(secrets, 9)}). Whoever has read it can sign or decrypt in its owner’s name. Replace the key, and accept no token that it signed.`,
    )
  }
  const place = knownPlace(key)
  if (place !== undefined)
    add('known-key', `is an example that everybody has (${place}). Anybody can make tokens that fit it. Replace it.`)
  if (key.kty === 'RSA') ofRsa(key, add)
  if (isSmallOrder(key))
    add(
      'small-order',
      'is one of the few points that anybody can make signatures for. No program makes one; replace it.',
    )
  if (isMisnamed(key))
    add(
      'alg-mismatch',
      `is ${typeOf(key)}, but says that it is for ${shown(String(key.alg), 40)}, which needs another type of key.`,
    )
  if (isTorn(key)) add('use-conflict', 'says one thing in “use” and another in “key_ops”.')
  if (differsFromCertificate(key))
    add(
      'x5c-mismatch',
      'carries a certificate (“x5c”) of another key. Verifiers that read the one disagree with those that read the other.',
    )
  return found
}

function knownPlace(key: Jwk): string | undefined {
  if (key.kty === 'oct') {
    const octets = octetsOf(key, 'k')
    return octets && (isExampleSecret(octets) || isPrintedSecret(octets)) ? 'a secret that examples use' : undefined
  }
  const thumbprint = thumbprintOf(key)
  return thumbprint === undefined ? undefined : isKnownKey(thumbprint)
}

const weaknesses: Readonly<Record<ModulusWeakness, string>> = {
  even: 'is divisible by two',
  'small-factor': 'is divisible by a small number',
  'close-primes': 'is the product of two numbers that lie too close together',
  roca: 'has the form of CVE-2017-15361, made by a faulty chip',
}

/** istiod hands it out where it could not fetch the issuer's keys: the modulus is a text that says so. */
const isPlaceholder = (key: Jwk) =>
  new TextDecoder().decode(octetsOf(key, 'n') ?? new Uint8Array()).startsWith('Error-IstiodFailedToFetchJwksUri')

function ofRsa(key: Jwk, add: (name: KeyRemark['remark'], says: string) => void): void {
  if (isPlaceholder(key)) {
    add(
      'placeholder',
      'is no key: istiod hands it out because it could not fetch the keys from the jwksUri. Look at the address as istiod sees it, or put the keys themselves into “jwks”.',
    )
    return
  }
  const weakness = typeof key.n === 'string' ? modulusWeakness(key.n) : undefined
  if (weakness) add('weak-modulus', `can be broken: its modulus ${weaknesses[weakness]}. Replace it.`)
  const bits = modulusBits(key)
  if (bits > 0 && bits < 2048)
    add('short-rsa', `has ${bits} bits; RSA keys need 2048 or more, and many verifiers refuse a shorter one.`)
  const exponent = octetsOf(key, 'e')
  if (!exponent || exponent.length === 0) return
  const value = exponent.reduce((sum, octet) => sum * 256 + octet, 0)
  // RFC 8017 section 3.1 asks for an odd number from 3 on, FIPS 186-5 appendix A.1.1 for one above 2^16.
  if (value < 2 || (exponent.at(-1) ?? 0) % 2 === 0)
    add('weak-exponent', 'has a public exponent that gives no protection. Replace it.')
  else if (value < 65_537)
    add('small-exponent', `has the public exponent ${value}. It is rare, and standards ask for 65537 or more.`)
}

/** RFC 7517 section 4.7: the key in the first certificate is the key. Silent where either cannot be read. */
function differsFromCertificate(key: Jwk): boolean {
  const first: unknown = Array.isArray(key.x5c) ? key.x5c[0] : undefined
  const decoded = typeof first === 'string' ? decodeBase64(first) : undefined
  const read = decoded?.ok ? readDerKey(decoded.octets) : undefined
  if (!read?.ok || read.form !== 'certificate' || read.unfinished) return false
  const own = thumbprintOf(key)
  return own !== undefined && own !== thumbprintOf(read.jwk)
}

/** The keys by id, or by number where they have none. */
function whoAre(keys: readonly Jwk[], indices: readonly number[]): string {
  const names = indices.slice(0, 4).map((i) => {
    const kid = keys[i]?.kid
    return typeof kid === 'string' ? shown(kid, 60) : `number ${i + 1}`
  })
  if (indices.length > 4) names.push(`${indices.length - 4} more`)
  const last = names.pop() ?? ''
  if (keys.length === 1) return 'The key'
  return names.length > 0 ? `Keys ${names.join(', ')} and ${last}` : `Key ${last}`
}

import { credentialOf } from '../registry/credentials.ts'
import { isPublicWord } from '../registry/public-words.ts'
import { mask } from './mask.ts'

/** Longer values are masked even where the list lets them through: no identifier is as long. */
const longest = 512

const jose = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8,}/
const email = /[^\s@/:,;<>"']{1,64}@[^\s@/:,;<>"']{1,100}/
/** Random, and public by design: a UUID, a user pool of Amazon Cognito. */
const publicId = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z\d]{9})$/i
/** Of clients at Cognito, Auth0 and Google: random, and in every address of a sign-in. */
const clientId = /^(?:[a-z\d]{26}|[A-Za-z\d]{32}|\d+-[a-z\d]+\.apps\.googleusercontent\.com)$/
/** Path segments behind which the name of somebody stands. */
const people: ReadonlySet<string> = new Set(['users', 'user', 'people', 'person', 'members', 'member', 'u', 'profiles'])
/** What a name or a word of a secret begins with. */
const ofSecret = /(?:secret|passw|pwd|token|apikey|api_key|credential)/i

/**
 * A value that names a system, without what does not: one rule for every member, whatever it is called. What looks like an
 * e-mail address, a token, a known credential, something random, a name of a person, a user or a query in an address is
 * masked, with its shape kept; what is in doubt, too.
 */
export function withoutPrivate(value: string): string {
  if (value.length > longest || jose.test(value) || /[{}<>"\\\n\r]/.test(value)) return value === '' ? '' : mask
  return value
    .split(/([\s,;]+)/)
    .map((word, i) => (i % 2 === 1 ? word : wordWithout(word)))
    .join('')
}

/** Whether nothing of it would be masked. */
export const isShareable = (value: string): boolean => withoutPrivate(value) === value

/** Whether this browser may remember it: the person typed it here, so the id of a client may stay. */
export const isKeepable = (value: string): boolean =>
  value.split(/[\s,]+/).every((word) => clientId.test(word) || isShareable(word))

function wordWithout(word: string): string {
  if (word === '' || publicId.test(word)) return word
  if (/^[a-z][a-z\d+.-]{0,20}:\/\//i.test(word)) return addressWithout(word)
  if (email.test(word)) return `${mask}@`
  if (credentialOf(word) !== undefined) return mask
  // Identifiers of one app for another, and of an API: urn:api:orders, api://host/path, tenant|connection.
  return word
    .split(/([:/|])/)
    .map((piece, i, pieces) => (i % 2 === 1 ? piece : pieceWithout(piece, pieces[i - 2])))
    .join('')
}

function addressWithout(word: string): string {
  const [, scheme = '', authority = '', path = '', rest = ''] = /^([^:]+:\/\/)([^/?#]*)([^?#]*)(.*)$/s.exec(word) ?? []
  const host = authority.includes('@') ? `${mask}@${authority.slice(authority.lastIndexOf('@') + 1)}` : authority
  const segments = path.split('/')
  const kept = segments.map((segment, i) => pieceWithout(segment, segments[i - 1]))
  const tail = rest.length <= 1 ? rest : `${rest[0]}${mask}`
  return `${scheme}${hostWithout(host)}${kept.join('/')}${tail}`
}

/** Labels of a host are names of systems, unless they are random or somebody's address in disguise. */
const hostWithout = (host: string) =>
  host
    .split('.')
    .map((label) => (isRandom(label) ? 'masked' : label))
    .join('.')

function pieceWithout(piece: string, before: string | undefined): string {
  if (piece === '' || publicId.test(piece)) return piece
  const plain = decoded(piece)
  const ofPerson = before !== undefined && (people.has(before.toLowerCase()) || plain.startsWith('~'))
  const isPrivate =
    (ofPerson && !isPublicWord(plain)) ||
    email.test(plain) ||
    credentialOf(plain) !== undefined ||
    isRandom(plain) ||
    isSecretName(plain) ||
    isPersonName(plain)
  return isPrivate ? mask : piece
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

/** Long runs of digits, and letters and digits in an order that no word has. */
function isRandom(piece: string): boolean {
  if (/\d{9}/.test(piece)) return true
  const flat = piece.replaceAll(/[-_~.]/g, '')
  if (flat.length < 16 || !/^[A-Za-z\d+/=]+$/.test(flat)) return false
  const [digits, changes, turns] = [
    flat.match(/\d/g),
    flat.match(/\d[A-Za-z]|[A-Za-z]\d/g),
    flat.match(/[A-Z][a-z]|[a-z][A-Z]/g),
  ]
  const mixed = (digits?.length ?? 0) >= 3 && (changes?.length ?? 0) >= 3
  // Words in camel case turn twice for each word; what is random turns every other letter.
  const restless = (turns?.length ?? 0) >= flat.length / 3
  return mixed || restless || !/[aeiouy]/i.test(flat)
}

/** A word about secrets that goes on with something of its own: `sk_secret_x`, `YOUR_TOKEN_aliceSecret`. */
function isSecretName(piece: string): boolean {
  if (!ofSecret.test(piece)) return false
  return partsOf(piece).some(
    (part) => part.length > 2 && !isPublicWord(part) && !/^(?:secret|password|apikey)s?$/i.test(part),
  )
}

/** Two or three words of letters, none of which anything technical is called. */
function isPersonName(piece: string): boolean {
  if (!/^[\p{L}'’]+(?:[._-][\p{L}'’]+){1,2}$/u.test(piece)) return false
  return piece.split(/[._-]/).every((part) => part.length >= 2 && !isPublicWord(part))
}

const partsOf = (piece: string) => piece.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '')

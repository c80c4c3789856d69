import { credentialOf } from '../registry/credentials.ts'
import { isPublicWord } from '../registry/public-words.ts'
import { mask } from './mask.ts'
import { email, isRandom, jose, publicId } from './random.ts'

/** Longer values are masked even where the list lets them through: no identifier is as long. */
const longest = 512

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
  const [, scheme = '', authority = '', path = '', rest = ''] =
    /^([^:]+:\/\/)([^/?#]*)((?:\/[^?#]*)?)(.*)/s.exec(word) ?? []
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

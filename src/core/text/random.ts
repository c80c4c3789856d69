/** Values that nobody could have made up: they open doors, or name somebody. A first look, without lists of known forms. */

/** A JOSE header wherever it stands: `{` with a quotation mark or white space, in base64url. */
export const jose = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8}/
export const email = /[^\s@/:,;<>"']{1,64}@[^\s@/:,;<>"']{1,100}/

/** Random, and public by design: a UUID, a user pool of Amazon Cognito. */
export const publicId = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[a-z]{2}(?:-[a-z]+){1,4}-\d_[A-Za-z\d]{9})$/i
/** Of clients at Cognito, Auth0 and Google: random, and in every address of a sign-in. */
const clientId = /^(?:[a-z\d]{26}|[A-Za-z\d]{32}|\d+-[a-z\d]+\.apps\.googleusercontent\.com)$/

/** Long runs of digits, and letters and digits in an order that no word has. */
export function isRandom(piece: string): boolean {
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

/** Whether this browser may remember it: the person typed it here, so the id of a client may stay. */
export const isKeepable = (value: string): boolean =>
  value
    .split(/[\s,]+/)
    .every((word) => clientId.test(word) || !(email.test(word) || word.split(/[:/|]/).some(isSecret)))

const isSecret = (piece: string) => !publicId.test(piece) && (jose.test(piece) || isRandom(piece))

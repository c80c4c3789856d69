import type { Expected } from './model.ts'

/** Longer values are no identifiers. */
const longest = 200

/** A JOSE header wherever it stands, behind “Bearer”, say: `{` with a quotation mark or white space, in base64url. */
const token = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8,}\./

const isIdentifier = (text: string | undefined): text is string =>
  text !== undefined && text !== '' && text.length <= longest && !token.test(text)

/**
 * The expectations without what somebody put into the wrong field: a token is neither kept nor shared. Any of the three
 * may be absent.
 */
export const identifiersOf = ({ issuer, audience, scope }: Expected): Expected => ({
  ...(isIdentifier(issuer) && { issuer }),
  ...(isIdentifier(audience) && { audience }),
  ...(isIdentifier(scope) && { scope }),
})

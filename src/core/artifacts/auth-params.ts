/** Names under which schemes carry their token, where it is a parameter instead of all that stands behind the scheme. */
const tokenNames: ReadonlySet<string> = new Set([
  'token',
  'access_token',
  't',
  'jwt',
  'assertion',
  'id_token',
  'oauth_token',
])

const first = /^[ \t]{0,8}[\w-]{1,40}[ \t]{0,8}=(?!=*[ \t]*(?:,|$))/
const one = /[\s,]*([\w-]{1,40})[ \t]{0,8}=[ \t]{0,8}(?:"([^"]*)"?|([^\s,"]*))/y

/** A parameter of credentials (RFC 9110 section 11.4), with the place of its value in the text. */
interface AuthParam {
  name: string
  from: number
  to: number
}

/** The parameters behind an authorization scheme; none where a token stands there itself. Linear. */
export function authParams(text: string): AuthParam[] {
  const found: AuthParam[] = []
  // A form was sent as it is.
  if (!first.test(text) || /^[^"\s,]*&/.test(text)) return found
  one.lastIndex = 0
  for (let match = one.exec(text); match && found.length < 50; match = one.exec(text)) {
    const [whole, name = '', quoted, plain = ''] = match
    const length = (quoted ?? plain).length
    const closed = quoted !== undefined && whole.endsWith('"') && whole.length > length + name.length ? 1 : 0
    const to = match.index + whole.length - closed
    found.push({ name, from: to - length, to })
  }
  return found
}

/** The parameter that is the token, if the scheme has one. */
export const tokenParam = (params: readonly AuthParam[]): AuthParam | undefined =>
  params.find(({ name }) => tokenNames.has(name.toLowerCase()))

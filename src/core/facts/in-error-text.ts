import { isCompactJose } from '../decode/define.ts'
import type { Artifact } from '../token/artifact.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Token } from '../token/token.ts'

/** Characters between the known words of a message and the token that it quotes: the rest of the message. */
const nearby = 200

/** What names no place of its own. */
const loose: ReadonlySet<string> = new Set(['free-text', 'bare-token', 'log-line'])

/** Marks the tokens that an error text quotes: inside of the message, or beside it on the same line. */
export function markQuoted(
  paste: string,
  artifacts: readonly Artifact[],
  tokens: readonly Token[],
  errors: readonly ErrorReading[],
): readonly Token[] {
  const isQuoted = ({ span: [start, end], artifact }: Token) =>
    loose.has(artifacts[artifact]?.carrier ?? '') &&
    errors.some(({ span: [from, to] }) => {
      const [first, second] = start < from ? [end, from] : [to, start]
      return second <= first || (second - first <= nearby && !paste.slice(first, second).includes('\n'))
    })
  return errors.length === 0
    ? tokens
    : tokens.map((token) =>
        token.place === undefined && !token.masked && isQuoted(token) ? { ...token, place: 'error-text' } : token,
      )
}

/** Without what looked like an opaque token, one word on its own, and is a message: `ERR_JWS_SIGNATURE_VERIFICATION_FAILED`. */
export const withoutMessages = (artifacts: readonly Artifact[], errors: readonly ErrorReading[]): readonly Artifact[] =>
  artifacts.filter(
    ({ carrier, span: [start, end], sightings, redacted }) =>
      redacted === true ||
      carrier !== 'bare-token' ||
      sightings.some(({ text }) => isCompactJose(text)) ||
      !errors.some(({ span: [from, to] }) => from <= start && end <= to),
  )

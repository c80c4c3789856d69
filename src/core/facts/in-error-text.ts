import type { ErrorReading } from '../errors/read-errors.ts'
import type { Artifact, Token } from '../model.ts'

/** Characters between a message and the token that it quotes: “, token: ”, say. */
const nearby = 60

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
    : tokens.map((token) => (token.place === undefined && isQuoted(token) ? { ...token, place: 'error-text' } : token))
}

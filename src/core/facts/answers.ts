import type { Condition } from '../registry/conditions.ts'
import type { Artifact } from '../token/artifact.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Token } from '../token/token.ts'
import { askedOf } from '../token/asked.ts'
import { once } from './once.ts'

/** A parameter of the challenges of one artifact; the first, as written. */
export function challengeParameter({ challenges = [] }: Artifact, wanted: string): string | undefined {
  for (const { parameters } of challenges)
    for (const [name, value] of parameters) if (name.toLowerCase() === wanted) return value
  return undefined
}

/** The error code of an answer, in its header or in its body (RFC 6750 section 3, RFC 6749 section 5.2). */
export const codeOf = (artifact: Artifact | undefined): string | undefined =>
  artifact && (artifact.error?.code ?? challengeParameter(artifact, 'error'))

export const endpointAsked = once((artifacts: readonly Artifact[]) =>
  artifacts.reduce<Artifact['asks']>((found, artifact) => found ?? askedOf(artifact), undefined),
)

/** The one token that an answer can be about; undefined where there are several, or none. */
export const tokenInQuestion = once((tokens: readonly Token[]): Token | undefined => {
  const labelled = tokens.some(({ hint }) => hint === 'access-token')
  const own = tokens.filter(
    ({ companion, hint, use }) =>
      !companion &&
      !(labelled && (hint === 'id-token' || hint === 'refresh-token')) &&
      use !== 'dpop-proof' &&
      use !== 'client-assertion',
  )
  return own.length === 1 ? own[0] : undefined
})

/** The first error text that may stand for a condition; `surely`: for nothing else. */
export const readingFor = (errors: readonly ErrorReading[], condition: Condition, surely = false) =>
  errors.find(({ conditions }) => conditions.includes(condition) && (!surely || conditions.length === 1))

/** The tokens of each artifact, by its index. */
export const tokensByArtifact = once((tokens: readonly Token[]): ReadonlyMap<number, readonly Token[]> => {
  const found = new Map<number, Token[]>()
  for (const token of tokens) {
    const others = found.get(token.artifact)
    if (others) others.push(token)
    else found.set(token.artifact, [token])
  }
  return found
})

/** Rows that do not tell why, though they say something: the metadata of the API, a browser that hides the answer, an unknown text. */
const otherwise: ReadonlySet<string> = new Set(['E009', 'E575', 'E800'])

/** Whether it says that somebody refused, and not why. A bare challenge says so of requests without a token too. */
export const isReasonless = ({ id, conditions }: ErrorReading): boolean =>
  id === 'E001' || (conditions.length === 0 && !otherwise.has(id))

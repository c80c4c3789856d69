import type { Artifact } from '../token/artifact.ts'
import type { Token } from '../token/token.ts'
import { credentialById } from '../registry/credentials.ts'

/** Authorization codes of a callback or of a token request (RFC 6749 sections 4.1.2 and 4.1.3). */
const codesOf = ({ code, request }: Artifact): string[] => [
  ...(code === undefined ? [] : [code]),
  ...(request?.parameters.flatMap(([name, value]) => (name === 'code' && value !== '' ? [value] : [])) ?? []),
]

/** The same tokens; an opaque one that the same paste calls a code is one, whatever it looks like. */
export function withCodes(artifacts: readonly Artifact[], tokens: readonly Token[]): readonly Token[] {
  const codes = new Set(artifacts.flatMap(codesOf))
  const credential = credentialById('authorization-code')
  if (codes.size === 0 || !credential) return tokens
  return tokens.map((token) =>
    token.kind === 'opaque' && codes.has(token.text) ? { ...token, credential, use: token.hint ?? 'unknown' } : token,
  )
}

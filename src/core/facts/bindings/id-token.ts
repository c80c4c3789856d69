import type { HashName } from '../../decode/digest.ts'
import type { Artifact } from '../../token/artifact.ts'
import type { Binding } from '../../model/binding.ts'
import type { Token } from '../../token/token.ts'
import { algorithm } from '../../registry/algorithms.ts'
import type { Named, NamedByHash } from './access-tokens.ts'
import { hashed } from './access-tokens.ts'
import { bindingOf } from './make-binding.ts'

/** Authorization codes of callbacks and of token requests, which `c_hash` is about. */
export const codesOf = (artifacts: readonly Artifact[]): Named[] =>
  artifacts.flatMap(({ code, request }, artifact) => {
    const sent = request?.endpoint === 'token' ? request.parameters.find(([name]) => name === 'code')?.[1] : undefined
    const text = code ?? sent
    return text ? [{ text, artifact }] : []
  })

/**
 * The hash that `at_hash` and `c_hash` are made with: the one of the ID token’s own algorithm (OpenID Connect Core section
 * 3.1.3.6). `sure`: it is written down which; for EdDSA it is only what implementations do.
 */
function hashesOf(alg: unknown): { hashes: readonly HashName[]; sure: boolean } {
  const bits = typeof alg === 'string' ? /(?:256|384|512)(?=K?$)/.exec(alg)?.[0] : undefined
  if (algorithm(alg) && (bits === '256' || bits === '384' || bits === '512'))
    return { hashes: [`sha-${bits}`], sure: true }
  return { hashes: ['sha-512', 'sha-256', 'sha-384'], sure: false }
}

/** Whether an ID token was issued together with the access token and the code that stand in the same paste. */
export function bindingsOfIdToken(
  { header, claims, artifact }: Token,
  index: number,
  accessTokens: NamedByHash,
  codes: NamedByHash,
): Binding[] {
  return [...halfHash('at-hash', claims?.at_hash, accessTokens), ...halfHash('c-hash', claims?.c_hash, codes)]

  function halfHash(check: 'at-hash' | 'c-hash', value: unknown, named: NamedByHash): Binding[] {
    if (typeof value !== 'string' || named.none) return []
    const { hashes, sure } = hashesOf(header?.alg)
    for (const hash of hashes) {
      const other = named.withHash(value, hash, true, artifact)
      if (other)
        return [bindingOf(index, { check, outcome: 'met', ...placeOf(other) }, { expected: value, found: value })]
    }
    const other = named.only(artifact)
    const [hash] = hashes
    if (!other || !sure || hash === undefined)
      return [bindingOf(index, { check, outcome: 'unknown', ...(other && placeOf(other)) }, { found: value })]
    const expected = hashed(other.text, hash, true)
    return [bindingOf(index, { check, outcome: 'not-met', ...placeOf(other) }, { expected, found: value })]
  }
}

const placeOf = ({ token }: Named) => (token === undefined ? {} : { with: token })

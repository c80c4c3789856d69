import type { Artifact } from '../../token/artifact.ts'
import type { Binding } from '../../model/binding.ts'
import type { Context } from '../../model/inspection.ts'
import type { Token } from '../../token/token.ts'
import { accessTokensOf, NamedByHash } from './access-tokens.ts'
import { bindingOf } from './make-binding.ts'
import { bindingsOfCertificate, certificatesOf } from './certificate.ts'
import { bindingsOfProof } from './dpop-proof.ts'
import { bindingsOfIdToken, codesOf } from './id-token.ts'
import { bindingsOfKeyBinding } from './key-binding.ts'

/**
 * What belongs together in a paste, and whether it does: a DPoP proof with its request and its access token, an ID token
 * with what was issued beside it, a token with a certificate, an SD-JWT with its key binding. Token by token, in the order
 * of `checks`. Nothing here says who signed a token. Of a redacted copy, what its sender's page said. Linear; never throws.
 */
export function bindingsOf(artifacts: readonly Artifact[], tokens: readonly Token[], context: Context): Binding[] {
  const accessTokens = new NamedByHash(accessTokensOf(tokens))
  const codes = new NamedByHash(codesOf(artifacts))
  const certificates = certificatesOf(artifacts.flatMap(({ certificate }) => (certificate ? [certificate] : [])))
  return tokens.flatMap((token, index) => {
    if (token.masked) return (token.told ?? []).map((told) => bindingOf(index, told))
    const artifact = artifacts[token.artifact]
    const isProof = token.use === 'dpop-proof' && token.kind === 'jws' && artifact !== undefined
    return [
      ...(isProof ? bindingsOfProof(token, index, { artifact, tokens, accessTokens, context }) : []),
      ...(token.use === 'access-token' ? [] : bindingsOfIdToken(token, index, accessTokens, codes)),
      ...bindingsOfCertificate(token, index, certificates),
      ...bindingsOfKeyBinding(token, index, context),
    ]
  })
}

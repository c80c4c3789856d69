import { isEncrypted } from './decode/index.ts'
import type { Inspection } from './inspect.ts'
import type { Token } from './token/token.ts'
import { algorithm } from './registry/algorithms.ts'
import type { RuleId } from './rules/index.ts'

/** Findings after which no API can check the token by itself, and why. */
const never: { readonly [rule in RuleId]?: string } = {
  'okta-org-as':
    'Okta’s Org authorization server makes access tokens for Okta alone. Their keys and claims may change without notice, so your API must not check them itself.',
  'graph-token-unverifiable':
    'This token is for Microsoft. Its header is changed after signing, so no other API can check it, and Entra ID has no introspection endpoint. Ask for a token with a scope of your own API.',
  'auth0-jwe-no-audience':
    'Auth0 has encrypted this token for itself, and has no introspection endpoint. Your API can check a token only once the login names it as audience.',
  'google-opaque': 'Google’s access tokens are opaque: only Google knows what stands behind one.',
}

/**
 * Why the API cannot check the selected token by itself; undefined where it can, by published keys. The ways of the
 * snippets would then be of no use, and asking the provider is what is left.
 */
export function whyNotLocally({ tokens, findings, selected }: Inspection): string | undefined {
  const token = selected === null ? undefined : tokens[selected]
  if (!token) return undefined
  for (const { rule, token: index, outcome } of findings) {
    const reason = index === selected && outcome === 'flag' ? never[rule] : undefined
    if (reason !== undefined) return reason
  }
  return byShape(token)
}

function byShape(token: Token): string | undefined {
  const { kind, use, header } = token
  if (use === 'refresh-token')
    return 'A refresh token is for the provider’s token endpoint only. An API is given the access token.'
  if (kind === 'opaque')
    return 'An opaque token says nothing by itself: only who issued it knows what stands behind it.'
  if (isEncrypted(token))
    return 'This token is encrypted. Only who holds the key can read it; published keys do not help.'
  if (algorithm(header?.alg)?.family === 'HMAC')
    return 'This token is signed with a shared secret, so there are no published keys to check it with. Let the provider sign with RS256 or ES256, or check it with the secret.'
  return undefined
}

import { isEncrypted, isSigned } from '../decode/index.ts'
import type { VerificationResult } from '../model/verification.ts'
import type { ProviderSighting } from '../providers/index.ts'
import { chosenProvider, recogniseProvider, recogniseRequest } from '../providers/index.ts'
import type { Artifact } from '../token/artifact.ts'
import { issuerOf } from '../token/claims.ts'
import type { Token } from '../token/token.ts'

/** What depends neither on the time nor on what an API expects. */
export interface Recognition {
  /** For each token, the provider that it points to. */
  providers: readonly (ProviderSighting | null)[]
  /** For each artifact, the provider of the request in it. */
  requests: readonly (ProviderSighting | undefined)[]
  /** Of whatever was pasted beside a value that says nothing of its issuer. */
  beside: ProviderSighting | undefined
  /** For each token, why its signature cannot be checked, or that only a key is wanting. */
  unchecked: readonly VerificationResult[]
}

/** Whose tokens these are. `said`: id of the provider that the person says it is; a host that is a provider's own goes before. */
export function recognise(artifacts: readonly Artifact[], tokens: readonly Token[], said?: string): Recognition {
  const requests = artifacts.map(({ request }) => (request ? recogniseRequest(request) : undefined))
  const own = tokens.map((token) => {
    const recognised = recogniseProvider(token)
    return recognised?.confidence === 'host' ? recognised : (chosenProvider(said, token) ?? recognised)
  })
  // A value that says nothing of its issuer belongs to the provider of what was pasted beside it.
  const beside = [...own, ...requests].find((sighting) => sighting !== undefined)
  return {
    providers: tokens.map((token, i) => own[i] ?? (issuerOf(token) === undefined ? beside : undefined) ?? null),
    requests,
    beside,
    unchecked: tokens.map(uncheckedOf),
  }
}

function uncheckedOf(token: Token): VerificationResult {
  const { kind, header, parts, text } = token
  if (isEncrypted(token)) return { status: 'unverifiable', because: 'encrypted' }
  if (kind === 'opaque' || kind === 'placeholder') return { status: 'unverifiable', because: 'opaque' }
  if (!isSigned(token)) return { status: 'unverifiable', because: 'other-form' }
  if (typeof header?.alg === 'string' && header.alg.toLowerCase() === 'none')
    return { status: 'unverifiable', because: 'unsecured' }
  // Behind the signature of an SD-JWT stands what its issuer did not sign; JSON may hold several signatures.
  const signed = parts.filter(({ label }) => label === 'header' || label === 'claims' || label === 'signature')
  const damaged =
    parts.some(({ label }) => label === 'unexpected') ||
    (kind === 'jws' && parts.length !== 3) ||
    signed.some(({ fault }) => fault?.fault === 'not-base64url')
  // Padding may have been signed along, as by an AWS load balancer; nothing else is forgiven.
  const pieces = text.split('.', 4)
  const onlyPadded = pieces.length === 3 && pieces.every(isPadded)
  if (!header || (damaged && !onlyPadded)) return { status: 'unverifiable', because: 'malformed' }
  return { status: 'unverifiable', because: 'no-key-source' }
}

const isPadded = (part: string) => /^[\w-]+={0,2}$/.test(part) && part.length % 4 === 0

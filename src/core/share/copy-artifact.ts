import type { Challenge, OAuthRequest, TokenAnswer } from '../model/messages.ts'
import { isPlainAddress } from '../text/plain-address.ts'
import type { Artifact } from '../token/artifact.ts'
import { askedOf } from '../token/asked.ts'
import { isPublic, longest, mask } from './mask.ts'
import {
  challengeParameters,
  openChallengeParameters,
  openParameters,
  openSchemes,
  openTokenTypes,
} from './open-lists.ts'

/** What a copy holds of an artifact. */
export interface CopiedArtifact extends Pick<
  Artifact,
  | 'carrier'
  | 'label'
  | 'scheme'
  | 'schemeDoubled'
  | 'request'
  | 'challenges'
  | 'introspection'
  | 'response'
  | 'date'
  | 'password'
  | 'keys'
  | 'config'
  | 'callback'
  | 'metadata'
  | 'asks'
> {
  error?: { code: string }
}

/** An artifact as a copy holds it, without its tokens. */
export const copyArtifact = (artifact: Artifact): CopiedArtifact => ({
  carrier: artifact.carrier,
  label: artifact.label,
  ...(artifact.scheme !== undefined && { scheme: maskScheme(artifact.scheme) }),
  ...(artifact.schemeDoubled && { schemeDoubled: true as const }),
  ...(artifact.request && { request: maskRequest(artifact.request) }),
  ...(artifact.error && {
    error: { code: /^[a-z_]{1,60}$/.test(artifact.error.code) ? artifact.error.code : mask },
  }),
  ...(artifact.challenges && { challenges: artifact.challenges.map(maskChallenge) }),
  ...(artifact.introspection && { introspection: { active: artifact.introspection.active } }),
  ...(artifact.response && { response: maskAnswer(artifact.response) }),
  ...(artifact.date !== undefined && { date: artifact.date }),
  ...(artifact.password && { password: true as const }),
  ...(artifact.keys !== undefined && { keys: artifact.keys }),
  ...(artifact.config && { config: artifact.config }),
  ...copyAnswer(artifact),
})

/** What a copy holds of an answer beside its challenges: addresses of servers, as `iss` of a token, and yes or no. */
function copyAnswer(artifact: Artifact): Pick<Artifact, 'callback' | 'metadata' | 'asks'> {
  const { callback, metadata } = artifact
  const asks = askedOf(artifact)
  return {
    ...(callback && {
      callback: { ...callback, ...(callback.issuer !== undefined && { issuer: address(callback.issuer) }) },
    }),
    ...(metadata && {
      metadata: {
        ...metadata,
        issuer: address(metadata.issuer),
        ...(metadata.address !== undefined && { address: address(metadata.address) }),
      },
    }),
    ...(asks && { asks }),
  }
}

/** Without a user, a query or anything that no server is called. */
const address = (value: string) => (isPlainAddress(value) ? value : mask)

function maskAnswer({ expiresIn, tokenType, scope, members }: TokenAnswer): TokenAnswer {
  return {
    ...(expiresIn !== undefined && { expiresIn }),
    ...(tokenType !== undefined && { tokenType: openTokenTypes.has(tokenType.toLowerCase()) ? tokenType : mask }),
    ...(scope !== undefined && { scope: openChallengeParameters.get('scope')?.test(scope) ? scope : mask }),
    members: members.slice(0, 50).map((name) => (isPublic(name) ? name : mask)),
  }
}

const maskScheme = (scheme: string) => (openSchemes.has(scheme.toLowerCase()) ? scheme : mask)

function maskChallenge({ scheme, parameters }: Challenge): Challenge {
  const kept = parameters.map(([name, value]): [string, string] => {
    const open = value.length <= longest && openChallengeParameters.get(name.toLowerCase())?.test(value)
    return [challengeParameters.has(name.toLowerCase()) ? name : mask, open || value === '' ? value : mask]
  })
  return { scheme: scheme === '' ? '' : maskScheme(scheme), parameters: kept }
}

function maskRequest({ endpoint, url, parameters }: OAuthRequest): OAuthRequest {
  const kept = parameters
    .slice(0, 50)
    .map(([name, value]): [string, string] => [isPublic(name) ? name : mask, maskParameter(name, value)])
  return { endpoint, url, parameters: kept }
}

function maskParameter(name: string, value: string): string {
  if (openParameters.has(name) && value.length <= longest) return value
  // Where a sign-in comes back to helps; what its query carries may be somebody's state.
  if (name === 'redirect_uri' && URL.canParse(value) && value === value.trim()) {
    const { protocol, host, pathname, hash } = new URL(value)
    return `${protocol}//${host}${pathname}${hash === '' ? '' : `#${mask}`}`
  }
  return value === '' ? '' : mask
}

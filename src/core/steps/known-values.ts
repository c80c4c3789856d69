/** What the facts give away, to be filled into a step; a placeholder where they do not. */
import type { Facts, TokenFacts } from '../facts/gather.ts'
import type { OAuthRequest } from '../model/messages.ts'
import { plain } from '../snippets/snippet.ts'
import { isClientId } from '../token/token-use.ts'
import type { Token } from '../token/token.ts'

export const tokenFacts = (facts: Facts): TokenFacts | undefined => (facts.about === 'token' ? facts : undefined)

/** The audience that the person's API expects, once they have said so. */
export const wanted = (facts: Facts, placeholder: string) => plain(facts.wantedAudience[0], placeholder)

/** The issuer that the token names, to copy into a setting. */
export const issuerOfToken = (facts: Facts, placeholder: string) =>
  plain(tokenFacts(facts)?.issuer ?? facts.provider?.endpoints.issuer, placeholder)

/** Scheme and host of the provider's server, or the placeholder. */
export function serverOf(facts: Facts, placeholder: string): string {
  const { issuer, userinfo } = facts.provider?.endpoints ?? {}
  const address = issuer ?? userinfo
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : placeholder
}

/** The pasted request to the provider: the one that is judged, or one beside the token that goes to the same host. */
export function pastedRequest(facts: Facts): OAuthRequest | undefined {
  if (facts.about === 'request') return facts.request
  const { issuer } = facts.provider?.endpoints ?? {}
  const host = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).host : undefined
  const requests = facts.artifacts.flatMap(({ request }) => (request ? [request] : []))
  const ours = requests.filter(
    ({ url }) => URL.canParse(url) && (host === undefined || sameProvider(host, new URL(url).host)),
  )
  return ours.find(({ endpoint }) => endpoint === 'authorize') ?? ours[0]
}

/** Entra ID's v1 issuer is on a host that takes no requests, and External ID has two names for one host. */
const sameProvider = (issuer: string, request: string) =>
  issuer === request ||
  [issuer, request].every((host) => host.endsWith('.ciamlogin.com')) ||
  (/^sts\.(?:windows\.net|chinacloudapi\.cn)$/.test(issuer) && /microsoftonline/.test(request))

/** The client id that the paste gives away: of the token, of the request, or of a token beside it. */
export function clientId(facts: Facts, placeholder = 'YOUR_CLIENT_ID'): string {
  const own = tokenFacts(facts)?.token
  const server = serverOf(facts, '')
  const beside = facts.tokens.filter(({ claims }) => {
    const issuer = claims?.iss
    return typeof issuer === 'string' && URL.canParse(issuer) && new URL(issuer).origin === server
  })
  const candidates = [
    own && clientOf(own),
    pastedRequest(facts)?.parameters.find(([name]) => name === 'client_id')?.[1],
    ...beside.map(clientOf),
  ]
  return plain(
    candidates.find((candidate) => candidate !== undefined),
    placeholder,
  )
}

function clientOf({ claims, use }: Token): string | undefined {
  if (!claims) return undefined
  const named = [claims.azp, claims.client_id, claims.cid, claims.appid].find((value) => typeof value === 'string')
  if (typeof named === 'string') return named
  const { aud } = claims
  return typeof aud === 'string' && (use === 'id-token' || isClientId(aud, claims)) ? aud : undefined
}

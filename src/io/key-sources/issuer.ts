import { asObject, readJson } from '../../core/decode/json.ts'
import type { JsonObject } from '../../core/model/primitives.ts'
import { issuerOf } from '../../core/token/claims.ts'
import type { Token } from '../../core/token/token.ts'
import { type KeyPlan, planFor } from '../../core/verify/discovery.ts'
import { issuerDifference } from '../../core/verify/issuer-difference.ts'
import type { Http } from '../http.ts'
import { isNearer, mayFetch } from '../address.ts'
import type { FetchedKeys, FetchKeys, KeySource, NamedPlan, PlaceFault } from './define.ts'
import { fetchDocument } from './document.ts'

type Failed = Extract<FetchedKeys, { ok: false }>

/** After these the next place would only fail the same way. */
const hopeless: ReadonlySet<string> = new Set(['airplane', 'offline', 'local-network', 'mixed-content', 'not-https'])

/**
 * Fetches an issuer's keys: metadata → `jwks_uri` → keys. Metadata that names another issuer is refused (RFC 8414
 * section 3.3): its keys would prove nothing about this one. Rejects only when cancelled.
 */
export const fetchIssuerKeys: FetchKeys<KeyPlan> = async (plan, http, signal) => {
  let failure: Failed | undefined
  for (const url of plan.metadata) {
    // The second place is asked only when the first has nothing.
    // oxlint-disable-next-line no-await-in-loop
    const read = await readMetadata(url, http, signal)
    if (read.ok) {
      // oxlint-disable-next-line no-await-in-loop
      return await fetchNamed(plan, read, http, signal)
    }
    failure = graver(failure, read)
    if (hopeless.has(read.because)) break
  }
  if (plan.jwks === undefined || (failure && hopeless.has(failure.because)))
    return failure ?? { ok: false, because: 'unreadable', url: plan.issuer }
  return await fetchDocument({ url: plan.jwks, purpose: 'keys of the issuer', kid: plan.kid }, http, signal)
}

interface Metadata {
  ok: true
  url: string
  document: JsonObject
}

/** What a document must have to be taken for metadata at all: a name or a place. */
async function readMetadata(url: string, http: Http, signal: AbortSignal): Promise<Metadata | Failed> {
  const answer = await http(url, 'metadata of the issuer', signal)
  if (!answer.ok) return answer
  const json = readJson(answer.text)
  if (!json.ok) return { ok: false, because: 'not-json', url }
  const document = asObject(json.root.value)
  if (typeof document?.['issuer'] !== 'string' && typeof document?.['jwks_uri'] !== 'string')
    return { ok: false, because: 'not-metadata', url }
  return { ok: true, url, document }
}

/** The keys at the place that the metadata names, once it is known to speak for this issuer. */
async function fetchNamed(
  plan: KeyPlan,
  { url: metadata, document }: Metadata,
  http: Http,
  signal: AbortSignal,
): Promise<FetchedKeys> {
  const found = typeof document['issuer'] === 'string' ? document['issuer'] : ''
  const difference = issuerDifference(plan.issuer, found, plan.tenant)
  if (difference !== undefined) return { ok: false, because: 'issuer-mismatch', url: metadata, found, difference }
  const url = document['jwks_uri']
  if (typeof url !== 'string') return { ok: false, because: 'not-metadata', url: metadata }
  const fault = placeFault(url)
  if (fault) return { ok: false, because: 'not-metadata', url: metadata, place: { jwks_uri: url, fault } }
  const { hostname, origin } = new URL(url)
  // An issuer from outside that sends this page into somebody's own network is after something else than its keys.
  if (isNearer(hostname, new URL(metadata).hostname))
    return { ok: false, because: 'nearer-place', url: metadata, place: { jwks_uri: url, fault: 'nearer' } }
  const { kid } = plan
  // What is refused anyway needs nobody’s consent.
  if (mayFetch(url) && !askedOrigins(plan).has(origin)) {
    const next: NamedPlan = {
      source: 'named-place',
      origin: 'issuer',
      url,
      asks: [url],
      metadata,
      issuer: found,
      ...(kid !== undefined && { kid }),
    }
    return { ok: false, because: 'other-place', url, metadata, next }
  }
  const keys = await fetchDocument({ url, purpose: 'keys of the issuer', kid }, http, signal)
  return { ...keys, metadata, ...(keys.ok && { issuer: found }) }
}

/** The issuer's own origin, and those that the button has named: for known providers the place of their keys is among them. */
const askedOrigins = ({ asks, issuer: own }: KeyPlan): ReadonlySet<string> =>
  new Set([...asks, own].flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : [])))

/** RFC 8414 section 2 and OpenID Connect Discovery section 3 have an absolute URL. Plain http is for `http` to refuse. */
function placeFault(place: string): PlaceFault | undefined {
  if (!URL.canParse(place)) return 'relative'
  const { protocol, username, password } = new URL(place)
  if (protocol !== 'https:' && protocol !== 'http:') return 'not-http'
  return username === '' && password === '' ? undefined : 'user-info'
}

/** Of two places that failed, the one that says more: an answer says more than silence, and silence more than “not here”. */
function graver(earlier: Failed | undefined, later: Failed): Failed {
  if (!earlier) return later
  const weight = ({ because }: Failed) => (because === 'not-found' ? 0 : because === 'unreadable' ? 1 : 2)
  return weight(later) >= weight(earlier) ? later : earlier
}

/** Whose keys are asked for. An AWS load balancer names the issuer in the header alone, where it is signed as well. */
export const ownerOf = (token: Token) =>
  issuerOf(token) ?? (typeof token.header?.iss === 'string' ? token.header.iss : undefined)

export const issuer: KeySource<KeyPlan> = {
  offered(token, endpoints) {
    const plan = planFor(ownerOf(token), endpoints, token)
    return plan ? [plan] : []
  },
  fetch: fetchIssuerKeys,
}

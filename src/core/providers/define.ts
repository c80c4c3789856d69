import type { JsonObject } from '../model/primitives.ts'
import type { Endpoints, Trait } from '../model/provider.ts'
import type { Source } from '../model/finding.ts'

/** What a provider is recognised by. */
export interface Seen {
  /** The issuer as a URL, when it is one. */
  issuer?: URL
  /** `iss` as written: `accounts.google.com` is one too. */
  issuerText?: string
  header?: JsonObject
  claims?: JsonObject
  /** Address of a pasted request, without query. */
  request?: URL
}

export interface Recognition {
  confidence: 'host' | 'hint'
  /** Completes “It looks like <name>: …”. */
  reason: string
  /** What kind of server or token it is, beside what is true of the whole product. */
  traits: readonly Trait[]
  /** What a signature by its keys proves, where they are not the issuer's alone: a sentence. */
  proves?: string
}

/** One identity provider: how its tokens are told, and where its endpoints are. What to change there stands in fixes/. */
export interface Provider<Id extends string = string> {
  id: Id
  name: string
  /** What is true of the whole product. */
  traits?: readonly Trait[]
  /** Never throws. Hosts are matched at label borders: `evil-auth0.com` is not Auth0. */
  recognise(seen: Seen): Recognition | undefined
  /**
   * Absolute addresses, built from the issuer or the request; what the provider does not have is left out. An empty
   * list as `metadata`: there is none for this issuer, or one that names another issuer, so that only `jwks` is asked.
   */
  endpoints(seen: Seen, recognition: Recognition): Endpoints
  /** Where the facts come from, and when somebody looked last (ISO date). */
  sources: readonly Source[]
  lastChecked: string
}

/** Issuers that are the provider's, by their traits, and look-alikes that are not. */
export interface ProviderCases {
  takes: Readonly<Record<string, { seen: () => Seen; confidence: 'host' | 'hint'; traits?: readonly Trait[] }>>
  refuses: Readonly<Record<string, () => Seen>>
}

/** Whether a host is one of the names or below it, at a label border. */
export const underHost = (host: string, ...names: readonly string[]) =>
  names.some((name) => host === name || host.endsWith(`.${name}`))

/** For cases: what is seen of a token with this issuer. */
export const issuedBy = (issuer: string, claims: JsonObject = {}, header: JsonObject = {}): Seen => ({
  ...(URL.canParse(issuer) && { issuer: new URL(issuer) }),
  issuerText: issuer,
  claims: { iss: issuer, ...claims },
  header,
})

/** For cases: what is seen of a request to this address. */
export const asked = (address: string): Seen => ({ request: new URL(address) })

/** For cases: what a provider takes, and how sure it is. */
const taken =
  (confidence: 'host' | 'hint') =>
  (seen: () => Seen, ...traits: readonly Trait[]) =>
    ({ seen, confidence, traits }) as const
export const certain = taken('host')
export const hinted = taken('hint')

import { issuerOf } from '../token/claims.ts'
import type { ProviderSightingOf } from '../model/provider.ts'
import type { OAuthRequest } from '../model/messages.ts'
import type { Token } from '../token/token.ts'
import type { Provider, Recognition, Seen } from './define.ts'
import { byHint } from './recognition.ts'
import { adfs } from './adfs.ts'
import { apple } from './apple.ts'
import { auth0 } from './auth0.ts'
import { awsAlb } from './aws-alb.ts'
import { azureB2c } from './azure-b2c.ts'
import { clerk } from './clerk.ts'
import { cloudflareAccess } from './cloudflare-access.ts'
import { cognito } from './cognito.ts'
import { descope } from './descope.ts'
import { duende } from './duende.ts'
import { entra } from './entra.ts'
import { firebase } from './firebase.ts'
import { fusionauth } from './fusionauth.ts'
import { gcpIap } from './gcp-iap.ts'
import { githubActions } from './github-actions.ts'
import { gitlab } from './gitlab.ts'
import { google } from './google.ts'
import { googleServiceAccount } from './google-service-account.ts'
import { keycloak } from './keycloak.ts'
import { kinde } from './kinde.ts'
import { kubernetes } from './kubernetes.ts'
import { logto } from './logto.ts'
import { okta } from './okta.ts'
import { onelogin } from './onelogin.ts'
import { ory } from './ory.ts'
import { pingone } from './pingone.ts'
import { salesforce } from './salesforce.ts'
import { stytch } from './stytch.ts'
import { supabase } from './supabase.ts'
import { workos } from './workos.ts'
import { zitadel } from './zitadel.ts'

/**
 * In the order of asking. The first that its host settles is it, and a load balancer goes before the issuer that it
 * names; among hints, claims that no other has go before paths and claims that others might have, too.
 */
export const providers = [
  awsAlb,
  entra,
  azureB2c,
  cognito,
  google,
  googleServiceAccount,
  firebase,
  gcpIap,
  apple,
  githubActions,
  gitlab,
  cloudflareAccess,
  workos,
  salesforce,
  clerk,
  stytch,
  descope,
  supabase,
  logto,
  kinde,
  pingone,
  onelogin,
  kubernetes,
  zitadel,
  auth0,
  okta,
  keycloak,
  fusionauth,
  ory,
  duende,
  adfs,
] as const satisfies readonly Provider[]

export type ProviderId = (typeof providers)[number]['id']

/** A provider that the paste points to. */
export type ProviderSighting = ProviderSightingOf<ProviderId>

/** The provider that a token points to, or undefined. A host that is the provider's own goes before any hint. */
export function recogniseProvider(token: Pick<Token, 'claims' | 'header' | 'kind'>): ProviderSighting | undefined {
  return recognise(seenOf(token))
}

function seenOf(token: Pick<Token, 'claims' | 'header' | 'kind'>): Seen {
  const { claims, header } = token
  const text = issuerOf(token)
  return {
    ...(text !== undefined && { issuerText: text }),
    ...(text !== undefined && URL.canParse(text) && { issuer: new URL(text) }),
    ...(header && { header }),
    ...(claims && { claims }),
  }
}

/** The provider that somebody says it is, with what is known of it; undefined for an id that is none. */
export function chosenProvider(
  id: string | undefined,
  token: Pick<Token, 'claims' | 'header' | 'kind'>,
): ProviderSighting | undefined {
  const provider = providers.find((candidate) => candidate.id === id)
  if (!provider) return undefined
  const seen = seenOf(token)
  const told = provider.recognise(seen) ?? byHint('')
  return { ...sightingOf(provider, seen, told), confidence: 'user', reason: 'you said so.' }
}

/** The provider that a request goes to, or undefined. */
export const recogniseRequest = ({ url }: OAuthRequest): ProviderSighting | undefined =>
  URL.canParse(url) ? recognise({ request: new URL(url) }) : undefined

function recognise(seen: Seen): ProviderSighting | undefined {
  let hint: ProviderSighting | undefined
  for (const provider of providers) {
    const recognition = provider.recognise(seen)
    if (!recognition) continue
    const sighting = sightingOf(provider, seen, recognition)
    if (recognition.confidence === 'host') return sighting
    hint ??= sighting
  }
  return hint
}

/** What is known of a provider that has recognised itself. */
export const sightingOf = (provider: Provider<ProviderId>, seen: Seen, recognition: Recognition): ProviderSighting => ({
  id: provider.id,
  name: provider.name,
  ...recognition,
  traits: [...(provider.traits ?? []), ...recognition.traits],
  endpoints: provider.endpoints(seen, recognition),
})

import { issuerOf } from '../facts/claims.ts'
import type { ProviderSighting } from '../finding.ts'
import type { OAuthRequest, Token } from '../model.ts'
import type { Provider, Seen } from './define.ts'
import { auth0 } from './auth0.ts'
import { cognito } from './cognito.ts'
import { entra } from './entra.ts'
import { keycloak } from './keycloak.ts'
import { okta } from './okta.ts'

/** In the order of asking: those that a host settles come before those that claims hint at. */
export const providers: readonly Provider[] = [entra, cognito, auth0, okta, keycloak]

/** The provider that a token points to, or undefined. A host that is the provider's own goes before any hint. */
export function recogniseProvider(token: Pick<Token, 'claims' | 'header' | 'kind'>): ProviderSighting | undefined {
  const { claims, header } = token
  const text = issuerOf(token)
  return recognise({
    ...(text !== undefined && { issuerText: text }),
    ...(text !== undefined && URL.canParse(text) && { issuer: new URL(text) }),
    ...(header && { header }),
    ...(claims && { claims }),
  })
}

/** The provider that a request goes to, or undefined. */
export const recogniseRequest = ({ url }: OAuthRequest): ProviderSighting | undefined =>
  URL.canParse(url) ? recognise({ request: new URL(url) }) : undefined

function recognise(seen: Seen): ProviderSighting | undefined {
  let hint: ProviderSighting | undefined
  for (const provider of providers) {
    const recognition = provider.recognise(seen)
    if (!recognition) continue
    const sighting = {
      id: provider.id,
      name: provider.name,
      ...recognition,
      endpoints: provider.endpoints(seen, recognition),
    }
    if (recognition.confidence === 'host') return sighting
    hint ??= sighting
  }
  return hint
}

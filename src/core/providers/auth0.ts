import type { Provider } from './define.ts'
import { underHost } from './define.ts'

export const auth0: Provider<'auth0'> = {
  id: 'auth0',
  name: 'Auth0',
  recognise: ({ issuer }) =>
    issuer && underHost(issuer.hostname, 'auth0.com') ? { confidence: 'host', reason: 'x', traits: [] } : undefined,
  endpoints: () => ({}),
  fixes: {},
  sources: [],
  lastChecked: '2026-11-21',
}

import { expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { accessToken, jwe } from '../testing/forge.ts'

const own = accessToken({ iss: 'https://login.customer.example/' })

it('takes the provider that the person names, for an issuer on a domain of its own', () => {
  expect(inspect(own).providers).toEqual([null])
  const [provider] = inspect(own, { provider: 'auth0' }).providers
  expect(provider).toMatchObject({ id: 'auth0', confidence: 'user' })
  expect(provider?.endpoints.jwks).toBe('https://login.customer.example/.well-known/jwks.json')
})

it('words what was a likeness as a fact then, and its opposite as none', () => {
  const token = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://login.customer.example/' })
  const message = (provider: string) =>
    inspect(token, { provider }).findings.find(({ rule }) => rule === 'auth0-jwe-no-audience')?.message
  expect(message('')).toMatch(/^This looks like/)
  expect(message('auth0')).toMatch(/^Auth0 made/)
  expect(message('okta')).toBeUndefined()
})

it('does not take it against a host that is a provider’s own, nor an id that is none', () => {
  const okta = accessToken({ iss: 'https://dev-1.okta.com/oauth2/default' })
  expect(inspect(okta, { provider: 'auth0' }).providers).toMatchObject([{ id: 'okta', confidence: 'host' }])
  expect(inspect(own, { provider: 'constructor' }).providers).toEqual([null])
})

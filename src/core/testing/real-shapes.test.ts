/** Tokens in the shapes that real issuers give them, forged here and sent through the door. */
import { describe, expect, it } from 'vitest'
import { realShapes } from './real-shapes.ts'
import { inspect } from '../inspect.ts'
import { realPastes } from './real-pastes.ts'
import { jws } from './forge.ts'

/** Between `iat` and `exp` of every shape. */
const now = 1800

const errorsIn = (paste: string) =>
  inspect(paste, { now }).findings.flatMap(({ rule, severity, outcome }) =>
    severity === 'error' && outcome === 'flag' ? [rule] : [],
  )

/** Whose they are, by the beginning of the name. */
const owners: readonly (readonly [name: string, provider: string])[] = [
  ['Auth0, access', 'auth0'],
  ['Auth0, machine', 'auth0'],
  ['Okta', 'okta'],
  ['Entra', 'entra'],
  ['Keycloak, access', 'keycloak'],
  ['Keycloak, ID', 'keycloak'],
  ['Keycloak, refresh', 'keycloak'],
  ['Cognito', 'cognito'],
  ['an AWS load balancer', 'aws-alb'],
  ['Google, button', 'google'],
  ['Google, Android', 'google'],
  ['Google, service account', 'google-service-account'],
  ['Firebase', 'firebase'],
  ['Supabase', 'supabase'],
  ['Clerk', 'clerk'],
  ['WorkOS', 'workos'],
  ['Stytch', 'stytch'],
  ['FusionAuth', 'fusionauth'],
  ['Kubernetes', 'kubernetes'],
  ['Hydra', 'ory'],
  ['Apple, ID', 'apple'],
]

/** What an API has against them. The others are good for what they are for. */
const faulty: Readonly<Record<string, readonly string[]>> = {
  'Auth0, ID token without nonce (6)': ['id-token-as-access-token'],
  'Okta, org authorization server (7)': ['okta-org-as'],
  'Okta, ID token': ['id-token-as-access-token'],
  'Entra ID, ID token with nonce': ['id-token-as-access-token'],
  'Keycloak, ID token (18)': ['id-token-as-access-token'],
  'Keycloak, refresh token': ['refresh-token-sent'],
  'Keycloak, offline token': ['refresh-token-sent'],
  'Keycloak, logout token': ['logout-token-sent'],
  'Cognito, ID token (23)': ['id-token-as-access-token'],
  'Duende, access token (41)': ['aud-missing'],
  'OpenIddict (42)': ['aud-missing'],
  'Hydra, JWT strategy (43)': ['aud-missing'],
  'oidc-provider, logout token (54)': ['logout-token-sent'],
  'a logout token without its type': ['logout-token-sent'],
  'Django, refresh token': ['refresh-token-sent'],
  'Descope, refresh token': ['refresh-token-sent'],
  'a DPoP proof (54)': ['dpop-proof-as-token'],
  'a DPoP proof without its type': ['dpop-proof-as-token'],
  'a client assertion': ['client-assertion-sent', 'expired'],
  'a client assertion without the time of issue': ['client-assertion-sent'],
  'a client assertion by its type': ['client-assertion-sent'],
  'Apple, client secret': ['client-assertion-sent'],
  'a signed authorization request': ['request-object-sent'],
}

describe('a token in the shape of', () => {
  it.each(Object.entries(realShapes))(
    '%s',
    (name, { header = '{"alg":"RS256","typ":"JWT","kid":"k"}', claims, use }) => {
      const paste = jws({ header, payload: claims })
      const { tokens, providers } = inspect(paste, { now })
      expect(tokens.map((token) => [token.kind, token.use])).toEqual([['jws', use]])
      const owner = owners.find(([beginning]) => name.startsWith(beginning))?.[1]
      if (owner !== undefined) expect(providers[0]?.id).toBe(owner)
      const known = Object.entries(faulty).find(([named]) => named === name)?.[1]
      expect(errorsIn(paste)).toEqual(known ?? [])
    },
  )
})

describe('a paste in the shape of', () => {
  it.each(Object.entries(realPastes))('%s', (_, [paste, { kind, use, provider, errors = [], also = [] }]) => {
    const { tokens, providers, findings } = inspect(paste, { now })
    expect(tokens.map((token) => [token.kind, token.use])).toEqual([[kind, use]])
    if (provider !== undefined) expect(providers[0]?.id).toBe(provider)
    expect(errorsIn(paste)).toEqual(errors)
    const rules = findings.map(({ rule }) => rule)
    for (const rule of also) expect(rules).toContain(rule)
  })

  it('GitLab’s job token (38) is read behind its prefix', () => {
    const inner = jws({
      claims: { iss: 'https://gitlab.com', sub: 'job_1', aud: 'https://gitlab.com', iat: 1, exp: 3601 },
    })
    const { tokens } = inspect(`glcbt-${inner}`, { now })
    expect(tokens[0]?.kind).toBe('jws')
    expect(tokens[0]?.undone).toEqual(['prefix'])
  })
})
